import type { PersonActor } from "@/lib/access/actor";
import { type Permission, roleMay } from "@/lib/access/permissions";
import { otherSideOf, placeHere, type There } from "./places";

/**
 * What a page shows depends on this: the button that somebody may not press is not drawn. It protects nothing, the service
 * behind every button decides again.
 */
export function mayIn(actor: PersonActor, companySlug: string, permission: Permission): boolean {
  const company = actor.places.flatMap((place) => place.companies).find((candidate) => candidate.slug === companySlug);
  return company !== undefined && roleMay(company.role, permission);
}

/** The same for an organisation or an inlener. */
export function mayInOrganisation(actor: PersonActor, slug: string, permission: Permission): boolean {
  const place = actor.places.find((candidate) => candidate.organisation.slug === slug);
  return Boolean(place?.role && roleMay(place.role, permission));
}

/** The organisation environment of a company, for whoever may open it. */
export function organisationOf(actor: PersonActor, companySlug: string): There | null {
  const here = placeHere(actor.places, "company", companySlug);
  return here && otherSideOf(actor.places, here);
}
