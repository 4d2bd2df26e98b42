import type { CompanyScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import { SectionStates } from "./blocks.schema";
import type { VersionDates } from "./versions.rules";

/** One revision of a version as a company was given it. */
export type ShownRevision = VersionDates & { projectionId: string; revision: number };

/** Every revision of a document that a company had been given at a moment, by number and revision; none that ended the sharing. */
export async function findRevisions(db: Db, scope: CompanyScope, documentId: string, at: Date): Promise<ShownRevision[]> {
  return db.$queryRaw<ShownRevision[]>`
    SELECT pr."id"::text AS "projectionId", pr."number", pr."revision", v."validFrom"::text, v."validTo"::text, v."publishedAt", v."withdrawnAt", v."correctsNumber"
    FROM "Projection" pr JOIN "PayEquityVersion" v ON v."id" = pr."versionId"
    WHERE pr."companyId" = ${scope.companyId}::uuid AND pr."documentId" = ${documentId}::uuid AND pr."shownFrom" <= ${at} AND NOT pr."closed"
    ORDER BY pr."number", pr."revision"`;
}

/** What a company was given in one projection: the message as text, and what was said of its blocks. */
export async function findProjected(db: Db, scope: CompanyScope, projectionId: string): Promise<{ body: string; sections: SectionStates }> {
  const row = await db.projection.findFirstOrThrow({ where: { id: projectionId, companyId: scope.companyId }, select: { body: true, sections: true } });
  return { body: Buffer.from(row.body).toString(), sections: SectionStates.parse(row.sections) };
}
