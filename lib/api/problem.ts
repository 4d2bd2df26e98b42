import { HTTPException } from "hono/http-exception";
import { AppError, errorStatus } from "@/lib/core/errors";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { type Locale, wordsIn } from "@/lib/core/words";
import type { Problem } from "./app";

/** How a call may prove itself (RFC 7617, RFC 6750). */
export const CHALLENGE = 'Basic realm="inlenersbeloning", charset="UTF-8", Bearer realm="inlenersbeloning"';

/** The same after a Bearer that proved nothing. */
export const BEARER_CHALLENGE = `${CHALLENGE}, error="invalid_token"`;

/** Turns anything thrown into an AppError. The unexpected becomes `internal`, is logged whole, and says nothing. */
export function toAppError(thrown: unknown, requestId: string): AppError {
  if (thrown instanceof AppError) return thrown;
  // What the framework itself could not read is the sender's.
  if (thrown instanceof HTTPException && thrown.status < 500) return new AppError("malformed", "errors.malformed", { cause: thrown });

  log().error({ requestId, err: thrown }, "unexpected failure");
  return new AppError("internal", "errors.internal", { cause: thrown });
}

/** RFC 9457 problem details in the caller's language. */
export function problemResponse(error: AppError, request: { requestId: string; path: string; locale: Locale; headers?: Record<string, string> }): Response {
  const say = wordsIn(request.locale);
  const status = errorStatus[error.code];
  const fields = error.fields.map((field) => ({ path: field.path, message: say(field.key, field.values) }));
  const body: Problem = {
    type: `${env().APP_URL}/ontwikkelaars/fouten/${error.code}`,
    title: say(error.key, error.values),
    status,
    code: error.code,
    instance: request.path,
    requestId: request.requestId,
    ...(fields.length > 0 ? { fields } : {}),
  };
  const headers: Record<string, string> = { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store", ...request.headers };
  if (status === 401) headers["www-authenticate"] ??= CHALLENGE;
  return new Response(JSON.stringify(body), { status, headers });
}
