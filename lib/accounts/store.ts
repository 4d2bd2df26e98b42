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
export const personColumns = { id: true, name: true, email: true, passwordHash: true, secondFactorDueAt: true, secondFactor: { select: { confirmedAt: true } } } as const;

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

/** A person by id. */
export async function findUser(db: Db, id: string): Promise<Person | null> {
  return db.user.findUnique({ where: { id }, select: personColumns });
}

/**
 * Nobody else may change or sign in as this person until the transaction ends. Always the first lock, and a weak one that
 * new rows about the person pass, so that none wait in a circle.
 */
export async function holdUser(db: Db, id: string): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
}

/** The same, and who it is. */
export async function lockUser(db: Db, id: string): Promise<Person | null> {
  await holdUser(db, id);
  return findUser(db, id);
}

/** What signing in asks of an address, in one statement that does the same work whether or not somebody has it. */
export type Candidate = { id: string; passwordHash: string; secondFactorOn: boolean; familiar: boolean };

/**
 * Who signs in, for an e-mail address; `familiar` when the person signed in from this network address since a moment.
 * One statement, so that the number of queries does not tell who is known.
 */
export async function findCandidate(db: Db, email: string, address: string | null, since: Date): Promise<Candidate | null> {
  const found = await db.$queryRaw<Candidate[]>`
    SELECT u."id", u."passwordHash", f."confirmedAt" IS NOT NULL AS "secondFactorOn",
      EXISTS (SELECT 1 FROM "Session" s WHERE s."userId" = u."id" AND s."address" = ${address} AND s."createdAt" > ${since}) AS "familiar"
    FROM "User" u LEFT JOIN "SecondFactor" f ON f."userId" = u."id"
    WHERE u."email" = ${email} AND u."erasedAt" IS NULL`;
  return found[0] ?? null;
}

export async function updateUser(db: Db, id: string, change: Prisma.UserUncheckedUpdateInput): Promise<void> {
  await db.user.update({ where: { id }, data: change, select: { id: true } });
}

/** The organisations somebody has a part in, by id. */
export async function findOrganisationIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db.membership.findMany({ where: { userId }, select: { organisationId: true }, distinct: ["organisationId"] });
  return rows.map((row) => row.organisationId);
}
