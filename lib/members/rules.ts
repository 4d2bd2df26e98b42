import { type Role, roleMay } from "@/lib/access/permissions";
import type { InvitationState, Level } from "./schema";

const DAY = 86_400_000;

/** How long an invitation can be accepted. Milliseconds. */
export const INVITATION_LIFETIME = 7 * DAY;

/** How long after its end an unanswered invitation keeps the address. Milliseconds. */
export const ADDRESS_KEPT = 30 * DAY;

/** An invitation is sent again at most this often: a second press is no second mail. Milliseconds. */
export const RESEND_AFTER = 60_000;

/** A role at its place; companyId null means the whole organisation. */
export type Held = { role: Role; companyId: string | null };

const STRENGTH: Record<Role, number> = { ORGANISATION_ADMIN: 3, COMPANY_ADMIN: 2, READER: 1 };

/** The role that a level makes at a place. An organisation has no company admins, a company no organisation admins. */
export function roleAt(companyId: string | null, level: Level): Role {
  if (level === "reader") return "READER";
  return companyId === null ? "ORGANISATION_ADMIN" : "COMPANY_ADMIN";
}

/**
 * Whether somebody with these roles may give, change or take a role: one of them must reach the place, manage people there,
 * and be no weaker than the role it is about.
 */
export function mayManage(own: readonly Held[], about: Held): boolean {
  return own.some(
    ({ role, companyId }) =>
      (companyId === null || companyId === about.companyId) && roleMay(role, "members:manage") && STRENGTH[role] >= STRENGTH[about.role],
  );
}

/** Whether roles that somebody holds already give at a place what another role there would: an invitation would add nothing. */
export function holdsAlready(held: readonly Held[], wanted: Held): boolean {
  return held.some((one) => one.companyId === wanted.companyId || (one.companyId === null && STRENGTH[one.role] >= STRENGTH[wanted.role]));
}

/** Whether a role is that of an admin over the whole organisation, of whom there is always one. */
export function leads({ role, companyId }: Held): boolean {
  return role === "ORGANISATION_ADMIN" && companyId === null;
}

type Moments = { expiresAt: Date; acceptedAt: Date | null; declinedAt: Date | null; revokedAt: Date | null };

/** How an invitation stands at a moment. One that was put away after it ran out stays expired: nobody took it back. */
export function invitationState({ expiresAt, acceptedAt, declinedAt, revokedAt }: Moments, at: Date): InvitationState {
  if (acceptedAt) return "accepted";
  if (declinedAt) return "declined";
  if (revokedAt && revokedAt < expiresAt) return "revoked";
  return at < expiresAt ? "open" : "expired";
}

/** Whether what was typed is a name: blanks around and between the words do not count, capitals do. */
export function namesIt(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize("NFC").trim().replace(/\s+/g, " ");
  return plain(typed) === plain(name);
}

/** The order in which roles are shown: that over the organisation first, then by WM number. */
export function byPlace(one: { company: { number: string } | null }, other: { company: { number: string } | null }): number {
  return (one.company?.number ?? "").localeCompare(other.company?.number ?? "", "nl", { numeric: true });
}

/** A place by what it is called. */
export type NamedPlace = { organisation: { name: string }; company: { number: string; name: string } | null };

/** The organisation, or the company with its number first and not said twice: "7008 webinar". */
export function placeName({ organisation, company }: NamedPlace): string {
  if (!company) return organisation.name;
  return company.name.startsWith(company.number) ? company.name : `${company.number} ${company.name}`;
}
