import { OpenAPIHono, type RouteConfig } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import type { Origin, TokenActor } from "@/lib/access/actor";
import type { ErrorCode } from "@/lib/core/errors";
import { errorStatus } from "@/lib/core/errors";
import { inputError } from "@/lib/core/input";
import type { Locale } from "@/lib/core/words";
import type { Caller } from "@/lib/tokens/authentication.service";

/** One limit and how much of it is left: calls, and seconds until it begins anew. */
export type Rate = { policy: "address" | "token"; limit: number; left: number; seconds: number };

/**
 * What a request carries. `caller` is known once a secret proved right, `actor` once it was let in, `problem` once it was
 * answered with one.
 */
export type ApiEnvironment = {
  Variables: { actor: TokenActor; caller?: Caller; origin: Origin; rates: Rate[]; problem?: ErrorCode; requestId: string; locale: Locale };
};

/** RFC 9457 problem details, the body of every failure. */
export const Problem = z
  .object({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    instance: z.string(),
    requestId: z.string(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;

/** A part of the API: contracts with their handlers. What a contract does not accept becomes a problem with field paths. */
export function api(): OpenAPIHono<ApiEnvironment> {
  return new OpenAPIHono<ApiEnvironment>({
    defaultHook: (result) => {
      if (!result.success) throw inputError(result.error.issues);
    },
  });
}

/**
 * How a token proves itself: HTTP Basic, the token as user and the secret as password (RFC 7617), or a Bearer that the pair was
 * exchanged for (RFC 6749 section 4.4).
 */
export const tokenSecurity: NonNullable<RouteConfig["security"]> = [{ basic: [] }, { oauth: [] }];

/** An answer of one object. */
export function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** An answer of one page of a list. */
export function page<Schema extends z.ZodType>(schema: Schema, description: string) {
  return answer(z.object({ items: z.array(schema), nextCursor: z.string().nullable() }), description);
}

/** The failures a contract can answer with, by code. */
export function problems(...codes: ErrorCode[]) {
  const statuses = [...new Set(codes.map((code) => errorStatus[code]))];
  const described = statuses.map((status) => [status, { description: codes.filter((code) => errorStatus[code] === status).join(", "), content: { "application/problem+json": { schema: Problem } } }]);
  return Object.fromEntries(described) as Record<number, { description: string; content: { "application/problem+json": { schema: typeof Problem } } }>;
}

/** The failures every authenticated call shares. */
export const commonProblems: ErrorCode[] = [
  "invalid_credentials",
  "token_revoked",
  "token_expired",
  "token_paused",
  "address_not_allowed",
  "agreement_missing",
  "licence_ended",
  "permission_missing",
  "invalid_input",
  "rate_limited",
  "internal",
];

/** An answer whose bytes are ready. `etag` without quotes; `filename` makes it a download; `encoding` is what `body` is packed in. */
export type ReadyDocument = { etag: string; contentType: "application/json" | "application/pdf"; filename?: string; encoding?: "gzip"; body: Uint8Array };

/** Whether the caller takes gzip (RFC 9110 section 12.5.3). */
export function takesGzip(c: Context): boolean {
  const offers = (c.req.header("accept-encoding") ?? "").toLowerCase().split(",").map((offer) => /^\s*([^\s;]*)\s*(?:;\s*q=([\d.]+))?/.exec(offer) ?? []);
  const [, name, quality = "1"] = offers.find(([, coding]) => coding === "gzip" || coding === "x-gzip") ?? offers.find(([, coding]) => coding === "*") ?? [];
  return name !== undefined && Number(quality) > 0;
}

/** Sends ready bytes with an ETag, or 304 when the caller holds them already, packed or not (RFC 9110 section 13.1.2). */
export function sendDocument(c: Context, document: ReadyDocument): never {
  // Packed bytes are another representation, and so have a strong ETag of their own (RFC 9110 section 8.8.3.3).
  const etag = document.encoding ? `"${document.etag}-${document.encoding}"` : `"${document.etag}"`;
  const headers = { etag, "cache-control": "private, no-cache", vary: "accept, accept-encoding, authorization" };
  if (matches(c.req.header("if-none-match"), document.etag)) return c.body(null, 304, headers) as never;

  const disposition: Record<string, string> = document.filename ? { "content-disposition": `attachment; filename="${document.filename}"` } : {};
  const encoding: Record<string, string> = document.encoding ? { "content-encoding": document.encoding } : {};
  // The contract's type describes the JSON; its bytes were made when the version was published and are not parsed here.
  return c.body(new Uint8Array(document.body), 200, { ...headers, ...disposition, ...encoding, "content-type": contentTypeOf(document) }) as never;
}

function contentTypeOf({ contentType }: ReadyDocument): string {
  return contentType === "application/json" ? "application/json; charset=utf-8" : contentType;
}

function matches(header: string | undefined, etag: string): boolean {
  const candidates = (header ?? "").split(",").map((candidate) => candidate.trim().replace(/^W\//, ""));
  return candidates.some((candidate) => [`"${etag}"`, `"${etag}-gzip"`, "*"].includes(candidate));
}
