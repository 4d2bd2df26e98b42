import type { Place, SecondFactorState } from "@/lib/access/actor";
import type { Role } from "@/lib/access/permissions";

/** An absolute limit: a session ends this long after signing in, used or not. Milliseconds. */
export const SESSION_LIFETIME = 12 * 3_600_000;

/** An idle limit: a session that nobody used for this long is over. Milliseconds. */
export const SESSION_IDLE = 2 * 3_600_000;

/** When a session was used is written down at most this often, so that reading a page rarely writes. Milliseconds. */
export const SESSION_TOUCH = 60_000;

/** How long a sign-in waits for its second factor. Milliseconds. */
export const PENDING_LIFETIME = 10 * 60_000;

/** How many codes one such sign-in takes. */
export const PENDING_TRIES = 5;

/** A network address somebody signed in from counts as familiar this long. Milliseconds. */
export const FAMILIAR_FOR = 90 * 86_400_000;

/** How long a mailed link for a new password works (ASVS 6.5.5). Milliseconds. */
export const RESET_LIFETIME = 10 * 60_000;

/** How long a new e-mail address may wait for its proof. Milliseconds. */
export const EMAIL_CHANGE_LIFETIME = 60 * 60_000;

/** From where a session was started is forgotten after twelve months. Milliseconds. */
export const ORIGIN_KEPT = 365 * 86_400_000;

/** Whether a session still holds at a moment. */
export function sessionHolds(session: { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null }, at: Date): boolean {
  return session.endedAt === null && at < session.expiresAt && at.getTime() - session.lastSeenAt.getTime() < SESSION_IDLE;
}

/** How long an admin may work without a second factor, from the first sign-in as an admin. Milliseconds. */
export const SECOND_FACTOR_GRACE = 14 * 86_400_000;

/** How a person stands with the second factor at a moment. */
export function secondFactorState(person: { isOn: boolean; isAdmin: boolean; dueAt: Date | null }, at: Date): SecondFactorState {
  if (person.isOn) return "on";
  if (!person.isAdmin) return "optional";
  return person.dueAt === null || at < person.dueAt ? "grace" : "overdue";
}

/** Whether somebody is an admin anywhere: of an organisation or of one company. */
export function isAdminSomewhere(places: Place[]): boolean {
  return places.some((place) => isAdmin(place.role) || place.companies.some((company) => isAdmin(company.role)));
}

function isAdmin(role: Role | null): boolean {
  return role === "ORGANISATION_ADMIN" || role === "COMPANY_ADMIN";
}

/** One membership with the organisation it is in and all companies of that organisation. */
export type MembershipRow = {
  role: Role;
  companyId: string | null;
  organisation: Place["organisation"] & { companies: { id: string; slug: string; number: string; name: string }[] };
};

const STRENGTH: Record<Role, number> = { ORGANISATION_ADMIN: 3, COMPANY_ADMIN: 2, READER: 1 };

/**
 * Where a person may be: a role over an organisation reaches all its companies, a role in a company that company alone;
 * of two roles in one place the stronger counts.
 */
export function placesOf(memberships: MembershipRow[]): Place[] {
  const places = new Map<string, MembershipRow[]>();
  for (const membership of memberships) {
    const { id } = membership.organisation;
    places.set(id, [...(places.get(id) ?? []), membership]);
  }

  return [...places.values()].map(placeOf).sort((one, other) => one.organisation.name.localeCompare(other.organisation.name, "nl"));
}

function placeOf(rows: MembershipRow[]): Place {
  const [first] = rows;
  if (!first) throw new Error("a place needs a membership");

  const { companies, ...organisation } = first.organisation;
  const role = strongest(rows.filter((row) => row.companyId === null));
  const within = companies.flatMap((company) => {
    const there = strongest(rows.filter((row) => row.companyId === null || row.companyId === company.id));
    return there ? [{ ...company, role: there }] : [];
  });

  return { organisation, role, companies: within.sort((one, other) => one.number.localeCompare(other.number, "nl", { numeric: true })) };
}

function strongest(rows: MembershipRow[]): Role | null {
  const roles = rows.map((row) => row.role).sort((one, other) => STRENGTH[other] - STRENGTH[one]);
  return roles[0] ?? null;
}
