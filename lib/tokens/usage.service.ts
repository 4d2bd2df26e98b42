import type { Actor } from "@/lib/access/actor";
import { authorizeCompany, type CompanyScope } from "@/lib/access/authorize";
import { isApiPermission } from "@/lib/access/permissions";
import { amsterdamDate, now } from "@/lib/core/clock";
import { asSystem, inScope } from "@/lib/core/db";
import { isId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { addCall, type Batch, type Call, emptyBatch, putBack } from "./call-buffer";
import { deleteAccessTokensBefore } from "./credentials.store";
import type { Credential, LoggedRequest, TokenUsage } from "./schema";
import { getToken } from "./service";
import { COUNT_DAYS, LOG_DAYS } from "./usage.rules";
import * as store from "./usage.store";

const DAY = 86_400_000;

/** How long calls wait for each other before they are written together. Milliseconds. */
const GATHER = 1_000;

/** How many rows of the log go at once. */
const REMOVED_AT_ONCE = 5_000;

let waiting: Batch = emptyBatch();
let writing: Promise<void> = Promise.resolve();
let timer: NodeJS.Timeout | null = null;

/** Notes a call that was answered, in memory: no request waits for it, and no more than a bounded number wait to be written. */
export function noteCall(call: Call): void {
  addCall(waiting, call);
  timer ??= setTimeout(() => void writeCalls(), GATHER).unref();
}

/** Writes all calls that wait, after what is being written; also before the process ends. What fails waits for the next time. */
export function writeCalls(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  writing = writing.then(async () => {
    const batch = waiting;
    waiting = emptyBatch();
    if (batch.counts.size === 0) return;
    try {
      await asSystem(async (tx) => {
        await store.insertRequests(tx, batch.rows);
        await store.addCounts(tx, [...batch.counts.values()]);
        await store.keepLastUse(tx, [...batch.uses.values()]);
      });
    } catch (cause) {
      log().warn({ err: cause, calls: batch.rows.length }, "the log of calls was not written; tried again with the next call");
      putBack(waiting, batch);
    }
  });
  return writing;
}

/** How a token is used: by pair, by day and by right. @throws AppError `not_found` for a foreign or missing one, `forbidden` */
export async function usageOf(actor: Actor, companySlug: string, tokenId: string): Promise<TokenUsage> {
  const scope = await scopeOfToken(actor, companySlug, tokenId);
  const days = daysUntil(now(), 14);
  const week = new Set(days.slice(-7));

  return inScope(scope, async (tx) => {
    const counts = await store.findCounts(tx, scope, tokenId, days[0] ?? "");
    const lately = counts.filter(({ day }) => week.has(day));
    const pairs = await store.findCredentials(tx, scope, tokenId);
    return {
      credentials: pairs.map((pair) => toCredential(pair, sum(lately.filter(({ credentialId }) => credentialId === pair.id)))),
      days: days.map((day) => {
        const ofDay = counts.filter((count) => count.day === day);
        return { day, calls: sum(ofDay), refused: ofDay.reduce((total, { refused }) => total + refused, 0) };
      }),
      byPermission: byPermission(lately),
    };
  });
}

/**
 * The calls of a token, newest first.
 *
 * @param filter `requestId` finds the call of that name alone; `before` goes on after the last row of the page before
 * @throws AppError `not_found`, `forbidden`
 */
export async function listRequests(actor: Actor, companySlug: string, tokenId: string, filter: { requestId?: string; before?: string; limit: number }): Promise<LoggedRequest[]> {
  const scope = await scopeOfToken(actor, companySlug, tokenId);
  const before = filter.before && isId(filter.before) ? filter.before : undefined;
  return inScope(scope, (tx) => store.findRequests(tx, scope, tokenId, { ...filter, before }));
}

/** Removes calls after 30 days, counts after 400, and Bearers that are over. */
export async function removeOldCalls(): Promise<void> {
  const at = now();
  const oldest = new Date(at.getTime() - LOG_DAYS * DAY);
  while ((await asSystem((tx) => store.deleteRequestsBefore(tx, oldest, REMOVED_AT_ONCE))) === REMOVED_AT_ONCE);
  await asSystem((tx) => store.deleteCountsBefore(tx, amsterdamDate(new Date(at.getTime() - COUNT_DAYS * DAY))));
  await asSystem((tx) => deleteAccessTokensBefore(tx, at));
}

/** The scope to read one token's use by; the token must be the company's. */
async function scopeOfToken(actor: Actor, companySlug: string, tokenId: string): Promise<CompanyScope> {
  const scope = authorizeCompany(actor, "tokens:read", companySlug);
  await getToken(actor, companySlug, tokenId);
  return scope;
}

function daysUntil(at: Date, count: number): string[] {
  // Noon, so that the hour a clock is moved never skips or repeats a day.
  const noon = Date.parse(`${amsterdamDate(at)}T12:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(noon - (count - 1 - index) * DAY).toISOString().slice(0, 10));
}

function byPermission(counts: store.Count[]): TokenUsage["byPermission"] {
  const used: TokenUsage["byPermission"] = {};
  for (const { permission, calls, refused } of counts) {
    if (isApiPermission(permission)) used[permission] = (used[permission] ?? 0) + calls - refused;
  }
  return used;
}

function toCredential(pair: Awaited<ReturnType<typeof store.findCredentials>>[number], calls: number): Credential {
  const { id, hint, createdAt, endsAt, lastUsedAt } = pair;
  return { id, hint, createdAt: createdAt.toISOString(), endsAt: endsAt?.toISOString() ?? null, lastUsedAt: lastUsedAt?.toISOString() ?? null, calls };
}

function sum(counts: store.Count[]): number {
  return counts.reduce((total, { calls }) => total + calls, 0);
}
