import type { Actor, TokenActor } from "@/lib/access/actor";
import { authorizeCompany, type CompanyScope } from "@/lib/access/authorize";
import { type ApiPermission, isApiPermission } from "@/lib/access/permissions";
import { agreementOf, agreementRefusal } from "@/lib/agreements/service";
import { recordAudit } from "@/lib/audit/service";
import { companyIn } from "@/lib/companies/service";
import { now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { AppError, fieldError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { licenceHoldsFor } from "@/lib/licences/service";
import { forgetToken } from "./authentication.service";
import * as credentials from "./credentials.store";
import { mintCredential, openWebhookKey } from "./keys";
import { hasEnded } from "./lifecycle.rules";
import { mailAdmins } from "./notices";
import { countHint, offeredPermissions, suggestedName } from "./rules";
import type { ApiToken, Connection, IssuedCredential, NewToken, Rights } from "./schema";
import * as store from "./store";

/**
 * Makes a token of a company with its first pair of value and secret.
 *
 * @returns the pair and the derived webhook key: shown this once, they cannot be read again
 * @throws AppError `not_found`, `forbidden`; `conflict` before the agreement is signed; `licence_ended`; `already_created` when this form made a
 *   pair before; `invalid_input` for a name that is taken or a right this kind of company cannot give
 */
export async function createToken(actor: Actor, companySlug: string, { requestKey, ...input }: NewToken): Promise<IssuedCredential> {
  const scope = authorizeCompany(actor, "tokens:create", companySlug);

  return inScope(scope, async (tx) => {
    const unsigned = await agreementRefusal(tx, scope.organisationId);
    if (unsigned) throw new AppError("conflict", unsigned.key, { values: unsigned.values });
    if (!(await licenceHoldsFor(tx, scope.organisationId))) throw new AppError("licence_ended");
    await refuseForeignRights(tx, scope, input.permissions);
    await credentials.lockIssuing(tx, scope);
    if (requestKey && (await credentials.wasIssued(tx, scope, requestKey))) throw new AppError("already_created");

    const tokenId = newId();
    const { stored, ...pair } = mintCredential(tokenId);
    const createdBy = actor.kind === "user" ? actor.id : null;
    await store.insertToken(tx, scope, { id: tokenId, ...input, createdBy, createdAt: now() });
    await credentials.insertCredential(tx, scope, { ...stored, id: newId(), tokenId, createdAt: now(), requestKey });
    await recordAudit(tx, scope, { action: "token.created", targetId: tokenId, details: { name: input.name, permissions: input.permissions } });
    const about = { tokenId, organisationId: scope.organisationId, company: await companyIn(tx, scope) };
    await mailAdmins(tx, about, "tokenCreated", { token: input.name, by: scope.actorName });
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
    const working = (await store.findTokens(tx, scope, now())).filter(({ state }) => state === "ACTIVE" || state === "PAUSED");
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
  return inScope(scope, async (tx) => withNames(tx, await store.findTokens(tx, scope, now())));
}

/** What a list of tokens deserves to be told: that none of them works, or that more than one does. */
export function hintFor(tokens: ApiToken[]): "none" | "several" | null {
  return countHint(tokens);
}

/** One token. @throws AppError `not_found` for a foreign or missing one, `forbidden` */
export async function getToken(actor: Actor, companySlug: string, tokenId: string): Promise<ApiToken> {
  const scope = authorizeCompany(actor, "tokens:read", companySlug);
  return inScope(scope, async (tx) => {
    const token = isId(tokenId) ? await store.findToken(tx, scope, tokenId, now()) : null;
    if (!token) throw new AppError("not_found");

    const [named] = await withNames(tx, [token]);
    return named ?? token;
  });
}

/**
 * Changes what a token may do; it counts from the next call.
 *
 * @param known what the token held when whoever changes it last looked: somebody else's change since then is not undone unseen
 * @throws AppError `not_found`, `forbidden`; `invalid_input` without a right or with one this kind of company cannot give;
 *   `conflict` for a token that ended, and when the rights are no longer the known ones
 */
export async function changePermissions(actor: Actor, companySlug: string, tokenId: string, permissions: Rights, known?: ApiPermission[]): Promise<ApiToken> {
  const scope = authorizeCompany(actor, "tokens:create", companySlug);
  const changed = await inScope(scope, async (tx) => {
    const token = isId(tokenId) ? await store.lockToken(tx, scope, tokenId, now()) : null;
    if (!token) throw new AppError("not_found");
    if (hasEnded({ state: token.state, expiresAt: token.expiresAt === null ? null : new Date(token.expiresAt) }, now())) throw new AppError("conflict", "errors.tokenEnded");
    if (known && !sameRights(known, token.permissions)) throw new AppError("conflict", "errors.rightsChanged");
    await refuseForeignRights(tx, scope, permissions);

    await store.updateToken(tx, scope, tokenId, { permissions });
    await recordAudit(tx, scope, { action: "token.permissions_changed", targetId: tokenId, details: { before: token.permissions, after: permissions } });
    return { ...token, permissions };
  });
  forgetToken(tokenId);
  return changed;
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

/** The keys that sign a token's webhooks now, newest first: one, or two during the overlap of a rotation. */
export async function webhookKeysOf(tx: Db, tokenId: string): Promise<string[]> {
  const keys = await credentials.findLiveKeys(tx, tokenId, now());
  return keys.map((stored) => openWebhookKey(tokenId, stored));
}

async function refuseForeignRights(tx: Db, scope: CompanyScope, permissions: Rights): Promise<void> {
  const { organisation } = await companyIn(tx, scope);
  const offered = offeredPermissions(organisation.kind);
  if (permissions.some((permission) => !offered.includes(permission))) throw fieldError("permissions", "errors.notAChoice");
}

function sameRights(one: readonly ApiPermission[], other: readonly ApiPermission[]): boolean {
  return one.length === other.length && one.every((permission) => other.includes(permission));
}

async function withNames(tx: Db, tokens: ApiToken[]): Promise<ApiToken[]> {
  const ids = [...new Set(tokens.flatMap((token) => token.createdBy ?? []))];
  const names = await store.findNames(tx, ids);
  return tokens.map((token) => ({ ...token, createdBy: token.createdBy && (names.get(token.createdBy) ?? null) }));
}
