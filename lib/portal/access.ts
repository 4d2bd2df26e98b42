import type { PersonActor } from "@/lib/access/actor";
import { type Permission, roleMay } from "@/lib/access/permissions";
import { otherSideOf, placeHere } from "./places";

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

/** Where the API agreement of a company is read and signed, for whoever may open that environment. */
export function agreementOf(actor: PersonActor, companySlug: string): string | null {
  const here = placeHere(actor.places, "company", companySlug);
  const organisation = here && otherSideOf(actor.places, here);
  return organisation && `${organisation.href}/api`;
}
