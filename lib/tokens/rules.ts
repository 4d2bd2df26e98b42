import { type ApiPermission, apiPermissions } from "@/lib/access/permissions";
import type { TokenState } from "./schema";

/** `cmp_` and 64 lower-case hex characters: what the back office sends as its name. */
export const TOKEN_PATTERN = /^cmp_[0-9a-f]{64}$/;

/** `cat_` and 64 lower-case hex characters: a Bearer that the portal gave for an hour. */
export const BEARER_PATTERN = /^cat_[0-9a-f]{64}$/;

/** Length of a secret in letters and digits, safe in every form encoding: 262 bits. */
export const SECRET_LENGTH = 44;

/** All of a token that is ever shown again: `cmp_ea5a…a42a`. */
export function hintOf(token: string): string {
  return `${token.slice(0, 8)}…${token.slice(-4)}`;
}

/**
 * The name the manual advises, filled in beforehand: "(Anders Flex / 9001) Easyflex"; the next free one when it is taken:
 * "(Anders Flex / 9001) Easyflex 2". Capitals make no difference.
 */
export function suggestedName(company: { name: string; number: string }, software: string, taken: readonly string[] = []): string {
  const name = `(${company.name} / ${company.number}) ${software}`.trim().slice(0, 96);
  const candidates = [name, ...taken.map((_, index) => `${name} ${index + 2}`)];
  const inUse = new Set(taken.map((known) => known.toLowerCase()));
  return candidates.find((candidate) => !inUse.has(candidate.toLowerCase())) ?? name;
}

/** What a company's list of tokens deserves to be told: that none works, or that more than one does. */
export function countHint(tokens: readonly { state: TokenState }[]): "none" | "several" | null {
  const working = tokens.filter(({ state }) => state === "ACTIVE" || state === "PAUSED").length;
  if (working === 0) return "none";
  return working > 1 ? "several" : null;
}

/** The rights a company of this kind can give: `pay-equity:write` belongs to hirers. */
export function offeredPermissions(kind: "AGENCY" | "HIRER"): ApiPermission[] {
  return apiPermissions.filter((permission) => kind === "HIRER" || permission !== "pay-equity:write");
}

/** Why a token that proved its secret may still not come in; null when it may. */
export function refusalOf(token: { state: TokenState; expiresAt: Date | null; credentialEndsAt: Date | null }, at: Date): "token_revoked" | "token_expired" | "token_paused" | null {
  if (token.state === "REVOKED") return "token_revoked";
  if (token.state === "EXPIRED" || (token.expiresAt && token.expiresAt <= at)) return "token_expired";
  if (token.credentialEndsAt && token.credentialEndsAt <= at) return "token_expired";
  return token.state === "PAUSED" ? "token_paused" : null;
}
