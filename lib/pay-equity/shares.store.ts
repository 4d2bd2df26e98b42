import type { HirerScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import { Prisma } from "@/lib/core/prisma/client";
import type { SharePeriod } from "./sharing.rules";
import type { Hirer } from "./store";

/** One share with what of it its company was told. */
export type Share = SharePeriod & { id: string; documentId: string; beginToldAt: Date | null; endToldAt: Date | null };

/** A company of an agency as it is shared with. */
export type AgencyCompany = { id: string; name: string; number: string; organisationId: string };

export type NewShare = { id: string; documentId: string; companyId: string; positionId: string; sharedFrom: Date; sharedUntil: Date | null; consentBy: string };

const columns = { id: true, documentId: true, positionId: true, sharedFrom: true, sharedUntil: true, beginToldAt: true, endToldAt: true } as const;

export async function insertShares(db: Db, scope: HirerScope, shares: NewShare[]): Promise<void> {
  await db.share.createMany({ data: shares.map((share) => ({ ...share, hirerId: scope.hirerId })) });
}

/** Everything a hirer ever shared with one company, of one document or of all. */
export async function findShares(db: Db, scope: Hirer, companyId: string, documentId?: string): Promise<Share[]> {
  return db.share.findMany({ where: { companyId, documentId, hirerId: scope.hirerId }, orderBy: { sharedFrom: "asc" }, select: columns });
}

/** What holds now or will hold of a document, by company. */
export async function findSharesByCompany(db: Db, scope: Hirer, documentId: string, companyIds: string[]): Promise<Map<string, Share[]>> {
  const rows = await db.share.findMany({ where: { documentId, hirerId: scope.hirerId, companyId: { in: companyIds } }, select: { ...columns, companyId: true } });
  const shares = new Map<string, Share[]>();
  for (const { companyId, ...share } of rows) shares.set(companyId, [...(shares.get(companyId) ?? []), share]);
  return shares;
}

export async function endShares(db: Db, scope: HirerScope, shareIds: string[], sharedUntil: Date): Promise<void> {
  await db.share.updateMany({ where: { id: { in: shareIds }, hirerId: scope.hirerId }, data: { sharedUntil } });
}

/** A share that is taken back before it began holds at no moment; nobody is told of it. */
export async function cancelShare(db: Db, scope: HirerScope, share: { id: string; sharedFrom: Date }, at: Date): Promise<void> {
  await db.share.updateMany({ where: { id: share.id, hirerId: scope.hirerId }, data: { sharedUntil: share.sharedFrom, beginToldAt: at, endToldAt: at } });
}

export async function markBeginTold(db: Db, scope: Hirer, shareIds: string[], at: Date): Promise<void> {
  await db.share.updateMany({ where: { id: { in: shareIds }, hirerId: scope.hirerId }, data: { beginToldAt: at } });
}

export async function markEndTold(db: Db, scope: Hirer, shareIds: string[], at: Date): Promise<void> {
  await db.share.updateMany({ where: { id: { in: shareIds }, hirerId: scope.hirerId }, data: { endToldAt: at } });
}

/** Of which documents a company is to be told by now that a share began or ended. */
export async function findDue(db: Db, at: Date): Promise<{ hirerId: string; documentId: string; companyId: string }[]> {
  return db.$queryRaw`
    SELECT DISTINCT "hirerId"::text, "documentId"::text, "companyId"::text FROM (
      SELECT "hirerId", "documentId", "companyId" FROM "Share" WHERE "beginToldAt" IS NULL AND "sharedFrom" <= ${at}
      UNION ALL
      SELECT "hirerId", "documentId", "companyId" FROM "Share" WHERE "endToldAt" IS NULL AND "sharedUntil" IS NOT NULL AND "sharedUntil" <= ${at}) due
    ORDER BY 1, 2, 3`;
}

const company = { id: true, name: true, number: true, organisationId: true } as const;

/** A company somebody may share with; null when it does not exist or is not an agency's. */
export async function findAgencyCompany(db: Db, companyId: string): Promise<AgencyCompany | null> {
  return db.company.findFirst({ where: { id: companyId, archivedAt: null, organisation: { kind: "AGENCY" } }, select: company });
}

/** A company something of a document was shared with at some time, also when it is archived by now. */
export async function findSharedCompany(db: Db, scope: Hirer, documentId: string, companyId: string): Promise<AgencyCompany | null> {
  return db.company.findFirst({ where: { id: companyId, shares: { some: { documentId, hirerId: scope.hirerId } } }, select: company });
}

/** A company as a hirer knows it. */
export type KnownCompany = AgencyCompany & { organisationName: string; archived: boolean };

/** Companies that are or were partners of a hirer, or with which a document is to be shared. */
export async function findKnownCompanies(db: Db, scope: Hirer, documentId: string): Promise<KnownCompany[]> {
  const { hirerId } = scope;
  const rows = await db.company.findMany({
    where: { OR: [{ partnerships: { some: { hirerId } } }, { shares: { some: { hirerId, documentId } } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { ...company, archivedAt: true, organisation: { select: { name: true } } },
  });
  return rows.map(({ organisation, archivedAt, ...row }) => ({ ...row, organisationName: organisation.name, archived: archivedAt !== null }));
}

/** Companies with which functions of a version are or will be shared and that have no projection of it yet, in the order of their ids. */
export async function findWaitingCompanies(
  db: Db,
  scope: Hirer,
  version: { id: string; documentId: string; positionIds: string[] },
  at: Date,
  filter: { limit: number; companyId?: string },
): Promise<AgencyCompany[]> {
  return db.$queryRaw<AgencyCompany[]>`
    SELECT c."id"::text, c."name", c."number", c."organisationId"::text FROM "Company" c
    WHERE c."id" IN (SELECT s."companyId" FROM "Share" s
        WHERE s."documentId" = ${version.documentId}::uuid AND s."hirerId" = ${scope.hirerId}::uuid AND s."positionId" = ANY (${version.positionIds})
          AND (s."sharedUntil" IS NULL OR (s."sharedUntil" > ${at} AND s."sharedUntil" > s."sharedFrom")))
      ${filter.companyId === undefined ? Prisma.empty : Prisma.sql`AND c."id" = ${filter.companyId}::uuid`}
      AND NOT EXISTS (SELECT 1 FROM "Projection" p WHERE p."versionId" = ${version.id}::uuid AND p."companyId" = c."id")
    ORDER BY c."id" LIMIT ${filter.limit}`;
}
