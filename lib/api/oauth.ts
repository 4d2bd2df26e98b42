import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { env } from "@/lib/core/env";
import { AppError, type ErrorCode, errorStatus } from "@/lib/core/errors";
import { type Locale, wordsIn } from "@/lib/core/words";
import type { Pair } from "@/lib/tokens/authentication.service";
import { issueBearer } from "@/lib/tokens/bearer.service";
import type { ApiEnvironment } from "./app";
import { basicCredentials, recognisePair } from "./authentication";
import { spendOfToken } from "./limits";
import { CHALLENGE } from "./problem";

/** A request for a Bearer is a few short words. Bytes. */
const LARGEST = 4_096;

const NO_STORE = { "cache-control": "no-store", pragma: "no-cache" };

/** The pair exchanged for a Bearer: OAuth 2.0 client credentials (RFC 6749 section 4.4), `POST /api/oauth/token`. */
export const oauthRoutes = new Hono<ApiEnvironment>().post("/token", bodyLimit({ maxSize: LARGEST, onError: () => refuse("too_large") }), async (c) => {
  const sent = await parametersOf(c);
  const pair = pairOf(c.req.header("authorization"), sent);
  if (!sent.get("grant_type")) throw new AppError("malformed", "errors.grantTypeMissing");
  if (sent.get("grant_type") !== "client_credentials") throw new AppError("malformed", "errors.grantType");

  const recognised = await recognisePair(c, pair);
  c.set("caller", recognised.caller);
  await spendOfToken(c, recognised.caller.tokenId);
  const { bearer, expiresIn, permissions } = await issueBearer(recognised, sent.get("scope"));
  c.set("actor", recognised.actor);
  return c.json({ access_token: bearer, token_type: "Bearer", expires_in: expiresIn, scope: permissions.join(" ") }, 200, NO_STORE);
});

/** A refusal as RFC 6749 section 5.2 writes it. Which of our own it was stands behind `error_uri`. */
export function oauthProblem(error: AppError, locale: Locale, headers: Record<string, string>): Response {
  const code = codeOf(error);
  const status = code === "invalid_client" ? 401 : AS_IT_IS.includes(error.code) ? errorStatus[error.code] : 400;
  const body = { error: code, error_description: plain(wordsIn(locale)(error.key, error.values)), error_uri: `${env().APP_URL}/ontwikkelaars/fouten/${error.code}` };
  const challenge: Record<string, string> = status === 401 ? { "www-authenticate": CHALLENGE } : {};
  return new Response(JSON.stringify(body), { status, headers: { ...NO_STORE, "content-type": "application/json; charset=utf-8", ...challenge, ...headers } });
}

const CLIENT: readonly ErrorCode[] = ["invalid_credentials", "token_revoked", "token_expired"];
const UNAUTHORIZED: readonly ErrorCode[] = ["token_paused", "address_not_allowed", "agreement_missing", "licence_ended"];

/** What OAuth has no word for keeps its own HTTP status; the words for it are those of section 4.1.2.1. */
const AS_IT_IS: readonly ErrorCode[] = ["too_large", "rate_limited", "internal", "unavailable"];
const WORDS: Partial<Record<ErrorCode, string>> = { rate_limited: "temporarily_unavailable", unavailable: "temporarily_unavailable", internal: "server_error" };

function codeOf({ code, key }: AppError): string {
  if (CLIENT.includes(code)) return "invalid_client";
  if (UNAUTHORIZED.includes(code)) return "unauthorized_client";
  if (key === "errors.grantType") return "unsupported_grant_type";
  if (key === "errors.scope") return "invalid_scope";
  return WORDS[code] ?? "invalid_request";
}

/** Named once each and with a value, else as if they were not sent (section 3.2). @throws AppError `malformed` */
async function parametersOf(c: Context<ApiEnvironment>): Promise<Map<string, string>> {
  if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(c.req.header("content-type") ?? "")) throw new AppError("malformed", "errors.formEncoded");

  const sent = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(await c.req.text())) {
    if (sent.has(name)) throw new AppError("malformed", "errors.sentTwice", { values: { name: name.slice(0, 50) } });
    if (value !== "") sent.set(name, value);
  }
  return sent;
}

/** One way of the two, not both (section 2.3). @throws AppError `malformed`, `invalid_credentials` */
function pairOf(header: string | undefined, sent: ReadonlyMap<string, string>): Pair {
  const id = sent.get("client_id");
  const secret = sent.get("client_secret");
  if (header !== undefined && secret !== undefined) throw new AppError("malformed", "errors.clientTwice");
  if (header === undefined) {
    if (id === undefined || secret === undefined) throw new AppError("invalid_credentials", "errors.clientMissing");
    return { token: id, secret };
  }

  const pair = basicCredentials(header);
  if (!pair) throw new AppError("invalid_credentials");
  if (id !== undefined && id !== pair.token) throw new AppError("malformed", "errors.clientTwice");
  return pair;
}

function refuse(code: ErrorCode): never {
  throw new AppError(code);
}

/** The characters section 5.2 allows: ASCII without quotes and backslashes. */
function plain(sentence: string): string {
  return sentence.normalize("NFKD").replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, "");
}
