import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { sha256Hex } from "@/lib/core/crypto";
import { pool } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `tries` within `within` seconds; the next one blocks for `block` seconds, twice as long at each further block of that day, at most an hour. */
type Limit = { tries: number; within: number; block: number };

/**
 * How often what may be tried: the figures of SECURITY.md. Counted in PostgreSQL, so across processes, before anything else
 * is done, so that many tries at once do not slip through. What is right gives its try back.
 *
 * Signing in is limited three times: strictly for an address of the network together with an e-mail address; loosely for an
 * e-mail address from everywhere, so that a stranger slows down guessing and not its owner, who passes from a network
 * address he signed in from before; and for a network address whatever it tries.
 */
const LIMITS = {
  "sign-in": { tries: 5, within: 15 * MINUTE, block: 4 * MINUTE },
  "sign-in-account": { tries: 50, within: HOUR, block: 15 * MINUTE },
  "sign-in-address": { tries: 60, within: 15 * MINUTE, block: 15 * MINUTE },
  "second-factor": { tries: 10, within: 15 * MINUTE, block: 15 * MINUTE },
  proof: { tries: 5, within: 15 * MINUTE, block: 4 * MINUTE },
  "reset-account": { tries: 3, within: HOUR, block: 15 * MINUTE },
  "reset-address": { tries: 20, within: HOUR, block: 15 * MINUTE },
  link: { tries: 30, within: 15 * MINUTE, block: 15 * MINUTE },
  "email-change": { tries: 5, within: HOUR, block: 15 * MINUTE },
  "registration-proof": { tries: 10, within: 15 * MINUTE, block: 15 * MINUTE },
  "registration-mail": { tries: 5, within: HOUR, block: 15 * MINUTE },
  "registration-address": { tries: 30, within: HOUR, block: 15 * MINUTE },
  "registration-taken": { tries: 3, within: DAY, block: DAY },
  lookup: { tries: 60, within: 15 * MINUTE, block: 15 * MINUTE },
  invitation: { tries: 50, within: HOUR, block: 15 * MINUTE },
  "invitation-code": { tries: 30, within: 15 * MINUTE, block: 15 * MINUTE },
} as const satisfies Record<string, Limit>;

export type LimitKind = keyof typeof LIMITS;

/**
 * Counts one try before it is made; before a transaction, never inside one, since it takes a connection of its own.
 *
 * @param key what is limited: an address, an id; stored as a hash only
 * @returns how many tries are left
 * @throws AppError `rate_limited` with the time to wait in words
 */
export async function limitTries(kind: LimitKind, key: string): Promise<{ left: number }> {
  try {
    const { remainingPoints } = await counter(kind).consume(hashed(kind, key));
    return { left: remainingPoints };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw tooOften(await waitAfter(kind, key, refused));
  }
}

/** Takes one counted try back: it was right. */
export async function giveBackTry(kind: LimitKind, key: string): Promise<void> {
  await counter(kind).reward(hashed(kind, key));
}

/** Forgets what was tried: the person proved to be who was asked for. */
export async function forgetTries(kind: LimitKind, key: string): Promise<void> {
  await counter(kind).delete(hashed(kind, key));
}

/** @returns milliseconds. The one try that goes over the limit blocks; those after it hear how long that still lasts. */
async function waitAfter(kind: LimitKind, key: string, refused: RateLimiterRes): Promise<number> {
  const limit: Limit = LIMITS[kind];
  if (refused.consumedPoints !== limit.tries + 1) return refused.msBeforeNext;

  const { consumedPoints } = await strikes().penalty(hashed(`strike ${kind}`, key));
  const seconds = Math.max(limit.block, Math.min(limit.block * 2 ** (consumedPoints - 1), HOUR));
  await counter(kind).block(hashed(kind, key), seconds);
  return seconds * 1000;
}

/** The error of every limit of a person, in minutes, or in hours from two hours on. */
function tooOften(milliseconds: number): AppError {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  const wait = minutes < 120 ? { unit: "minute", count: minutes } : { unit: "hour", count: Math.ceil(minutes / 60) };
  return new AppError("rate_limited", "errors.tooManyTries", { values: wait });
}

function hashed(kind: string, key: string): string {
  return sha256Hex(`${kind} ${key}`);
}

function counter(kind: LimitKind): RateLimiterPostgres {
  const { tries, within } = LIMITS[kind];
  return limiter(tries, within);
}

/** Blocks of one day. */
function strikes(): RateLimiterPostgres {
  return limiter(1_000_000, DAY);
}

/** A limiter holds no state of its own: the table does. */
function limiter(points: number, duration: number): RateLimiterPostgres {
  const table = { storeClient: pool(), storeType: "pool", tableName: "RateLimit", tableCreated: true, clearExpiredByTimeout: false };
  return new RateLimiterPostgres({ ...table, keyPrefix: "", points, duration });
}
