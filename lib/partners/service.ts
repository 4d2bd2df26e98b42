import type { Actor } from "@/lib/access/actor";
import { authorizeCompany, type HirerScope } from "@/lib/access/authorize";
import { now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { type Listed, listed, pageOf, type PageQuery } from "@/lib/core/page";
import { publishEvent } from "@/lib/events/service";
import type { Partner } from "./schema";
import * as store from "./store";

/** The hirers of one company, one page. @throws AppError `not_found`, `forbidden`, `permission_missing`, `malformed` */
export async function listPartners(actor: Actor, companySlug: string, query: PageQuery): Promise<Listed<Partner>> {
  const scope = authorizeCompany(actor, "partners:list", companySlug);
  const page = pageOf(query);
  return inScope(scope, async (tx) => listed(await store.findPartners(tx, scope, page), page));
}

/** One hirer of a company. @throws AppError `not_found` for a foreign or missing one, `permission_missing` */
export async function getPartner(actor: Actor, companySlug: string, partnerId: string): Promise<Partner> {
  const scope = authorizeCompany(actor, "partners:read", companySlug);
  const partner = isId(partnerId) ? await inScope(scope, (tx) => store.findPartner(tx, scope, partnerId)) : null;
  if (!partner) throw new AppError("not_found");
  return partner;
}

/** Whose partners: a scope of the hirer, or in the worker the hirer that a job names. */
type Hirer = Pick<HirerScope, "hirerId">;

/**
 * Makes a company and a hirer partners inside the transaction in which the first share begins, or again when it had ended; told
 * when it was not so before.
 *
 * @returns the partnership's id, the `partnerId` of the API; the same again after an end
 */
export async function linkPartner(tx: Db, hirer: Hirer, company: { id: string; organisationId: string }): Promise<string> {
  const isNew = await store.insertPartnership(tx, hirer, { id: newId(), companyId: company.id, linkedAt: now() });
  const isAgain = !isNew && (await store.reopenPartnership(tx, hirer, company.id, now()));
  const partnerId = await store.findPartnershipId(tx, hirer, company.id);
  if (isNew || isAgain) await publishEvent(tx, { type: "partner.linked", organisationId: company.organisationId, companyId: company.id, data: { partnerId } });
  return partnerId;
}

/** Ends a partnership inside the transaction in which the last share ends; told once. */
export async function unlinkPartner(tx: Db, hirer: Hirer, company: { id: string; organisationId: string }): Promise<void> {
  if (!(await store.endPartnership(tx, hirer, company.id, now()))) return;

  const partnerId = await store.findPartnershipId(tx, hirer, company.id);
  await publishEvent(tx, { type: "partner.unlinked", organisationId: company.organisationId, companyId: company.id, data: { partnerId } });
}
