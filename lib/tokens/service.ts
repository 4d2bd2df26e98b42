import { type Actor, nowhere, type Origin, type TokenActor } from "@/lib/access/actor";
import { authorizeCompany, type CompanyScope } from "@/lib/access/authorize";
import { type ApiPermission, isApiPermission } from "@/lib/access/permissions";
import { agreementHolds, agreementOf } from "@/lib/agreements/service";
import { Refusal } from "@/lib/access/refusal";
import { recordAudit } from "@/lib/audit/service";
import { companyIn } from "@/lib/companies/service";
import { now } from "@/lib/core/clock";
import { equalBytes, sha256 } from "@/lib/core/crypto";
import { asSystem, type Db, inScope } from "@/lib/core/db";
import { AppError, fieldError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { licenceHoldsFor } from "@/lib/licences/service";
import { mintCredential, openWebhookKey } from "./keys";
import { offeredPermissions, refusalOf, suggestedName, TOKEN_PATTERN } from "./rules";
import type { ApiToken, Connection, IssuedCredential, NewToken, Rights } from "./schema";
import * as store from "./store";

/**
 * Makes a token of a company with its first pair of value and secret.
 *
 * @returns the pair and the derived webhook key: shown this once, they cannot be read again
 * @throws AppError `not_found`, `forbidden`; `conflict` before the agreement is signed; `licence_ended`; `invalid_input` for
 *   a name that is taken or a right this kind of company cannot give
 */
export async function createToken(actor: Actor, companySlug: string, input: NewToken): Promise<IssuedCredential> {
  const scope = authorizeCompany(actor, "tokens:create", companySlug);

  return inScope(scope, async (tx) => {
    if (!(await agreementHolds(tx, scope.organisationId))) throw new AppError("conflict", "errors.agreementFirst");
    if (!(await licenceHoldsFor(tx, scope.organisationId))) throw new AppError("licence_ended");
    await refuseForeignRights(tx, scope, input.permissions);

    const tokenId = newId();
    const { stored, ...pair } = mintCredential(tokenId);
    const createdBy = actor.kind === "user" ? actor.id : null;
    await store.insertToken(tx, scope, { id: tokenId, ...input, createdBy, createdAt: now() });
    await store.insertCredential(tx, scope, { ...stored, id: newId(), tokenId, createdAt: now() });
    await recordAudit(tx, scope, { action: "token.created", targetId: tokenId, details: { name: input.name, permissions: input.permissions } });
    return { tokenId, ...pair };
  });
}

/**
 * The name the manual advises for a company's next token.
 *
 * @param software what the back office is called
 * @throws AppError `not_found`, `forbidden` for whoever may not make tokens
 */
export async function proposeName(actor: Actor, companySlug: string, software: string): Promise<string> {
  const scope = authorizeCompany(actor, "tokens:prepare", companySlug);
  return inScope(scope, async (tx) => {
    const working = (await store.findTokens(tx, scope)).filter(({ state }) => state === "ACTIVE" || state === "PAUSED");
    return suggestedName(await companyIn(tx, scope), software, working.map((token) => token.name));
  });
}

/** The rights that tokens of a company can hold, in the order of the matrix. @throws AppError `not_found`, `forbidden` */
export async function offeredRights(actor: Actor, companySlug: string): Promise<ApiPermission[]> {
  const scope = authorizeCompany(actor, "tokens:read", companySlug);
  const { organisation } = await inScope(scope, (tx) => companyIn(tx, scope));
  return offeredPermissions(organisation.kind);
}

/** The tokens of a company, newest first, with who made them. @throws AppError `not_found`, `forbidden` */
export async function listTokens(actor: Actor, companySlug: string): Promise<ApiToken[]> {
  const scope = authorizeCompany(actor, "tokens:read", companySlug);
  return inScope(scope, async (tx) => withNames(tx, await store.findTokens(tx, scope)));
}

/** One token. @throws AppError `not_found` for a foreign or missing one, `forbidden` */
export async function getToken(actor: Actor, companySlug: string, tokenId: string): Promise<ApiToken> {
  const scope = authorizeCompany(actor, "tokens:read", companySlug);
  return inScope(scope, async (tx) => {
    const token = isId(tokenId) ? await store.findToken(tx, scope, tokenId) : null;
    if (!token) throw new AppError("not_found");

    const [named] = await withNames(tx, [token]);
    return named ?? token;
  });
}

/**
 * Changes what a token may do; it counts from the next call.
 *
 * @throws AppError `not_found`, `forbidden`; `invalid_input` without a right or with one this kind of company cannot give;
 *   `conflict` for a token that ended
 */
export async function changePermissions(actor: Actor, companySlug: string, tokenId: string, permissions: Rights): Promise<ApiToken> {
  const scope = authorizeCompany(actor, "tokens:create", companySlug);
  return inScope(scope, async (tx) => {
    const token = isId(tokenId) ? await store.findToken(tx, scope, tokenId) : null;
    if (!token) throw new AppError("not_found");
    if (token.state === "REVOKED" || token.state === "EXPIRED") throw new AppError("conflict", "errors.tokenEnded");
    await refuseForeignRights(tx, scope, permissions);

    await store.updatePermissions(tx, scope, tokenId, permissions);
    await recordAudit(tx, scope, { action: "token.permissions_changed", targetId: tokenId, details: { before: token.permissions, after: permissions } });
    return { ...token, permissions };
  });
}

/**
 * Who calls, from the pair a back office sends.
 *
 * @throws AppError `invalid_credentials` for an unknown token and a wrong secret alike; only after a right secret
 *   `token_revoked`, `token_expired`, `token_paused`, `agreement_missing`, `licence_ended`
 */
export async function authenticate(token: string, secret: string, origin: Origin = nowhere): Promise<TokenActor> {
  if (!TOKEN_PATTERN.test(token)) throw new AppError("invalid_credentials");

  return asSystem(async (tx) => {
    const credential = await store.findCredential(tx, sha256(token));
    if (!equalBytes(credential?.secretHash ?? new Uint8Array(32), sha256(secret)) || !credential) throw new AppError("invalid_credentials");

    const found = credential.token;
    const at = { organisationId: found.company.organisationId, companyId: found.company.id, token: { id: found.id, name: found.name } };
    const refusal = refusalOf({ state: found.state, expiresAt: found.expiresAt, credentialEndsAt: credential.endsAt }, now());
    if (refusal) throw new Refusal(refusal, at);
    if (!(await agreementHolds(tx, found.company.organisationId))) throw new Refusal("agreement_missing", at);
    if (!(await licenceHoldsFor(tx, found.company.organisationId))) throw new Refusal("licence_ended", at);

    return { kind: "token", id: found.id, name: found.name, company: found.company, permissions: found.permissions.filter(isApiPermission), origin };
  });
}

/** Where a token belongs and what it may: the answer to "Test koppeling". Any token that was let in may ask. */
export async function getConnection(actor: TokenActor): Promise<Connection> {
  const walls = { companyIds: [actor.company.id], organisationId: actor.company.organisationId };
  return inScope(walls, async (tx) => {
    const company = await companyIn(tx, { companyId: actor.company.id });
    const token = await store.findExpiry(tx, actor.id);
    const { id, slug, number, name, kvkNumber, organisation } = company;
    return {
      id,
      slug,
      number,
      name,
      kvkNumber,
      organisation: { id: organisation.id, name: organisation.name },
      token: { id: actor.id, name: actor.name, permissions: actor.permissions.filter(isApiPermission), expiresAt: token?.toISOString() ?? null },
      agreement: await agreementOf(tx, actor.company.organisationId),
    };
  });
}

/** Notes that a token was used, beside the request and never in its way. */
export async function noteUse(tokenId: string): Promise<void> {
  await asSystem((tx) => store.touchToken(tx, tokenId, now()));
}

/** The keys that sign a token's webhooks now, newest first: one, or two during the overlap of a rotation. */
export async function webhookKeysOf(tx: Db, tokenId: string): Promise<string[]> {
  const keys = await store.findLiveKeys(tx, tokenId, now());
  return keys.map((stored) => openWebhookKey(tokenId, stored));
}

async function refuseForeignRights(tx: Db, scope: CompanyScope, permissions: Rights): Promise<void> {
  const { organisation } = await companyIn(tx, scope);
  const offered = offeredPermissions(organisation.kind);
  if (permissions.some((permission) => !offered.includes(permission))) throw fieldError("permissions", "errors.notAChoice");
}

async function withNames(tx: Db, tokens: ApiToken[]): Promise<ApiToken[]> {
  const ids = [...new Set(tokens.flatMap((token) => token.createdBy ?? []))];
  const names = await store.findNames(tx, ids);
  return tokens.map((token) => ({ ...token, createdBy: token.createdBy && (names.get(token.createdBy) ?? null) }));
}
