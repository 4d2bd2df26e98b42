import type { CompanyScope } from "@/lib/access/authorize";
import { type Db, pool } from "@/lib/core/db";
import type { Event, EventType } from "@/lib/events/schema";
import { attemptsLeft, outcomeOf } from "./rules";
import type { Attempt, AttemptError, Delivery } from "./schema";

/** A delivery that a worker holds, with all it takes to make the attempt. `claimedAt` is the database's clock. */
export type ClaimedDelivery = { eventId: string; endpointId: string; tokenId: string; url: string; attempts: number; claimedAt: Date; event: Event };

/** An attempt that was made, as it is kept. */
export type MadeAttempt = {
  id: string;
  startedAt: Date;
  durationMs: number;
  url: string;
  address: string | null;
  status: number | null;
  error: AttemptError | null;
  answer: string | null;
};

type EventRow = { id: string; type: string; occurredAt: Date; apiVersion: string; organisationId: string; companyId: string; data: unknown };

type DeliveryRow = {
  eventId: string;
  eventType: string;
  state: Delivery["state"];
  attempts: number;
  nextAttemptAt: Date | null;
  createdAt: Date;
  lastStatus: number | null;
  lastError: AttemptError | null;
  lastDurationMs: number | null;
  lastAnswer: string | null;
};

/** Newest first. */
export async function findDeliveries(db: Db, scope: CompanyScope, tokenId: string, limit: number): Promise<Delivery[]> {
  const rows = await db.$queryRaw<DeliveryRow[]>`
    SELECT d."eventId", event."type" AS "eventType", d."state", d."attempts", d."nextAttemptAt", d."createdAt",
      last."status" AS "lastStatus", last."error" AS "lastError", last."durationMs" AS "lastDurationMs", left(last."answer", 2000) AS "lastAnswer"
    FROM "WebhookDelivery" d
    JOIN "WebhookEndpoint" endpoint ON endpoint."id" = d."endpointId"
    JOIN "Event" event ON event."id" = d."eventId"
    LEFT JOIN "DeliveryAttempt" last ON last."eventId" = d."eventId" AND last."endpointId" = d."endpointId" AND last."number" = d."attempts"
    WHERE endpoint."tokenId" = ${tokenId}::uuid AND d."companyId" = ${scope.companyId}::uuid
    ORDER BY d."createdAt" DESC, d."eventId" DESC LIMIT ${limit}`;
  return rows.map(toDelivery);
}

/** One delivery with its event and its attempts, oldest first; null when this token never had it. */
export async function findDelivery(
  db: Db,
  scope: CompanyScope,
  tokenId: string,
  eventId: string,
): Promise<{ delivery: Delivery; attempts: Attempt[]; event: Event; endpointUrl: string } | null> {
  const row = await db.webhookDelivery.findFirst({
    where: { eventId, companyId: scope.companyId, endpoint: { tokenId } },
    include: { event: true, endpoint: { select: { url: true } }, attemptLog: { orderBy: { number: "asc" } } },
  });
  if (!row) return null;

  const attempts = row.attemptLog.map(toAttempt);
  const delivery = toDelivery({ ...row, eventType: row.event.type, ...lastOf(attempts) });
  return { delivery, attempts, event: toEvent(row.event), endpointUrl: row.endpoint.url };
}

/**
 * Gives a worker at most `limit` due deliveries, at most `cap` of one endpoint in hand over all workers, for `leaseSeconds`
 * by the database's clock; what a token may no longer be told is cancelled on the way. Unscoped: for the worker alone.
 */
export async function claimDeliveries(worker: string, limit: number, cap: number, leaseSeconds: number): Promise<ClaimedDelivery[]> {
  const { rows } = await pool().query<Omit<ClaimedDelivery, "event"> & Omit<EventRow, "id">>({
    name: "claim_deliveries",
    text: "SELECT * FROM claim_deliveries($1, $2, $3, $4)",
    values: [worker, limit, cap, leaseSeconds],
  });
  return rows.map((row) => ({
    eventId: row.eventId,
    endpointId: row.endpointId,
    tokenId: row.tokenId,
    url: row.url,
    attempts: row.attempts,
    claimedAt: row.claimedAt,
    event: toEvent({ ...row, id: row.eventId }),
  }));
}

/**
 * Writes an attempt and what follows from it, in one transaction. Unscoped: for the worker alone.
 *
 * @param after the delivery's next state; `retryIn` in milliseconds from the database's now
 * @returns false when the worker no longer held the delivery: its lease had ended, and nothing was written
 */
export async function completeDelivery(
  worker: string,
  delivery: { eventId: string; endpointId: string },
  after: { state: Delivery["state"]; retryIn: number | null },
  made: MadeAttempt,
): Promise<boolean> {
  const { rows } = await pool().query<{ kept: boolean }>({
    name: "complete_delivery",
    text: "SELECT complete_delivery($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS kept",
    values: [
      worker,
      delivery.eventId,
      delivery.endpointId,
      after.state,
      after.retryIn,
      made.id,
      made.startedAt,
      made.durationMs,
      made.url,
      made.address,
      made.status,
      made.error,
      made.answer,
    ],
  });
  return rows[0]?.kept ?? false;
}

/** Gives deliveries out of a worker's hand back to the queue for `wait` milliseconds, as if never taken. Unscoped: for the worker alone. */
export async function holdBack(db: Db, worker: string, held: readonly ClaimedDelivery[], wait: number): Promise<void> {
  for (const { eventId, endpointId, claimedAt } of held) {
    await db.webhookDelivery.updateMany({
      where: { eventId, endpointId, worker, state: "LEASED" },
      data: { state: "PENDING", worker: null, leasedUntil: null, nextAttemptAt: new Date(claimedAt.getTime() + wait) },
    });
  }
}

/** Milliseconds until the next delivery comes due; null when none is waiting. Unscoped: for the worker alone. */
export async function nextDeliveryIn(): Promise<number | null> {
  const { rows } = await pool().query<{ wait: number | null }>({ name: "next_delivery_in", text: "SELECT next_delivery_in() AS wait" });
  return rows[0]?.wait ?? null;
}

/** The event as it goes over the wire, its fields always in this order: the same row gives the same bytes. */
function toEvent(row: EventRow): Event {
  return {
    id: row.id,
    type: row.type as EventType,
    occurredAt: row.occurredAt.toISOString(),
    apiVersion: row.apiVersion,
    organisationId: row.organisationId,
    companyId: row.companyId,
    data: row.data as Event["data"],
  };
}

/** A leased delivery's next moment is the end of its lease, which means nothing to a person. */
function toDelivery(row: DeliveryRow): Delivery {
  const { eventId, state, attempts } = row;
  return {
    eventId,
    eventType: row.eventType as EventType,
    state,
    attempts,
    attemptsLeft: attemptsLeft(row),
    nextAttemptAt: state === "PENDING" ? (row.nextAttemptAt?.toISOString() ?? null) : null,
    lastOutcome: row.lastDurationMs === null ? null : outcomeOf({ status: row.lastStatus, error: row.lastError }),
    lastStatus: row.lastStatus,
    lastDurationMs: row.lastDurationMs,
    lastAnswer: row.lastAnswer,
    createdAt: row.createdAt.toISOString(),
  };
}

function lastOf(attempts: Attempt[]): Pick<DeliveryRow, "lastStatus" | "lastError" | "lastDurationMs" | "lastAnswer"> {
  const last = attempts.at(-1);
  if (!last) return { lastStatus: null, lastError: null, lastDurationMs: null, lastAnswer: null };
  return { lastStatus: last.status, lastError: last.error, lastDurationMs: last.durationMs, lastAnswer: last.answer?.slice(0, 2_000) ?? null };
}

function toAttempt(row: Omit<Attempt, "outcome" | "startedAt" | "error"> & { startedAt: Date; error: string | null }): Attempt {
  const { number, url, address, durationMs, status, answer } = row;
  const error = row.error as AttemptError | null;
  return { number, url, address, startedAt: row.startedAt.toISOString(), durationMs, status, error, outcome: outcomeOf({ status, error }), answer };
}
