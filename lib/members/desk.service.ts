import type { Actor, PersonActor } from "@/lib/access/actor";
import { authorizeCompany, authorizeOrganisation, type CompanyScope, type OrganisationScope } from "@/lib/access/authorize";
import type { Permission } from "@/lib/access/permissions";
import { type Db, inScope } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { type Held, mayManage } from "./rules";
import type { Where } from "./schema";
import { findHeld, lockMembers } from "./store";

/** A scope of either kind; `companyId` only in one company. */
export type WhereScope = (OrganisationScope | CompanyScope) & { readonly companyId?: string };

/** Where people are managed: the place, and the manager's own roles as they are now. */
export type Desk = { tx: Db; scope: WhereScope; own: Held[] };

/** Asks for a place by its kind. @throws AppError as `authorizeOrganisation` and `authorizeCompany` do */
export function authorizeWhere(actor: Actor, permission: Permission, where: Where): WhereScope {
  return where.kind === "organisation" ? authorizeOrganisation(actor, permission, where.slug) : authorizeCompany(actor, permission, where.slug);
}

/** The company that roles of exactly this place name: null for those over the whole organisation. */
export function exactPlace(scope: WhereScope): string | null {
  return scope.companyId ?? null;
}

/**
 * Changes who takes part at a place, one change at a time. The manager's own roles are read again inside: what an admin
 * could do when the request came in may have been taken away since.
 *
 * @throws AppError `not_found`, `forbidden`, `second_factor_required`, `step_up_required`
 */
export async function atDesk<Result>(actor: PersonActor, where: Where, work: (desk: Desk) => Promise<Result>): Promise<Result> {
  const scope = authorizeWhere(actor, "members:manage", where);
  return inScope(scope, async (tx) => {
    await lockMembers(tx, scope.organisationId);
    const own: Held[] = actor.kind === "operator" ? [{ role: "ORGANISATION_ADMIN", companyId: null }] : await findHeld(tx, scope.organisationId, actor.id);
    return work({ tx, scope, own });
  });
}

/** @throws AppError `forbidden` when a role is above what the manager holds there */
export function refuseAbove({ own }: Pick<Desk, "own">, about: Held): void {
  if (!mayManage(own, about)) throw new AppError("forbidden", "errors.aboveYou");
}
