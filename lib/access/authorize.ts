import { now } from "@/lib/core/clock";
import type { Walls } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { Actor, Origin, PersonActor, Place } from "./actor";
import { isDangerous, isFresh, type Permission, type Role, roleMay } from "./permissions";
import { Refusal, type RefusedAt } from "./refusal";

declare const granted: unique symbol;

/** Who acts and from where: what the audit log says of a deed. */
type Doing = { readonly actorId: string; readonly actorKind: Actor["kind"]; readonly actorName: string; readonly actorEmail: string | null; readonly origin: Origin };

type Granted = Walls & Doing & { readonly [granted]: true };
type Grant = Omit<Granted, typeof granted>;

/** Proof that an actor may touch one company. Only `authorizeCompany` makes one, and every store function asks for one. */
export type CompanyScope = Granted & { readonly companyId: string; readonly organisationId: string; readonly slug: string };

/** Proof that an actor may touch one organisation, with all companies of it that are within the actor's reach. */
export type OrganisationScope = Granted & { readonly organisationId: string; readonly slug: string };

/** Proof that an actor may touch one hirer's documents: an OrganisationScope of an organisation that hires. */
export type HirerScope = OrganisationScope & { readonly hirerId: string };

/**
 * Decides whether an actor may do something in one company; with its two siblings below the only place where access is decided.
 *
 * @param slug the company as the URL names it; a token's own company whatever it asks
 * @throws AppError `not_found` when the actor has no part in the company (its existence is not revealed),
 *   `forbidden` or `permission_missing` when it has a part but not this permission, `second_factor_required` for an admin
 *   whose time to set one up is over, `step_up_required` when a dangerous permission needs a fresh proof
 */
export function authorizeCompany(actor: Actor, permission: Permission, slug: string): CompanyScope {
  if (actor.kind === "token") return tokenScope(actor, permission, slug);

  for (const place of actor.places) {
    const company = place.companies.find((candidate) => candidate.slug === slug);
    if (!company) continue;
    refuseWithout(actor, company.role, permission, { organisationId: place.organisation.id, companyId: company.id });

    return grant(actor, { companyId: company.id, slug, organisationId: place.organisation.id, companyIds: [company.id] });
  }
  throw new AppError("not_found");
}

/**
 * Decides whether a person may do something in one organisation.
 *
 * @throws AppError `not_found` when the actor holds no role over the whole organisation, `forbidden` when that role lacks the
 *   permission, `second_factor_required` and `step_up_required` as in a company
 */
export function authorizeOrganisation(actor: Actor, permission: Permission, slug: string): OrganisationScope {
  const place = placeOf(actor, slug);
  if (actor.kind === "token" || !place?.role) throw new AppError("not_found");
  refuseWithout(actor, place.role, permission, { organisationId: place.organisation.id, companyId: null });

  return grant(actor, { organisationId: place.organisation.id, slug, companyIds: place.companies.map((company) => company.id) });
}

/**
 * Decides whether a person may do something with one hirer's documents.
 *
 * @throws AppError `not_found` for an organisation that does not hire or is not the actor's, `forbidden` without the permission
 */
export function authorizeHirer(actor: Actor, permission: Permission, slug: string): HirerScope {
  if (placeOf(actor, slug)?.organisation.kind !== "HIRER") throw new AppError("not_found");

  const scope = authorizeOrganisation(actor, permission, slug);
  return { ...scope, hirerId: scope.organisationId };
}

/** What a role may is asked first; then whether the person is who the role was given to. */
function refuseWithout(actor: PersonActor, role: Role, permission: Permission, place: RefusedAt): void {
  if (!roleMay(role, permission)) throw new Refusal("forbidden", { ...place, permission });
  if (actor.secondFactor === "overdue" && !roleMay("READER", permission)) throw new Refusal("second_factor_required", { ...place, permission });
  if (isDangerous(permission)) refuseStaleProof(actor);
}

/**
 * Asks for a fresh proof of who is there, for what touches the account itself rather than a place.
 *
 * @throws AppError `step_up_required`
 */
export function refuseStaleProof(actor: PersonActor): void {
  if (actor.kind === "user" && !isFresh(actor.confirmedAt, now())) throw new AppError("step_up_required");
}

function tokenScope(actor: Extract<Actor, { kind: "token" }>, permission: Permission, slug: string): CompanyScope {
  const { company } = actor;
  if (company.slug !== slug) throw new AppError("not_found");
  if (!actor.permissions.includes(permission)) throw new Refusal("permission_missing", { organisationId: company.organisationId, companyId: company.id, permission }, { permission });

  return grant(actor, { companyId: company.id, slug, organisationId: company.organisationId, companyIds: [company.id] });
}

function placeOf(actor: Actor, slug: string): Place | undefined {
  return actor.kind === "token" ? undefined : actor.places.find((place) => place.organisation.slug === slug);
}

/** The one place where a scope is made: the brand exists for the compiler alone. */
function grant<Reach extends Walls>(actor: Actor, reach: Reach): Granted & Reach {
  const { id, kind, name, origin } = actor;
  const given: Grant & Reach = { ...reach, actorId: id, actorKind: kind, actorName: name, actorEmail: actor.kind === "token" ? null : actor.email, origin };
  return given as Granted & Reach;
}
