import { listCompanies, getCompany } from "@/lib/companies/service";
import type { PersonActor } from "@/lib/access/actor";
import type { Crumb } from "@/components/ui/breadcrumb";
import type { Where } from "@/lib/members/schema";
import { getOrganisation } from "@/lib/organisations/service";
import { placeTitle } from "@/lib/portal/places";
import { getTranslations } from "next-intl/server";

/** Where the pages about people stand: the same in an organisation and in a company. */
export type MembersPlace = { where: Where; name: string; path: string; crumbs: Crumb[] };

/** The address of the pages about people of a place. */
export function pathOf(where: Where): string {
  return `${where.kind === "organisation" ? "/organisatie" : "/bedrijf"}/${where.slug}/gebruikers`;
}

/** @throws AppError `not_found`, `forbidden` */
export async function placeOf(actor: PersonActor, where: Where): Promise<MembersPlace> {
  const name = where.kind === "organisation" ? (await getOrganisation(actor, where.slug)).name : placeTitle(await getCompany(actor, where.slug));
  const path = pathOf(where);
  const t = await getTranslations("members");

  return { where, name, path, crumbs: [{ label: name, href: path.slice(0, -"/gebruikers".length) }, { label: t("title"), href: path }] };
}

/** The companies that a colleague can be invited to from here; none in a company itself. */
export async function companiesOf(actor: PersonActor, where: Where): Promise<{ slug: string; title: string }[]> {
  if (where.kind === "company") return [];
  return (await listCompanies(actor, where.slug)).map((company) => ({ slug: company.slug, title: placeTitle(company) }));
}
