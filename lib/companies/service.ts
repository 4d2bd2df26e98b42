import type { Actor } from "@/lib/access/actor";
import { authorizeCompany, authorizeOrganisation, type CompanyScope } from "@/lib/access/authorize";
import { now } from "@/lib/core/clock";
import { type Db, inScope, isUniqueViolation } from "@/lib/core/db";
import { fieldError } from "@/lib/core/errors";
import { freeSlug, newId, slugOf } from "@/lib/core/ids";
import type { Company, CompanyListed, NewCompany } from "./schema";
import * as store from "./store";

/** One company with its organisation. @throws AppError `not_found` for a foreign or missing one */
export async function getCompany(actor: Actor, slug: string): Promise<Company> {
  const scope = authorizeCompany(actor, "company:read", slug);
  return inScope(scope, (tx) => store.findCompany(tx, scope));
}

/** The company behind a scope, for services of higher rank inside their own transaction. */
export async function companyIn(tx: Db, scope: Pick<CompanyScope, "companyId">): Promise<Company> {
  return store.findCompany(tx, scope);
}

/** All companies of one organisation, by WM number. @throws AppError `not_found`, `forbidden` */
export async function listCompanies(actor: Actor, organisationSlug: string): Promise<CompanyListed[]> {
  const scope = authorizeOrganisation(actor, "organisation:read", organisationSlug);
  return inScope(scope, (tx) => store.findCompanies(tx, scope));
}

/**
 * Makes a company inside the transaction that gives the reason for it. Its slug is number and name ("7008-webinar"),
 * the number not said twice when the name begins with it.
 *
 * @throws AppError `invalid_input` when the organisation has this number already
 */
export async function foundCompany(tx: Db, organisationId: string, company: NewCompany & { slug?: string }): Promise<{ id: string; slug: string }> {
  const wanted = company.slug ?? slugOf(company.name.startsWith(company.number) ? company.name : `${company.number} ${company.name}`);
  const slug = freeSlug(wanted, await store.findSlugsLike(tx, wanted));
  const id = newId();
  try {
    await store.insertCompany(tx, { ...company, id, organisationId, slug, createdAt: now() });
  } catch (cause) {
    if (isUniqueViolation(cause)) throw fieldError("number", "errors.companyNumberKnown");
    throw cause;
  }
  return { id, slug };
}
