import type { OrganisationScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { RegisterMark } from "@/lib/kvk/schema";
import type { Organisation, OrganisationSettings, SoftwareCode } from "./schema";

const columns = { id: true, slug: true, kind: true, name: true, kvkNumber: true, softwareCode: true, softwareName: true } as const;
const addressColumns = { street: true, houseNumber: true, houseNumberAddition: true, postcode: true, city: true } as const;
const registerColumns = { registerState: true, registerCheckedAt: true } as const;

export async function insertOrganisation(db: Db, organisation: Prisma.OrganisationUncheckedCreateInput): Promise<void> {
  await db.organisation.create({ data: organisation, select: { id: true } });
}

export async function insertContact(db: Db, contact: Prisma.ContactUncheckedCreateInput): Promise<void> {
  await db.contact.create({ data: contact, select: { id: true } });
}

export async function findOrganisation(db: Db, scope: Pick<OrganisationScope, "organisationId">): Promise<Organisation> {
  const row = await db.organisation.findUniqueOrThrow({ where: { id: scope.organisationId }, select: columns });
  return { ...row, softwareCode: row.softwareCode as SoftwareCode | null };
}

/** The same with its address and what the register said of it. */
export async function findSettings(db: Db, scope: Pick<OrganisationScope, "organisationId">): Promise<OrganisationSettings> {
  const row = await db.organisation.findUniqueOrThrow({ where: { id: scope.organisationId }, select: { ...columns, ...addressColumns, ...registerColumns } });
  return { ...row, softwareCode: row.softwareCode as SoftwareCode | null, houseNumberAddition: row.houseNumberAddition ?? "" };
}

/** The same, and nobody else may change it until this transaction ends. */
export async function lockSettings(db: Db, scope: Pick<OrganisationScope, "organisationId">): Promise<OrganisationSettings> {
  await db.$executeRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${scope.organisationId}::uuid FOR UPDATE`;
  return findSettings(db, scope);
}

export async function updateOrganisation(db: Db, scope: Pick<OrganisationScope, "organisationId">, change: Prisma.OrganisationUncheckedUpdateInput): Promise<void> {
  await db.organisation.update({ where: { id: scope.organisationId }, data: change, select: { id: true } });
}

/** Organisations of which the register has yet to say something, those that waited longest first. */
export async function findUnchecked(db: Db, limit: number): Promise<{ id: string; kvkNumber: string }[]> {
  return db.organisation.findMany({
    where: { registerState: "UNCHECKED" },
    orderBy: [{ registerCheckedAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
    take: limit,
    select: { id: true, kvkNumber: true },
  });
}

/** Notes what the register said, unless somebody else noted it meanwhile. @returns whether it was noted */
export async function markUnchecked(db: Db, id: string, mark: RegisterMark): Promise<boolean> {
  const { count } = await db.organisation.updateMany({ where: { id, registerState: "UNCHECKED" }, data: mark });
  return count > 0;
}

export async function findIdByKvk(db: Db, kind: "AGENCY" | "HIRER", kvkNumber: string): Promise<string | null> {
  const row = await db.organisation.findUnique({ where: { kind_kvkNumber: { kind, kvkNumber } }, select: { id: true } });
  return row?.id ?? null;
}

export async function findIdBySlug(db: Db, slug: string): Promise<string | null> {
  const row = await db.organisation.findUnique({ where: { slug }, select: { id: true } });
  return row?.id ?? null;
}

/** Who makes a slug waits for whoever is making one, so that two of one name do not both take the first that is free. */
export async function lockSlugs(db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('organisation slugs', 0))`;
}

/** Slugs that begin like one; so that a second "Anders Flex" becomes anders-flex-2. */
export async function findSlugsLike(db: Db, slug: string): Promise<string[]> {
  const rows = await db.organisation.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } });
  return rows.map((row) => row.slug);
}
