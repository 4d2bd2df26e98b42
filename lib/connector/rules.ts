import { Webhook } from "standardwebhooks";
import { deriveKey, randomHex } from "@/lib/core/crypto";
import type { Company, Listed, PayEquity, Problem } from "./portal.schema";
import type { DocumentState, Fault } from "./schema";

/** The rights this client needs, for the calls it makes. */
export const neededPermissions = ["partners:list", "pay-equity:read"] as const;
export type NeededPermission = (typeof neededPermissions)[number];

/**
 * Where the portal is asked. A name `localhost` may mean ::1 while a portal on one's own machine listens on 127.0.0.1
 * alone, so that address is used for it.
 */
export function portalAddress(appUrl: string): string {
  const url = new URL(appUrl);
  if (url.hostname === "localhost") url.hostname = "127.0.0.1";
  return url.origin;
}

/** The code in a webhook URL: 19 letters and digits holding 96 bits of chance. It names an administration and proves nothing. */
export function newWmnr(): string {
  return BigInt(`0x${randomHex(12)}`).toString(36).padStart(19, "0");
}

/** True for anything shaped like a code of ours; nothing else is worth looking up. */
export function isWmnr(value: string): boolean {
  return /^[0-9a-z]{19}$/.test(value);
}

/** `cmp_` and 64 lower-case hex characters. */
export function isToken(value: string): boolean {
  return /^cmp_[0-9a-f]{64}$/.test(value);
}

/**
 * True when a webhook was signed with the key that follows from the administration's secret, in the last five minutes.
 * One right signature among several suffices, since the portal signs with both keys while a token rotates.
 * Source: Standard Webhooks, "Verifying webhook authenticity"; the key: HKDF-SHA256 (RFC 5869), salt = the token's id.
 */
export function isSigned(secret: string, tokenId: string, headers: Record<string, string>, body: string): boolean {
  try {
    new Webhook(deriveKey(secret, tokenId, "webhook-v1"), { format: "raw" }).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

/** Why the portal's answer to `GET /company` does not do for a werkmaatschappij; null when it does. */
export function companyFault(company: Company, number: string): Fault | null {
  if (company.number !== number) {
    return { kind: "wrong_company", values: { number: company.number, name: company.name, expected: number } };
  }
  const missing = neededPermissions.find((permission) => !company.token.permissions.includes(permission));
  return missing ? permissionFault(missing) : null;
}

/** Codes of the portal that have a sentence of their own here. */
const KNOWN_CODES: ReadonlySet<string> = new Set<Fault["kind"]>([
  "invalid_credentials",
  "token_revoked",
  "token_expired",
  "token_paused",
  "address_not_allowed",
  "agreement_missing",
  "licence_ended",
  "not_found",
  "no_version_applies",
  "gone",
  "unavailable",
]);

/**
 * What an answer other than 200 means.
 *
 * @param problem the answer's problem details; null when it had none, as from a proxy before the portal
 * @param retryAfter the header of that name, in seconds
 * @param right the right that the call needs
 */
export function faultOfProblem(status: number, problem: Problem | null, retryAfter: string | null, right?: NeededPermission): Fault {
  if (problem?.code === "permission_missing" && right) return permissionFault(right);
  if (problem && isKnown(problem.code)) return { kind: problem.code, values: {} };
  return statusFault(status, retryAfter) ?? { kind: "refused", values: { status, title: problem?.title ?? "" } };
}

/** What a server or a proxy says when the portal itself does not. */
function statusFault(status: number, retryAfter: string | null): Fault | null {
  if (status === 429) return { kind: "rate_limited", values: { seconds: Number(retryAfter) || 60 } };
  if (status === 503) return { kind: "unavailable", values: {} };
  return status === 502 || status === 504 ? { kind: "unreachable", values: {} } : null;
}

function isKnown(code: string): code is Fault["kind"] {
  return KNOWN_CODES.has(code);
}

/** The catalogue chooses by name and knows no ":" or "-" in one. */
function permissionFault(permission: NeededPermission): Fault {
  return { kind: "permission_missing", values: { permission: permission.replace(/\W/g, "_") } };
}

/** What is known here of a document. */
export type Known = { id: string; state: DocumentState; number: number | null; revision: number | null; sha256: string | null; etag: string | null };

/** What a synchronisation still has to ask the portal. */
export type SyncPlan = { changed: Pick<Known, "id" | "etag">[]; vanished: string[]; unchanged: number };

/** Compares the portal's list with what is known: what to fetch, and what is no longer in it. */
export function planSync(listed: readonly Listed[], known: readonly Known[]): SyncPlan {
  const knownById = new Map(known.map((document) => [document.id, document]));
  const listedIds = new Set(listed.map((document) => document.id));
  const changed = listed.filter((document) => !holds(knownById.get(document.id), document));

  return {
    changed: changed.map(({ id }) => ({ id, etag: knownById.get(id)?.etag ?? null })),
    vanished: known.filter(({ id, state }) => state !== "ended" && !listedIds.has(id)).map(({ id }) => id),
    unchanged: listed.length - changed.length,
  };
}

function holds(known: Known | undefined, listed: Listed): boolean {
  return known?.state === "current" && known.number === listed.number && known.revision === listed.revision && known.sha256 === listed.sha256;
}

/** The titles of the functions in a message, as far as it names any. */
export function positionTitles(content: PayEquity["content"]): string[] {
  const profiles = Array.isArray(content.positionProfile) ? (content.positionProfile as unknown[]) : [];
  return profiles.map((profile) => textAt(profile, "positionTitle")).filter((title) => title !== null);
}

/** The inlener's name as the message itself gives it. */
export function customerName(content: PayEquity["content"]): string | null {
  return textAt(content.customer, "name");
}

function textAt(value: unknown, key: string): string | null {
  const found: unknown = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : null;
  return typeof found === "string" ? found.replaceAll("\u0000", "") : null;
}
