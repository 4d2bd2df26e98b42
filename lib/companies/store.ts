import type { CompanyScope, OrganisationScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { RegisterMark } from "@/lib/kvk/schema";
import type { Company, CompanyListed } from "./schema";

const organisationColumns = { id: true, slug: true, name: true, kind: true, softwareCode: true, softwareName: true } as const;

export async function insertCompany(db: Db, company: Prisma.CompanyUncheckedCreateInput): Promise<void> {
  await db.company.create({ data: company, select: { id: true } });
}

export async function findCompany(db: Db, scope: Pick<CompanyScope, "companyId">): Promise<Company> {
  return db.company.findUniqueOrThrow({
    where: { id: scope.companyId },
    select: { id: true, slug: true, number: true, name: true, kvkNumber: true, organisation: { select: organisationColumns } },
  });
}

/** By WM number; the companies within the actor's reach only. */
export async function findCompanies(db: Db, scope: OrganisationScope): Promise<CompanyListed[]> {
  const rows = await db.company.findMany({
    where: { id: { in: [...scope.companyIds] }, archivedAt: null },
    orderBy: { number: "asc" },
    select: { slug: true, number: true, name: true, kvkNumber: true, registerState: true, _count: { select: { tokens: { where: { state: "ACTIVE" } } } } },
  });
  return rows.map(({ _count, ...company }) => ({ ...company, activeTokens: _count.tokens }));
}

/** Who makes a slug waits for whoever is making one, so that two of one name do not both take the first that is free. */
export async function lockSlugs(db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('company slugs', 0))`;
}

/** The numbers an organisation uses, of closed companies too: a number is never given twice. */
export async function findNumbers(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db.company.findMany({ where: { organisationId }, select: { number: true } });
  return rows.map((row) => row.number);
}

/** Companies of which the register has yet to say something, those that waited longest first. */
export async function findUnchecked(db: Db, limit: number): Promise<{ id: string; organisationId: string; name: string; kvkNumber: string }[]> {
  return db.company.findMany({
    where: { registerState: "UNCHECKED", archivedAt: null },
    orderBy: [{ registerCheckedAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
    take: limit,
    select: { id: true, organisationId: true, name: true, kvkNumber: true },
  });
}

/** Notes what the register said, unless somebody else noted it meanwhile. @returns whether it was noted */
export async function markUnchecked(db: Db, id: string, mark: RegisterMark): Promise<boolean> {
  const { count } = await db.company.updateMany({ where: { id, registerState: "UNCHECKED" }, data: mark });
  return count > 0;
}

export async function findSlugsLike(db: Db, slug: string): Promise<string[]> {
  const rows = await db.company.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } });
  return rows.map((row) => row.slug);
}
