import type { OrganisationScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { Organisation, SoftwareCode } from "./schema";

const columns = { id: true, slug: true, kind: true, name: true, kvkNumber: true, softwareCode: true, softwareName: true } as const;

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

export async function findIdByKvk(db: Db, kind: "AGENCY" | "HIRER", kvkNumber: string): Promise<string | null> {
  const row = await db.organisation.findUnique({ where: { kind_kvkNumber: { kind, kvkNumber } }, select: { id: true } });
  return row?.id ?? null;
}

export async function findIdBySlug(db: Db, slug: string): Promise<string | null> {
  const row = await db.organisation.findUnique({ where: { slug }, select: { id: true } });
  return row?.id ?? null;
}

/** Slugs that begin like one; so that a second "Anders Flex" becomes anders-flex-2. */
export async function findSlugsLike(db: Db, slug: string): Promise<string[]> {
  const rows = await db.organisation.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } });
  return rows.map((row) => row.slug);
}
