import type { Actor } from "@/lib/access/actor";
import { authorizeCompany, type CompanyScope } from "@/lib/access/authorize";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError, fieldError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { publishEvent } from "@/lib/events/service";
import { licenceHoldsFor } from "@/lib/licences/service";
import { getToken } from "@/lib/tokens/service";
import { policyOf, urlFault } from "./address.rules";
import * as deliveries from "./deliveries.store";
import { bodyOf, headersOf } from "./rules";
import type { Delivery, DeliveryDetail, DeliveryFilter, Endpoint, EndpointInput, SavedEndpoint } from "./schema";
import { addressTrouble, type Resolve } from "./send";
import * as store from "./store";

/**
 * Saves where a token's events go: one webhook per token, the last save counts, and what was queued follows it.
 * A name that does not resolve now is saved all the same, and the result says so.
 *
 * @throws AppError `not_found` for a token that is not this company's, `forbidden` without webhooks:write, `conflict` for a
 *   token that ended, `invalid_input` for an address that may not be called
 */
export async function saveEndpoint(actor: Actor, companySlug: string, tokenId: string, input: EndpointInput, resolve?: Resolve): Promise<SavedEndpoint> {
  const scope = authorizeCompany(actor, "webhooks:write", companySlug);
  const token = await getToken(actor, companySlug, tokenId);
  if (token.state === "REVOKED" || token.state === "EXPIRED") throw new AppError("conflict", "errors.tokenEnded");

  const policy = policyOf(env());
  const url = new URL(input.url);
  const fault = urlFault(url, policy);
  if (fault) throw fieldError("url", fault.key, fault.values);

  const endpoint = await inScope(scope, (tx) => keepEndpoint(tx, scope, token.id, input));
  const attention = await addressTrouble(url, { policy, resolve });
  return { endpoint, resolves: attention !== "dns_failed", attention };
}

/** The webhook of a token; null when none was saved. @throws AppError `not_found`, `forbidden` */
export async function getEndpoint(actor: Actor, companySlug: string, tokenId: string): Promise<Endpoint | null> {
  const scope = await scopeOfToken(actor, companySlug, tokenId);
  const row = await inScope(scope, (tx) => store.findEndpoint(tx, scope, tokenId));
  return row && store.toEndpoint(row);
}

/** The webhooks of all tokens of a company, oldest first. @throws AppError `not_found`, `forbidden` */
export async function listEndpoints(actor: Actor, companySlug: string): Promise<Endpoint[]> {
  const scope = authorizeCompany(actor, "webhooks:read", companySlug);
  return inScope(scope, async (tx) => (await store.findEndpoints(tx, scope)).map(store.toEndpoint));
}

/**
 * Sends a `ping` to this token's webhook alone, by the way every event goes.
 *
 * @returns the id of the event: the `webhook-id` to look for
 * @throws AppError `not_found`, `forbidden`; `conflict` when no URL is saved or the token does not work now; `licence_ended`
 */
export async function testEndpoint(actor: Actor, companySlug: string, tokenId: string): Promise<string> {
  const scope = authorizeCompany(actor, "webhooks:write", companySlug);
  const token = await getToken(actor, companySlug, tokenId);
  if (token.state !== "ACTIVE") throw new AppError("conflict", "errors.webhookTokenInactive");

  return inScope(scope, async (tx) => {
    if (!(await store.findEndpoint(tx, scope, tokenId))) throw new AppError("conflict", "errors.webhookMissing");
    if (!(await licenceHoldsFor(tx, scope.organisationId))) throw new AppError("licence_ended");
    return publishEvent(tx, { type: "ping", organisationId: scope.organisationId, companyId: scope.companyId, tokenId, data: { tokenId } });
  });
}

/** What was sent to a token's webhook and what is on its way, newest first. @throws AppError `not_found`, `forbidden` */
export async function listDeliveries(actor: Actor, companySlug: string, tokenId: string, { limit }: DeliveryFilter): Promise<Delivery[]> {
  const scope = await scopeOfToken(actor, companySlug, tokenId);
  return inScope(scope, (tx) => deliveries.findDeliveries(tx, scope, tokenId, limit));
}

/** One delivery with every attempt and the request. @throws AppError `not_found` when this token never had it, `forbidden` */
export async function getDelivery(actor: Actor, companySlug: string, tokenId: string, eventId: string): Promise<DeliveryDetail> {
  const scope = await scopeOfToken(actor, companySlug, tokenId);
  const found = isId(eventId) ? await inScope(scope, (tx) => deliveries.findDelivery(tx, scope, tokenId, eventId)) : null;
  if (!found) throw new AppError("not_found");

  const { delivery, attempts, event, endpointUrl } = found;
  const last = attempts.at(-1);
  const body = bodyOf(event);
  const sentAt = new Date(last?.startedAt ?? delivery.nextAttemptAt ?? delivery.createdAt);
  const request = { method: "POST" as const, url: last?.url ?? endpointUrl, headers: headersOf(event.id, sentAt, body), body: body.toString() };
  return { ...delivery, attemptLog: attempts, request };
}

/** The scope to read one token's webhook by; the token must be the company's. */
async function scopeOfToken(actor: Actor, companySlug: string, tokenId: string): Promise<CompanyScope> {
  const scope = authorizeCompany(actor, "webhooks:read", companySlug);
  await getToken(actor, companySlug, tokenId);
  return scope;
}

/** Saving what stands there already changes nothing and leaves no trace. */
async function keepEndpoint(tx: Db, scope: CompanyScope, tokenId: string, input: EndpointInput): Promise<Endpoint> {
  const known = await store.findEndpoint(tx, scope, tokenId);
  if (known?.url === input.url && known.description === (input.description ?? null)) return store.toEndpoint(known);

  const saved = await store.upsertEndpoint(tx, scope, { ...input, id: newId(), tokenId, at: now() });
  await recordAudit(tx, scope, {
    action: known ? "webhook.changed" : "webhook.created",
    targetId: saved.id,
    // A webhook URL may carry a key of the receiver's, so the audit log names its host alone.
    details: { tokenId, host: new URL(saved.url).host },
  });
  return store.toEndpoint(saved);
}
