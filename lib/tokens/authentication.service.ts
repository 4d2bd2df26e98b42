import { nowhere, type Origin, type TokenActor } from "@/lib/access/actor";
import { Refusal } from "@/lib/access/refusal";
import { isApiPermission } from "@/lib/access/permissions";
import { agreementHolds } from "@/lib/agreements/service";
import { atMoment, now } from "@/lib/core/clock";
import { equalBytes, sha256 } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { licenceHoldsFor } from "@/lib/licences/service";
import * as store from "./credentials.store";
import { KnownCredentials, REMEMBERED } from "./known-credentials";
import { mayComeFrom } from "./lifecycle.rules";
import { BEARER_PATTERN, refusalOf, TOKEN_PATTERN } from "./rules";

/** A pair as it was sent: HTTP Basic, or the client credentials of OAuth. */
export type Pair = { token: string; secret: string };

/** Whose call it is once the secret proved right, whether it may come in or not. */
export type Caller = { tokenId: string; credentialId: string; companyId: string };

/** A call whose secret was right: who calls, and why it may still not come in. */
export type Recognised = { caller: Caller; refusal: AppError | null; actor: TokenActor; endsAt: Date | null };

/** All that decides about a pair or a Bearer, as the database held it at `readAt` (milliseconds). */
type Entry = {
  tokenId: string;
  readAt: number;
  credential: store.CredentialRow;
  bearer: { permissions: string[]; expiresAt: Date } | null;
  agreement: boolean;
  licence: boolean;
};

/** Next's bundle and server.ts load this module twice; a change in the one must be known in the other. */
const shared = globalThis as typeof globalThis & { portalKnownCredentials?: KnownCredentials<Entry> };

function known(): KnownCredentials<Entry> {
  shared.portalKnownCredentials ??= new KnownCredentials<Entry>();
  return shared.portalKnownCredentials;
}

/**
 * Whose pair this is. What keeps it out is told beside who it is, so that the door can write that down.
 *
 * @throws AppError `invalid_credentials` for an unknown token and a wrong secret alike
 */
export async function recognise({ token, secret }: Pair, origin: Origin = nowhere): Promise<Recognised> {
  if (!TOKEN_PATTERN.test(token)) throw new AppError("invalid_credentials");

  const hash = sha256(token);
  const entry = await known().find(keyOf(hash), () => asSystem(async (tx) => entryOf(tx, await store.findCredential(tx, hash), null)));
  if (!equalBytes(entry?.credential.secretHash ?? new Uint8Array(32), sha256(secret)) || !entry) throw new AppError("invalid_credentials");
  return judged(entry, origin);
}

/**
 * Whose Bearer this is (RFC 6750): it does what its token may now and what was asked for, as long as token and pair work.
 *
 * @throws AppError `invalid_credentials` for an unknown one and one that is over alike
 */
export async function recogniseBearer(bearer: string, origin: Origin = nowhere): Promise<Recognised> {
  if (!BEARER_PATTERN.test(bearer)) throw new AppError("invalid_credentials", "errors.bearerWithoutSecret");

  const hash = sha256(bearer);
  const entry = await known().find(keyOf(hash), () =>
    asSystem(async (tx) => {
      const found = await store.findAccessToken(tx, hash);
      return entryOf(tx, found?.credential ?? null, found);
    }),
  );
  if (!entry?.bearer || entry.bearer.expiresAt <= now()) throw new AppError("invalid_credentials", "errors.bearerEnded");
  return judged(entry, origin);
}

/**
 * Who calls, from the pair a back office sends.
 *
 * @throws AppError `invalid_credentials` for an unknown token and a wrong secret alike; only after a right secret
 *   `token_revoked`, `token_expired`, `token_paused`, `address_not_allowed`, `agreement_missing`, `licence_ended`
 */
export async function authenticate(token: string, secret: string, origin: Origin = nowhere): Promise<TokenActor> {
  const { actor, refusal } = await recognise({ token, secret }, origin);
  if (refusal) throw refusal;
  return actor;
}

/** True for a pair that came in lately: whoever guesses beside it from the same address does not shut it out. */
export function isKnownPair({ token, secret }: Pair): boolean {
  const entry = known().peek(keyOf(sha256(token)));
  return entry !== null && equalBytes(entry.credential.secretHash, sha256(secret));
}

/** The same for a Bearer. */
export function isKnownBearer(bearer: string): boolean {
  return known().peek(keyOf(sha256(bearer))) !== null;
}

/**
 * Forgets what this process remembers of a token, after the commit of a change to it: the next call reads it anew. All other
 * processes, and this one once more, hear it from the database.
 */
export function forgetToken(tokenId: string): void {
  known().forget(tokenId);
}

function keyOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString("base64");
}

async function entryOf(tx: Db, credential: store.CredentialRow | null, bearer: Entry["bearer"]): Promise<Entry | null> {
  if (!credential) return null;

  const readAt = now();
  const { organisationId } = credential.token.company;
  const holds = async () => ({ agreement: await agreementHolds(tx, organisationId), licence: await licenceHoldsFor(tx, organisationId) });
  const today = await holds();
  const soon = await atMoment(new Date(readAt.getTime() + REMEMBERED), holds);
  // What changes by itself within that time (a licence that runs out, the last day of an old agreement) is not remembered.
  const lasts = today.agreement === soon.agreement && today.licence === soon.licence;
  return { tokenId: credential.token.id, readAt: lasts ? readAt.getTime() : -Infinity, credential, bearer, ...today };
}

function judged(entry: Entry, origin: Origin): Recognised {
  const { credential, bearer } = entry;
  const { token } = credential;
  const granted = token.permissions.filter(isApiPermission);
  const permissions = bearer ? granted.filter((permission) => bearer.permissions.includes(permission)) : granted;
  const code = refusalCode(entry, origin);
  const at = { organisationId: token.company.organisationId, companyId: token.companyId, token: { id: token.id, name: token.name } };

  return {
    caller: { tokenId: token.id, credentialId: credential.id, companyId: token.companyId },
    refusal: code && new Refusal(code, at, code === "address_not_allowed" ? { address: origin.address ?? "?" } : {}),
    actor: { kind: "token", id: token.id, name: token.name, company: token.company, permissions, origin },
    endsAt: [token.expiresAt, credential.endsAt].filter((end) => end !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
  };
}

/** The order in which refusals are told: what ended, what is paused, from where, and then what the organisation lacks. */
function refusalCode({ credential, agreement, licence }: Entry, origin: Origin): ErrorCode | null {
  const { token, endsAt } = credential;
  const refusal = refusalOf({ state: token.state, expiresAt: token.expiresAt, credentialEndsAt: endsAt }, now());
  if (refusal) return refusal;
  if (!mayComeFrom(token.allowedCidrs, origin.address)) return "address_not_allowed";
  if (!agreement) return "agreement_missing";
  return licence ? null : "licence_ended";
}
