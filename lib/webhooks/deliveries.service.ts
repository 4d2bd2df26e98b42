import { randomInt } from "node:crypto";
import { lapsedCompanies } from "@/lib/agreements/service";
import { asSystem, type Db } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { webhookKeysOf } from "@/lib/tokens/service";
import * as store from "./deliveries.store";
import { afterAttempt, ATTEMPT_TIMEOUT, bodyOf, headersOf, LEASE_SECONDS, outcomeOf, sign, timestampOf } from "./rules";
import type { Outcome } from "./schema";
import { type Allowance, type Answer, send } from "./send";

/** A delivery is the worker's own this long after it was claimed. Milliseconds. */
const LEASE = LEASE_SECONDS * 1_000;

/** How long a delivery waits before it is asked again whether the agreement of its organisation counts. Milliseconds. */
const HELD_BACK = 5 * 60_000;

/** A delivery in a worker's hand with the keys that sign it. `since` is this process's own stopwatch, in milliseconds. */
export type HeldDelivery = store.ClaimedDelivery & { keys: string[]; since: number };

/** What came of an attempt; null when none was made, since the lease was nearly over. */
export type Made = { eventId: string; outcome: Outcome | null };

/**
 * Takes the deliveries that are due into a worker's hand, the oldest first and in turn between endpoints. Those of an
 * organisation whose agreement ended are held back until it signs again (article 9.3), and cost no attempt.
 *
 * @param worker the worker's name, unlike any other's
 * @param limit how many more it can hold
 * @param cap how many of one endpoint may be in hand at once over all workers
 */
export async function claimDue(worker: string, limit: number, cap: number): Promise<HeldDelivery[]> {
  const asked = performance.now();
  const claimed = await withoutHeldBack(worker, await store.claimDeliveries(worker, limit, cap, LEASE_SECONDS), asked + LEASE - ATTEMPT_TIMEOUT);
  const keys = await keysOf(new Set(claimed.map((delivery) => delivery.tokenId)), asked + LEASE - ATTEMPT_TIMEOUT);
  return claimed.map((delivery) => ({ ...delivery, keys: keys.get(delivery.tokenId) ?? [], since: asked }));
}

/** Milliseconds until the next delivery comes due; null when none is waiting for a later moment. */
export async function nextDueIn(): Promise<number | null> {
  return store.nextDeliveryIn();
}

/**
 * Makes one attempt at a delivery in hand and writes down what came of it. The moment is the database's, counted on by this
 * process's stopwatch, so that a worker whose clock is off still signs the right time.
 *
 * @param chance a number from 0 to 1, to spread retries
 */
export async function deliver(worker: string, held: HeldDelivery, allowance: Allowance, chance = fairChance): Promise<Made> {
  const waited = performance.now() - held.since;
  if (waited > LEASE - (allowance.timeout ?? ATTEMPT_TIMEOUT) - 1_000) return { eventId: held.eventId, outcome: null };

  const startedAt = new Date(held.claimedAt.getTime() + waited);
  const answer = await attempt(held, startedAt, allowance);
  const outcome = outcomeOf(answer);
  const made = { id: newId(), startedAt, url: held.url, ...answer };
  const after = afterAttempt(outcome, held.attempts + 1, chance());
  const kept = await patiently(() => store.completeDelivery(worker, held, after, made), held.since + LEASE);

  const { eventId, endpointId, event } = held;
  const { status, durationMs } = answer;
  log().info({ eventId, endpointId, companyId: event.companyId, type: event.type, attempt: held.attempts + 1, outcome, status, ms: durationMs, kept }, "webhook attempt");
  return { eventId, outcome };
}

async function attempt(held: HeldDelivery, at: Date, allowance: Allowance): Promise<Answer> {
  if (held.keys.length === 0) return { status: null, error: "signing_failed", answer: null, address: null, durationMs: 0 };

  const body = bodyOf(held.event);
  const signature = sign(held.eventId, timestampOf(at), body, held.keys);
  return send({ url: held.url, headers: { ...headersOf(held.eventId, at, body), "webhook-signature": signature }, body }, allowance);
}

/** The keys of every token in a batch. A key that cannot be opened costs its own token's deliveries an attempt, and no others. */
async function keysOf(tokenIds: ReadonlySet<string>, deadline: number): Promise<Map<string, string[]>> {
  if (tokenIds.size === 0) return new Map();
  const read = () =>
    asSystem(async (tx) => {
      const keys = new Map<string, string[]>();
      for (const tokenId of tokenIds) keys.set(tokenId, await usableKeys(tx, tokenId));
      return keys;
    });
  return patiently(read, deadline);
}

async function withoutHeldBack(worker: string, claimed: store.ClaimedDelivery[], deadline: number): Promise<store.ClaimedDelivery[]> {
  if (claimed.length === 0) return claimed;
  const lapsed = await patiently(() => asSystem((tx) => lapsedCompanies(tx, [...new Set(claimed.map(({ event }) => event.companyId))])), deadline);
  const held = claimed.filter(({ event }) => lapsed.has(event.companyId));
  if (held.length > 0) await patiently(() => asSystem((tx) => store.holdBack(tx, worker, held, HELD_BACK)), deadline);
  return claimed.filter(({ event }) => !lapsed.has(event.companyId));
}

async function usableKeys(tx: Db, tokenId: string): Promise<string[]> {
  try {
    return await webhookKeysOf(tx, tokenId);
  } catch (cause) {
    await tx.$executeRaw`SELECT 1`; // throws when it was the database that failed
    log().error({ err: cause, tokenId }, "the webhook key of a token cannot be opened");
    return [];
  }
}

/**
 * Goes on trying while the database is away, as long as the lease lasts: after that the delivery is anybody's. What it
 * writes is written once however often it is tried.
 */
async function patiently<Result>(work: () => Promise<Result>, deadline: number): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (cause) {
      if (performance.now() > deadline) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

function fairChance(): number {
  return randomInt(1_000_001) / 1_000_000;
}
