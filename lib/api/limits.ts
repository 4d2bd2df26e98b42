import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import type { ApiEnvironment, Rate } from "./app";

/** All limits count per minute. Seconds. */
const WINDOW = 60;

/** Per address ten times what one token may, since one back office serves many tokens. */
const ADDRESS_FACTOR = 10;

/** Per address a tenth of what one token may of pairs that are wrong: nobody needs more, and nobody guesses 262 bits. */
const GUESS_FACTOR = 0.1;

type Counters = Record<Rate["policy"] | "guesses", RateLimiterMemory>;

/** Counters of this process; documented as such. */
let limiters: Counters | undefined;

function counters(): Counters {
  const points = env().RATE_LIMIT_PER_MINUTE;
  limiters ??= {
    token: new RateLimiterMemory({ points, duration: WINDOW, keyPrefix: "token" }),
    address: new RateLimiterMemory({ points: points * ADDRESS_FACTOR, duration: WINDOW, keyPrefix: "address" }),
    guesses: new RateLimiterMemory({ points: Math.max(1, Math.floor(points * GUESS_FACTOR)), duration: WINDOW, keyPrefix: "guesses" }),
  };
  return limiters;
}

/** Limits calls per address, before anything is looked up. */
export const limitAddress = createMiddleware<ApiEnvironment>(async (c, next) => {
  await spend(c, "address", c.var.origin.address ?? "unknown");
  await next();
});

/** Limits calls per token. */
export const limitToken = createMiddleware<ApiEnvironment>(async (c, next) => {
  await spendOfToken(c, c.var.actor.id);
  await next();
});

/** Counts one call of a token. @throws AppError `rate_limited` with the seconds to wait */
export async function spendOfToken(c: Context<ApiEnvironment>, tokenId: string): Promise<void> {
  await spend(c, "token", tokenId);
}

/**
 * Lets a proof of a token be looked at unless its address was wrong too often in this minute. A pair that came in lately is
 * looked at all the same: one wrong pair must not shut out the other tokens of a back office.
 *
 * @throws AppError `rate_limited` with the seconds to wait, or what `look` throws
 */
export async function limitGuesses<Result>(address: string | null, isKnown: () => boolean, look: () => Promise<Result>): Promise<Result> {
  const { guesses } = counters();
  const key = address ?? "unknown";
  const made = await guesses.get(key);
  if (made && made.remainingPoints <= 0 && !isKnown()) throw tooMany(made);

  try {
    return await look();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "invalid_credentials") await guesses.consume(key).catch(() => undefined);
    throw thrown;
  }
}

/** The limits of an answer as its headers say them (draft-ietf-httpapi-ratelimit-headers-10). */
export function rateHeaders(rates: readonly Rate[]): Record<string, string> {
  if (rates.length === 0) return {};
  return {
    "ratelimit-policy": rates.map(({ policy, limit }) => `"${policy}";q=${limit};w=${WINDOW}`).join(", "),
    ratelimit: rates.map(({ policy, left, seconds }) => `"${policy}";r=${left};t=${seconds}`).join(", "),
  };
}

/** Counts one call, and keeps for the answer what is left. */
async function spend(c: Context<ApiEnvironment>, policy: Rate["policy"], key: string): Promise<void> {
  const limiter = counters()[policy];
  const outcome = await limiter.consume(key).catch((refused: unknown) => {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  });
  c.set("rates", [...c.var.rates, { policy, limit: limiter.points, left: outcome.remainingPoints, seconds: secondsOf(outcome) }]);
  if (outcome.consumedPoints > limiter.points) throw tooMany(outcome);
}

function tooMany(outcome: RateLimiterRes): AppError {
  return new AppError("rate_limited", "errors.rate_limited", { values: { seconds: secondsOf(outcome) } });
}

function secondsOf(outcome: RateLimiterRes): number {
  return Math.max(1, Math.ceil(outcome.msBeforeNext / 1_000));
}
