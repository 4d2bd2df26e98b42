import type { Db } from "./database";
import { Event } from "./portal.schema";
import { Fault, type ReceivedWebhook, type Visitor } from "./schema";

/** A webhook whose change has still to be fetched. */
export type PendingWebhook = { administrationId: string; id: string; event: Event };

/** @returns false when this administration received the same id before */
export async function insertWebhook(
  db: Db,
  administrationId: string,
  row: { id: string; type: string; body: string; receivedAt: Date; handledAt: Date | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO connector.webhook (administration_id, id, type, body, received_at, handled_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [administrationId, row.id, row.type, row.body, row.receivedAt, row.handledAt],
  );
  return rowCount === 1;
}

/** Newest first, at most 50. */
export async function findWebhooks(db: Db, administrationId: string): Promise<ReceivedWebhook[]> {
  const { rows } = await db.query<{ id: string; type: string; received_at: Date; handled_at: Date | null; fault: unknown }>(
    `SELECT id, type, received_at, handled_at, fault FROM connector.webhook WHERE administration_id = $1
     ORDER BY received_at DESC, id DESC LIMIT 50`,
    [administrationId],
  );
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    receivedAt: row.received_at.toISOString(),
    handledAt: row.handled_at?.toISOString() ?? null,
    fault: row.fault === null ? null : Fault.parse(row.fault),
  }));
}

/** The administrations that still wait for something: those of one visitor, or all of them. */
export async function findWaiting(db: Db, visitor: Visitor | null): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT a.id FROM connector.administration a WHERE ($1::uuid IS NULL OR a.visitor_id = $1)
       AND EXISTS (SELECT 1 FROM connector.webhook w WHERE w.administration_id = a.id AND w.handled_at IS NULL)`,
    [visitor?.id ?? null],
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes the webhook that was tried least of those that wait, and keeps others off it for the length of the lease, so that
 * two requests never fetch for the same one and a process that dies only delays it.
 */
export async function claimPending(db: Db, administrationId: string, leaseSeconds: number): Promise<PendingWebhook | null> {
  const { rows } = await db.query<{ id: string; body: unknown }>(
    `UPDATE connector.webhook SET leased_until = now() + make_interval(secs => $2), attempts = attempts + 1
     WHERE administration_id = $1 AND id = (
       SELECT id FROM connector.webhook
       WHERE administration_id = $1 AND handled_at IS NULL AND (leased_until IS NULL OR leased_until < now())
       ORDER BY attempts, received_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, body`,
    [administrationId, leaseSeconds],
  );
  const [row] = rows;
  return row ? { administrationId, id: row.id, event: Event.parse(row.body) } : null;
}

export async function setHandled(db: Db, webhook: PendingWebhook, handledAt: Date): Promise<void> {
  await db.query(
    "UPDATE connector.webhook SET handled_at = $3, leased_until = NULL, fault = NULL WHERE administration_id = $1 AND id = $2",
    [webhook.administrationId, webhook.id, handledAt],
  );
}

/** Gives a webhook back to whoever tries next, with the reason why it still waits. */
export async function setWaiting(db: Db, webhook: PendingWebhook, fault: Fault): Promise<void> {
  await db.query(
    "UPDATE connector.webhook SET leased_until = NULL, fault = $3 WHERE administration_id = $1 AND id = $2 AND handled_at IS NULL",
    [webhook.administrationId, webhook.id, JSON.stringify(fault)],
  );
}
