import type { Actor } from "@/lib/access/actor";
import { authorizeOrganisation, type OrganisationScope } from "@/lib/access/authorize";
import { now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { freeSlug, newId, slugOf } from "@/lib/core/ids";
import type { RegisterMark } from "@/lib/kvk/schema";
import type { Organisation, OrganisationDetails, SoftwareCode } from "./schema";
import * as store from "./store";

/** One organisation, for those with a role over the whole of it. @throws AppError `not_found`, `forbidden` */
export async function getOrganisation(actor: Actor, slug: string): Promise<Organisation> {
  const scope = authorizeOrganisation(actor, "organisation:read", slug);
  return inScope(scope, (tx) => store.findOrganisation(tx, scope));
}

/** The organisation behind a scope, for services of higher rank inside their own transaction. */
export async function organisationIn(tx: Db, scope: Pick<OrganisationScope, "organisationId">): Promise<Organisation> {
  return store.findOrganisation(tx, scope);
}

/**
 * Makes an organisation inside the transaction that gives the reason for it, with a slug of its own.
 *
 * @param details without a register's mark the number is yet to be checked
 * @throws AppError `conflict` when the KvK number is taken for this kind
 */
export async function foundOrganisation(
  tx: Db,
  details: OrganisationDetails & { kind: "AGENCY" | "HIRER"; softwareCode?: SoftwareCode; softwareName?: string; slug?: string } & Partial<RegisterMark>,
): Promise<{ id: string; slug: string }> {
  await store.lockSlugs(tx);
  if (await store.findIdByKvk(tx, details.kind, details.kvkNumber)) throw new AppError("conflict", "errors.organisationKnown");

  const wanted = details.slug ?? slugOf(details.name);
  const slug = freeSlug(wanted, await store.findSlugsLike(tx, wanted));
  const id = newId();
  await store.insertOrganisation(tx, { ...details, id, slug, createdAt: now() });
  return { id, slug };
}

/** Whom the partners of an organisation may call. */
export async function addContact(tx: Db, organisationId: string, contact: { name: string; email?: string; phone?: string; role?: string }): Promise<void> {
  await store.insertContact(tx, { id: newId(), organisationId, ...contact });
}

/** The id behind a slug, for the operator's command line. */
export async function findOrganisationId(tx: Db, slug: string): Promise<string | null> {
  return store.findIdBySlug(tx, slug);
}
