import type { Role } from "@/lib/access/permissions";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { Held } from "./rules";

/** What a place covers: an organisation with all of it, or one company. Both kinds of scope are one. */
export type Within = { readonly organisationId: string; readonly companyId?: string };

const userColumns = { id: true, name: true, email: true, secondFactor: { select: { confirmedAt: true } } } as const;
const columns = {
  id: true,
  userId: true,
  organisationId: true,
  role: true,
  companyId: true,
  createdAt: true,
  company: { select: { slug: true, number: true, name: true } },
  organisation: { select: { slug: true, name: true } },
} as const;
const withUser = { ...columns, user: { select: userColumns } } as const;

export type Membership = Prisma.MembershipGetPayload<{ select: typeof columns }>;
export type PersonsMembership = Prisma.MembershipGetPayload<{ select: typeof withUser }>;

/**
 * Who takes part in an organisation changes one change at a time until this transaction ends, so that what was checked still
 * holds when it is written: two admins who remove each other, twenty invitations of one address.
 */
export async function lockMembers(db: Db, organisationId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`members:${organisationId}`}, 0))`;
}

/** Every role seen from a place: all of an organisation, or those in one company and those over the organisation it is part of. */
export async function findMemberships(db: Db, within: Within, userId?: string): Promise<PersonsMembership[]> {
  return db.membership.findMany({
    where: { userId, ...seenFrom(within) },
    orderBy: { createdAt: "asc" },
    select: withUser,
  });
}

/** One role that is seen from a place, with whose it is. */
export async function findMembership(db: Db, within: Within, id: string): Promise<PersonsMembership | null> {
  return db.membership.findFirst({ where: { id, ...seenFrom(within) }, select: withUser });
}

/** All roles of one person in an organisation. */
export async function findHeld(db: Db, organisationId: string, userId: string): Promise<Held[]> {
  return db.membership.findMany({ where: { organisationId, userId }, select: { role: true, companyId: true } });
}

/** All roles in an organisation of whoever has an address; none for a stranger's and for nobody's. */
export async function findHeldByEmail(db: Db, organisationId: string, email: string): Promise<Held[]> {
  return db.membership.findMany({ where: { organisationId, user: { email } }, select: { role: true, companyId: true } });
}

/** Every role of one person, wherever. */
export async function findOwn(db: Db, userId: string): Promise<Membership[]> {
  return db.membership.findMany({ where: { userId }, orderBy: { organisation: { name: "asc" } }, select: columns });
}

export async function countAdmins(db: Db, organisationId: string): Promise<number> {
  return db.membership.count({ where: { organisationId, companyId: null, role: "ORGANISATION_ADMIN" } });
}

export async function insertMembership(db: Db, membership: { id: string; userId: string; organisationId: string; companyId: string | null; role: Role; createdAt: Date }): Promise<void> {
  await db.membership.create({ data: membership, select: { id: true } });
}

export async function updateRole(db: Db, id: string, role: Role): Promise<void> {
  await db.membership.update({ where: { id }, data: { role }, select: { id: true } });
}

export async function deleteMemberships(db: Db, ids: string[]): Promise<void> {
  await db.membership.deleteMany({ where: { id: { in: ids } } });
}

function seenFrom({ organisationId, companyId }: Within): Prisma.MembershipWhereInput {
  return companyId === undefined ? { organisationId } : { organisationId, OR: [{ companyId }, { companyId: null }] };
}

/** What a place is called, for a mail. */
export async function findPlace(db: Db, within: Within): Promise<Pick<Membership, "organisation" | "company">> {
  const organisation = await db.organisation.findUniqueOrThrow({ where: { id: within.organisationId }, select: columns.organisation.select });
  const company = within.companyId === undefined ? null : await db.company.findUniqueOrThrow({ where: { id: within.companyId }, select: columns.company.select });
  return { organisation, company };
}

/** Whether anybody signs in with an address; told to nobody but the holder of a link that was mailed to it. */
export async function emailHasAccount(db: Db, email: string): Promise<boolean> {
  return (await db.user.count({ where: { email } })) > 0;
}
