import { createMiddleware } from "hono/factory";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import type { ApiEnvironment } from "./app";

/** Per address ten times what one token may, since one back office serves many tokens. */
const ADDRESS_FACTOR = 10;

/** Counters of this process; documented as such. */
let limiters: { token: RateLimiterMemory; address: RateLimiterMemory } | undefined;

function counters() {
  const points = env().RATE_LIMIT_PER_MINUTE;
  limiters ??= {
    token: new RateLimiterMemory({ points, duration: 60, keyPrefix: "token" }),
    address: new RateLimiterMemory({ points: points * ADDRESS_FACTOR, duration: 60, keyPrefix: "address" }),
  };
  return limiters;
}

/** Limits calls per address, before anything is looked up. @throws AppError `rate_limited` with the seconds to wait */
export async function limitAddress(address: string | null): Promise<void> {
  await consume(counters().address, address ?? "unknown");
}

/** Limits calls per token. */
export const limitToken = createMiddleware<ApiEnvironment>(async (c, next) => {
  const left = await consume(counters().token, c.var.actor.id);
  await next();
  c.res.headers.set("ratelimit-limit", String(env().RATE_LIMIT_PER_MINUTE));
  c.res.headers.set("ratelimit-remaining", String(left.remainingPoints));
  c.res.headers.set("ratelimit-reset", String(Math.ceil(left.msBeforeNext / 1000)));
});

async function consume(limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError("rate_limited", "errors.rate_limited", { values: { seconds: Math.ceil(refused.msBeforeNext / 1000) } });
  }
}
