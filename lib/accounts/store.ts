import type { Role } from "@/lib/access/permissions";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { MembershipRow } from "./rules";

const organisationColumns = {
  id: true,
  slug: true,
  name: true,
  kind: true,
  companies: { where: { archivedAt: null }, select: { id: true, slug: true, number: true, name: true } },
} as const;

/** A person with what decides how the second factor stands. */
const personColumns = { id: true, name: true, email: true, passwordHash: true, secondFactorDueAt: true, secondFactor: { select: { confirmedAt: true } } } as const;

export type Person = Prisma.UserGetPayload<{ select: typeof personColumns }>;

export async function findUserByEmail(db: Db, email: string): Promise<Person | null> {
  return db.user.findUnique({ where: { email }, select: personColumns });
}

export async function insertUser(db: Db, user: Prisma.UserUncheckedCreateInput): Promise<void> {
  await db.user.create({ data: user, select: { id: true } });
}

export async function insertMembership(
  db: Db,
  membership: { id: string; userId: string; organisationId: string; companyId: string | null; role: Role; createdAt: Date },
): Promise<void> {
  await db.membership.create({ data: membership, select: { id: true } });
}

export async function findMemberships(db: Db, userId: string): Promise<MembershipRow[]> {
  return db.membership.findMany({ where: { userId }, select: { role: true, companyId: true, organisation: { select: organisationColumns } } });
}

/** An organisation as if somebody led it; for the operator's command line. */
export async function findOrganisationOfCompany(db: Db, companySlug: string): Promise<MembershipRow | null> {
  const organisation = await db.organisation.findFirst({ where: { companies: { some: { slug: companySlug } } }, select: organisationColumns });
  return organisation && { role: "ORGANISATION_ADMIN", companyId: null, organisation };
}

/** Names of those who hold a role over a whole organisation. */
export async function findPeople(db: Db, organisationId: string, role: Role): Promise<{ id: string; name: string; email: string }[]> {
  return db.user.findMany({
    where: { memberships: { some: { organisationId, companyId: null, role } } },
    select: { id: true, name: true, email: true },
    orderBy: { name: "asc" },
  });
}

export async function insertSession(db: Db, session: Prisma.SessionUncheckedCreateInput): Promise<void> {
  await db.session.create({ data: session, select: { id: true } });
}

export async function findSession(db: Db, id: string) {
  return db.session.findUnique({
    where: { id },
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true, endedAt: true, endReason: true, confirmedAt: true, user: { select: personColumns } },
  });
}

export async function touchSession(db: Db, id: string, lastSeenAt: Date): Promise<void> {
  await db.session.updateMany({ where: { id, endedAt: null }, data: { lastSeenAt } });
}

export async function endSession(db: Db, id: string, endedAt: Date): Promise<void> {
  await db.session.updateMany({ where: { id, endedAt: null }, data: { endedAt } });
}
