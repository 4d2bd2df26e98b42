import type { Actor } from "@/lib/access/actor";
import { authorizeCompany, type CompanyScope } from "@/lib/access/authorize";
import { recordAudit } from "@/lib/audit/service";
import { companyIn } from "@/lib/companies/service";
import { now, startOfDay } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { AppError, fieldError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { publishEvent } from "@/lib/events/service";
import { forgetToken } from "./authentication.service";
import * as credentials from "./credentials.store";
import { mintCredential } from "./keys";
import { dayAfter, endOfDay, hasEnded, mayComeFrom, MOST_NETWORKS, networkOf, overlapEnd } from "./lifecycle.rules";
import { mailAdmins } from "./notices";
import type { AddressQuestion, AllowList, ApiToken, Expiry, IssuedCredential, Revocation, Rotation } from "./schema";
import * as store from "./store";

/**
 * Gives a token a new pair of value and secret. The pair before works on for the overlap, never beyond the token's own end;
 * as long as both work, webhooks carry a signature of each. Rights, webhook, log and counters stay as they are.
 *
 * @returns the new pair and its webhook key: shown this once
 * @throws AppError `not_found`, `forbidden`; `conflict` for a token that ended and while an earlier overlap runs;
 *   `already_created` when this form made a pair before
 */
export async function rotateToken(actor: Actor, companySlug: string, tokenId: string, { overlap, requestKey }: Rotation): Promise<IssuedCredential> {
  return change(actor, companySlug, tokenId, async (tx, scope, token) => {
    if (requestKey && (await credentials.wasIssued(tx, scope, requestKey))) throw new AppError("already_created");
    const at = now();
    const running = await credentials.findOverlapEnd(tx, tokenId, at);
    if (running) throw new AppError("conflict", "errors.rotationRuns", { values: { until: running.getTime() } });

    const oldEndsAt = overlapEnd(overlap, at, token.expiresAt === null ? null : new Date(token.expiresAt));
    const { stored, ...pair } = mintCredential(tokenId);
    await credentials.endCurrent(tx, scope, tokenId, oldEndsAt);
    await credentials.insertCredential(tx, scope, { ...stored, id: newId(), tokenId, createdAt: at, requestKey });
    await recordAudit(tx, scope, { action: "token.rotated", targetId: tokenId, details: { name: token.name, overlap, oldEndsAt: oldEndsAt.toISOString() } });
    await tell(tx, scope, token, "token.rotated", { tokenId, oldEndsAt: oldEndsAt.toISOString() });
    await mailAdmins(tx, await aboutOf(tx, scope, tokenId), "tokenRotated", { token: token.name, by: scope.actorName, hours: Math.round((oldEndsAt.getTime() - at.getTime()) / 3_600_000), until: oldEndsAt.getTime() });
    return { tokenId, ...pair };
  });
}

/** Stops a token until it is resumed; pausing what is paused changes nothing. @throws AppError `not_found`, `forbidden`, `conflict` for a token that ended */
export async function pauseToken(actor: Actor, companySlug: string, tokenId: string): Promise<void> {
  await moveTo(actor, companySlug, tokenId, "PAUSED", "token.paused");
}

/** Lets a paused token work again, with the same pair. @throws AppError `not_found`, `forbidden`, `conflict` for a token that ended */
export async function resumeToken(actor: Actor, companySlug: string, tokenId: string): Promise<void> {
  await moveTo(actor, companySlug, tokenId, "ACTIVE", "token.resumed");
}

/**
 * Ends a token for good, with the reason. Its webhook is told so, and nothing after it.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` for a token that ended; `invalid_input` when its name was not typed over
 */
export async function revokeToken(actor: Actor, companySlug: string, tokenId: string, { reason, confirm }: Revocation): Promise<void> {
  await change(actor, companySlug, tokenId, async (tx, scope, token) => {
    if (confirm !== token.name) throw fieldError("confirm", "errors.confirmName");

    // Before the end: the outbox queues for working tokens alone.
    await tell(tx, scope, token, "token.revoked", { tokenId });
    await store.updateToken(tx, scope, tokenId, { state: "REVOKED", endedAt: now(), endReason: reason });
    await recordAudit(tx, scope, { action: "token.revoked", targetId: tokenId, details: { name: token.name, reason } });
    await mailAdmins(tx, await aboutOf(tx, scope, tokenId), "tokenRevoked", { token: token.name, by: scope.actorName, reason });
  });
}

/**
 * Sets the last day on which a token works, in Dutch time, or takes the end away.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` for a token that ended; `invalid_input` for a day that is over
 */
export async function changeExpiry(actor: Actor, companySlug: string, tokenId: string, { lastDay }: Expiry): Promise<void> {
  await change(actor, companySlug, tokenId, async (tx, scope, token) => {
    const expiresAt = lastDay === null ? null : endOfDay(startOfDay(dayAfter(lastDay)));
    if (expiresAt && expiresAt <= now()) throw fieldError("lastDay", "errors.dayOver");
    if ((expiresAt?.toISOString() ?? null) === token.expiresAt) return;

    await store.updateToken(tx, scope, tokenId, { expiresAt, warnedDays: null });
    await recordAudit(tx, scope, { action: "token.expiry_changed", targetId: tokenId, details: { name: token.name, before: token.expiresAt, after: expiresAt?.toISOString() ?? null } });
  });
}

/**
 * Limits from where a token may be used; an empty list is everywhere.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` for a token that ended; `invalid_input` naming the entry that is no
 *   address and no CIDR
 */
export async function changeAllowList(actor: Actor, companySlug: string, tokenId: string, { cidrs }: AllowList): Promise<void> {
  const networks = [...new Set(cidrs.map(refuseWrongNetwork))];
  if (networks.length > MOST_NETWORKS) throw fieldError("cidrs", "errors.cidrsTooMany", { maximum: MOST_NETWORKS });

  await change(actor, companySlug, tokenId, async (tx, scope, token) => {
    if (networks.join() === token.allowedCidrs.join()) return;
    await store.updateToken(tx, scope, tokenId, { allowedCidrs: networks });
    await recordAudit(tx, scope, { action: "token.allow_list_changed", targetId: tokenId, details: { name: token.name, before: token.allowedCidrs, after: networks } });
  });
}

/** "Mag dit adres erin?", by the list as it is saved. @throws AppError `not_found`, `forbidden`; `invalid_input` for what is no address */
export async function addressMayUse(actor: Actor, companySlug: string, tokenId: string, { address }: AddressQuestion): Promise<{ address: string; allowed: boolean }> {
  const scope = authorizeCompany(actor, "tokens:read", companySlug);
  if (address.includes("/") || networkOf(address) === null) throw fieldError("address", "errors.ipAddress");

  const token = isId(tokenId) ? await inScope(scope, (tx) => store.findToken(tx, scope, tokenId, now())) : null;
  if (!token) throw new AppError("not_found");
  return { address, allowed: mayComeFrom(token.allowedCidrs, address) };
}

/** One change to one token, which is held meanwhile; after the commit no call is let in by what was known before it. */
async function change<Result>(actor: Actor, companySlug: string, tokenId: string, work: (tx: Db, scope: CompanyScope, token: ApiToken) => Promise<Result>): Promise<Result> {
  const scope = authorizeCompany(actor, "tokens:create", companySlug);
  const result = await inScope(scope, async (tx) => {
    const token = isId(tokenId) ? await store.lockToken(tx, scope, tokenId, now()) : null;
    if (!token) throw new AppError("not_found");
    if (hasEnded({ state: token.state, expiresAt: token.expiresAt === null ? null : new Date(token.expiresAt) }, now())) throw new AppError("conflict", "errors.tokenEnded");
    return work(tx, scope, token);
  });
  forgetToken(tokenId);
  return result;
}

async function moveTo(actor: Actor, companySlug: string, tokenId: string, state: "ACTIVE" | "PAUSED", action: "token.paused" | "token.resumed"): Promise<void> {
  await change(actor, companySlug, tokenId, async (tx, scope, token) => {
    if (token.state === state) return;
    await store.updateToken(tx, scope, tokenId, { state });
    await recordAudit(tx, scope, { action, targetId: tokenId, details: { name: token.name } });
  });
}

async function tell(tx: Db, scope: CompanyScope, token: ApiToken, type: "token.rotated" | "token.revoked", data: Record<string, string>): Promise<void> {
  await publishEvent(tx, { type, organisationId: scope.organisationId, companyId: scope.companyId, tokenId: token.id, data });
}

async function aboutOf(tx: Db, scope: CompanyScope, tokenId: string) {
  return { tokenId, organisationId: scope.organisationId, company: await companyIn(tx, scope) };
}

function refuseWrongNetwork(typed: string): string {
  const network = networkOf(typed);
  if (network === null) throw fieldError("cidrs", "errors.cidr", { typed: typed.slice(0, 50) });
  return network;
}
