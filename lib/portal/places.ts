import type { Place } from "@/lib/access/actor";
import { type Permission, type Role, roleMay } from "@/lib/access/permissions";

/** The pages of each kind of environment that stand in a menu, by the first part of their address; "" is the overview. */
export const menus = {
  organisation: [{ pages: ["", "bedrijven", "api"] }, { heading: "management", pages: ["gebruikers", "abonnement", "logboek", "instellingen"] }],
  company: [{ pages: ["", "api"] }, { heading: "data", pages: ["inlenersbeloningen", "partners", "functies"] }, { heading: "management", pages: ["gebruikers", "logboek"] }],
  hirer: [{ pages: ["", "regelingen"] }],
} as const;

export type Kind = keyof typeof menus;
export type MenuPage = (typeof menus)[Kind][number]["pages"][number];

/** What a page asks of whoever sees it in the menu; one that is not named here stands in everybody's. */
const needs: Partial<Record<MenuPage, Permission>> = { gebruikers: "members:read", logboek: "audit:read" };

/** An environment by its name; `number` is a company's WM number. */
export type Here = { kind: Kind; slug: string; name: string; number?: string };

/** An environment one can go to. `pages`: those of the menu that the person's `role` there may see; switching keeps the page where it exists. */
export type There = Here & { href: string; role: Role; pages: string[] };
export type Group = There & { companies?: There[] };

/**
 * One environment of a person, found by its slug; null when it is not the person's. A role in a company alone gives no
 * organisation environment, and only an organisation that hires has an inlener environment.
 */
export function placeHere(places: Place[], kind: Kind, slug: string): There | null {
  return placesOf(places).find((there) => there.kind === kind && there.slug === slug) ?? null;
}

/** Every environment of a person, in the order of the switcher. */
export function placesOf(places: Place[]): There[] {
  return groupsOf(places).flatMap(({ companies = [], ...top }) => [top, ...companies]);
}

/**
 * The environments as the switcher shows them: an organisation that hires as inlener, then every organisation with its
 * companies by WM number. Companies of somebody without a role over their organisation stand by themselves.
 */
export function groupsOf(places: Place[]): Group[] {
  return places.flatMap((place): Group[] => {
    const companies = place.companies.map(({ slug, name, number, role }) => there({ kind: "company", slug, name, number }, role));
    const { role } = place;
    if (!role) return companies;

    const { slug, name, kind } = place.organisation;
    const hirer = kind === "HIRER" ? [there({ kind: "hirer", slug, name }, role)] : [];
    return [...hirer, { ...there({ kind: "organisation", slug, name }, role), companies }];
  });
}

/**
 * The environment one click away: from a company and from the inlener to their organisation, from an organisation to the
 * inlener or to its first company. Null where the person has no other side.
 */
export function otherSideOf(places: Place[], here: Here): There | null {
  const place = places.find((candidate) => belongsTo(here, candidate));
  const nearby = place ? placesOf([place]).filter((candidate) => candidate.kind !== here.kind) : [];
  if (here.kind === "organisation") return nearby[0] ?? null;

  return nearby.find((candidate) => candidate.kind === "organisation") ?? null;
}

/**
 * Where somebody without a choice to make goes after signing in: who has one organisation with at most one company goes to
 * where the work begins, the inlener or the organisation, or the company where that is all. Null for whoever has to choose.
 */
export function onlyPlace(places: Place[]): There | null {
  const [first, ...others] = places;
  if (!first || others.length > 0 || first.companies.length > 1) return null;

  return placesOf(places)[0] ?? null;
}

/** The words that name an environment, a company with its number first and not said twice: "7008 webinar", "7012 Techniek". */
export function placeTitle({ name, number }: { name: string; number?: string }): string {
  return number === undefined || name.startsWith(number) ? name : `${number} ${name}`;
}

function belongsTo(here: Here, place: Place): boolean {
  if (here.kind === "company") return place.companies.some((company) => company.slug === here.slug);
  return place.organisation.slug === here.slug;
}

const addresses: Record<Kind, string> = { organisation: "/organisatie", company: "/bedrijf", hirer: "/inlener" };

function there(here: Here, role: Role): There {
  const pages = menus[here.kind].flatMap((section) => section.pages.filter((page) => page !== "" && maySee(role, page)));
  return { ...here, href: `${addresses[here.kind]}/${here.slug}`, role, pages };
}

function maySee(role: Role, page: MenuPage): boolean {
  const permission = needs[page];
  return permission === undefined || roleMay(role, permission);
}
