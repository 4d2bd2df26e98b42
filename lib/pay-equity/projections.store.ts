import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { HeldRevision } from "./sharing.rules";
import type { Hirer } from "./store";
import type { VersionDates } from "./versions.rules";

export type ProjectionRow = Omit<Prisma.ProjectionCreateManyInput, "hirerId" | "positions"> & { positions: Prisma.InputJsonArray };

/** Writes projections in one statement however many there are. */
export async function insertProjections(db: Db, scope: Hirer, projections: ProjectionRow[]): Promise<void> {
  if (projections.length === 0) return;

  await db.projection.createMany({ data: projections.map((row) => ({ ...row, hirerId: scope.hirerId })) });
}

/** Every revision that companies hold of one version, by company. */
export async function findHeld(db: Db, scope: Hirer, versionId: string, companyIds: string[]): Promise<Map<string, HeldRevision[]>> {
  const rows = await db.projection.findMany({
    where: { versionId, hirerId: scope.hirerId, companyId: { in: companyIds } },
    orderBy: { revision: "asc" },
    select: { companyId: true, revision: true, shownFrom: true, sha256: true, closed: true },
  });
  const held = new Map<string, HeldRevision[]>();
  for (const { companyId, closed, sha256, ...row } of rows) held.set(companyId, [...(held.get(companyId) ?? []), { ...row, sha256: closed ? null : sha256 }]);
  return held;
}

/** A version as one company is shown it: its dates, and the revision that stands for it. */
export type ShownNumber = VersionDates & { companyId: string; revision: number };

/** The versions of a document that companies are shown at a moment, each by number. */
export async function findShownNumbers(db: Db, scope: Hirer, documentId: string, companyIds: string[], at: Date): Promise<ShownNumber[]> {
  return db.$queryRaw<ShownNumber[]>`
    SELECT "companyId", "number", "revision", "validFrom", "validTo", "publishedAt", "withdrawnAt", "correctsNumber" FROM (
      SELECT DISTINCT ON (p."companyId", p."number") p."companyId"::text, p."number", p."revision", p."closed",
        v."validFrom"::text, v."validTo"::text, v."publishedAt", v."withdrawnAt", v."correctsNumber"
      FROM "Projection" p JOIN "PayEquityVersion" v ON v."id" = p."versionId"
      WHERE p."companyId" = ANY (${companyIds}::uuid[]) AND p."documentId" = ${documentId}::uuid AND p."hirerId" = ${scope.hirerId}::uuid AND p."shownFrom" <= ${at}
      ORDER BY p."companyId", p."number", p."revision" DESC) newest
    WHERE NOT "closed"
    ORDER BY "companyId", "number"`;
}

/** Companies that were given something of a document, by their ids. */
export async function findGivenCompanies(db: Db, scope: Hirer, documentId: string): Promise<{ id: string; organisationId: string }[]> {
  return db.company.findMany({ where: { projections: { some: { documentId, hirerId: scope.hirerId } } }, orderBy: { id: "asc" }, select: { id: true, organisationId: true } });
}
