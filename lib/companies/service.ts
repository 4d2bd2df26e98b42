import type { Actor } from "@/lib/access/actor";
import { authorizeCompany, authorizeOrganisation, type CompanyScope } from "@/lib/access/authorize";
import { limitTries } from "@/lib/accounts/limits";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { type Db, inScope, isUniqueViolation } from "@/lib/core/db";
import { AppError, fieldError } from "@/lib/core/errors";
import { freeSlug, newId, slugOf } from "@/lib/core/ids";
import { lookUpCompany, registerMarkOf } from "@/lib/kvk/service";
import type { Lookup, RegisterMark } from "@/lib/kvk/schema";
import { organisationIn } from "@/lib/organisations/service";
import { nextNumber } from "./rules";
import type { Company, CompanyListed, KvkInput, NewCompany } from "./schema";
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
 * What the form for one more company begins with: the number after the highest, and the organisation's own KvK number.
 *
 * @throws AppError `not_found`, `forbidden`; `forbidden` for an inlener, which has one company of its own
 */
export async function prepareCompany(actor: Actor, organisationSlug: string): Promise<{ number: string; kvkNumber: string }> {
  const scope = authorizeOrganisation(actor, "companies:create", organisationSlug);
  return inScope(scope, async (tx) => {
    const { kvkNumber } = await agencyIn(tx, scope);
    return { number: nextNumber(await store.findNumbers(tx, scope.organisationId)), kvkNumber };
  });
}

/**
 * Asks the Handelsregister on behalf of whoever may add a company, so often from one address.
 *
 * @throws AppError `not_found`, `forbidden`, `rate_limited`
 */
export async function lookUpForCompany(actor: Actor, organisationSlug: string, { kvkNumber }: KvkInput): Promise<Lookup> {
  const scope = authorizeOrganisation(actor, "companies:create", organisationSlug);
  await limitTries("lookup", scope.origin.address ?? scope.actorId);
  return lookUpCompany(kvkNumber);
}

/**
 * Adds a company to an agency. What the register says of its number is noted, and is in nobody's way unless the company ended.
 *
 * @throws AppError `invalid_input` when the organisation has this number already or the company ended, `not_found`,
 *   `forbidden`, `rate_limited`
 */
export async function addCompany(actor: Actor, organisationSlug: string, company: NewCompany): Promise<{ id: string; slug: string }> {
  const scope = authorizeOrganisation(actor, "companies:create", organisationSlug);
  const lookup = await lookUpForCompany(actor, organisationSlug, company);
  if (lookup.answer.state === "ended") throw fieldError("kvkNumber", "errors.companyEnded", { name: lookup.answer.name });

  return inScope(scope, async (tx) => {
    await agencyIn(tx, scope);
    const mark = registerMarkOf(lookup, { name: company.name });
    const founded = await foundCompany(tx, scope.organisationId, { ...company, ...mark });
    const details = { number: company.number, kvkNumber: company.kvkNumber, registerState: mark.registerState };
    await recordAudit(tx, { ...scope, companyId: founded.id }, { action: "company.created", targetId: founded.id, details });
    return founded;
  });
}

async function agencyIn(tx: Db, scope: Parameters<typeof organisationIn>[1]) {
  const organisation = await organisationIn(tx, scope);
  if (organisation.kind === "HIRER") throw new AppError("forbidden", "errors.oneCompany");
  return organisation;
}

/**
 * Makes a company inside the transaction that gives the reason for it. Its slug is number and name ("7008-webinar"),
 * the number not said twice when the name begins with it.
 *
 * @throws AppError `invalid_input` when the organisation has this number already
 */
export async function foundCompany(tx: Db, organisationId: string, company: NewCompany & { slug?: string } & Partial<RegisterMark>): Promise<{ id: string; slug: string }> {
  await store.lockSlugs(tx);
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
