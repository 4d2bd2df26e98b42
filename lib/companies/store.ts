import type { CompanyScope, OrganisationScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
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
    select: { slug: true, number: true, name: true, kvkNumber: true, _count: { select: { tokens: { where: { state: "ACTIVE" } } } } },
  });
  return rows.map(({ _count, ...company }) => ({ ...company, activeTokens: _count.tokens }));
}

export async function findSlugsLike(db: Db, slug: string): Promise<string[]> {
  const rows = await db.company.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } });
  return rows.map((row) => row.slug);
}
