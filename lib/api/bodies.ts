import { createMiddleware } from "hono/factory";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "@/lib/core/errors";
import { JSON_LIMITS, parseJson } from "@/lib/core/json";
import type { ApiEnvironment } from "./app";

/**
 * Refuses what is packed: content is taken as it is, so that a small body never becomes a large one in memory (RFC 9110 section
 * 15.5.16; what is refused is not read). @throws AppError `unsupported_media_type`
 */
export const plainBody = createMiddleware<ApiEnvironment>(async (c, next) => {
  const encoding = (c.req.header("content-encoding") ?? "identity").trim().toLowerCase();
  if (encoding !== "identity" && encoding !== "") throw new AppError("unsupported_media_type", "errors.encodedBody");
  await next();
});

/** Counts what comes in, also when no length was told. @throws AppError `too_large` */
export const limitedBody = bodyLimit({
  maxSize: JSON_LIMITS.bytes,
  onError: () => {
    throw new AppError("too_large", "errors.jsonTooLarge", { values: { megabytes: JSON_LIMITS.bytes / 1_000_000 } });
  },
});

/**
 * Reads a JSON body strictly before any contract sees it; what it holds stays with the request, so a contract reads the same bytes.
 *
 * @throws AppError `malformed` with line, column and path
 */
export const readableBody = createMiddleware<ApiEnvironment>(async (c, next) => {
  if (/[/+]json\b/i.test(c.req.header("content-type") ?? "")) {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (bytes.length > 0) parseJson(bytes);
  }
  await next();
});
