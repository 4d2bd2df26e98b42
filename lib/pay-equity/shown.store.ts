import type { CompanyScope } from "@/lib/access/authorize";
import { type Db, pool } from "@/lib/core/db";
import type { Page } from "@/lib/core/page";
import { Prisma } from "@/lib/core/prisma/client";
import { ProjectedPosition } from "./schema";
import type { VersionDates } from "./versions.rules";

/** A document something of which was projected for the company. `live` tells whether any function is shared now. */
export type ShownDocument = { id: string; name: string; partnerId: string; hirerName: string; kvkNumber: string; live: boolean };

/** The newest revision of one version for the company, without its bytes. */
export type ShownVersion = VersionDates & { documentId: string; projectionId: string; revision: number; sha256: string; positions: ProjectedPosition[]; updatedAt: Date };

/** Documents in the order of their ids; one row more than the page asks tells that there is a next one. */
export async function findDocuments(
  db: Db,
  scope: CompanyScope,
  filter: { page: Page; liveOnly: boolean; partnerId?: string; updatedSince?: string; at: Date },
): Promise<ShownDocument[]> {
  const { page, liveOnly, partnerId, updatedSince, at } = filter;
  const live = Prisma.sql`EXISTS (SELECT 1 FROM "Share" s WHERE s."documentId" = d."id" AND s."companyId" = ${scope.companyId}::uuid
    AND s."sharedFrom" <= ${at} AND (s."sharedUntil" IS NULL OR s."sharedUntil" > ${at}))`;
  const since = updatedSince === undefined ? Prisma.empty : Prisma.sql`AND pr."shownFrom" >= ${new Date(updatedSince)}`;

  return db.$queryRaw<ShownDocument[]>`
    SELECT d."id"::text, d."name", p."id"::text AS "partnerId", o."name" AS "hirerName", o."kvkNumber", ${live} AS "live"
    FROM "PayEquityDocument" d
      JOIN "Partnership" p ON p."hirerId" = d."hirerId" AND p."companyId" = ${scope.companyId}::uuid
      JOIN "Organisation" o ON o."id" = d."hirerId"
    WHERE EXISTS (SELECT 1 FROM "Projection" pr WHERE pr."documentId" = d."id" AND pr."companyId" = ${scope.companyId}::uuid AND pr."shownFrom" <= ${at} ${since})
      ${liveOnly ? Prisma.sql`AND ${live}` : Prisma.empty}
      ${partnerId === undefined ? Prisma.empty : Prisma.sql`AND p."id" = ${partnerId}::uuid`}
      ${page.after === null ? Prisma.empty : Prisma.sql`AND d."id" > ${page.after}::uuid`}
    ORDER BY d."id" LIMIT ${page.limit + 1}`;
}

export async function findDocument(db: Db, scope: CompanyScope, documentId: string, at: Date): Promise<ShownDocument | null> {
  const rows = await db.$queryRaw<ShownDocument[]>`
    SELECT d."id"::text, d."name", p."id"::text AS "partnerId", o."name" AS "hirerName", o."kvkNumber",
      EXISTS (SELECT 1 FROM "Share" s WHERE s."documentId" = d."id" AND s."companyId" = ${scope.companyId}::uuid
        AND s."sharedFrom" <= ${at} AND (s."sharedUntil" IS NULL OR s."sharedUntil" > ${at})) AS "live"
    FROM "PayEquityDocument" d
      JOIN "Partnership" p ON p."hirerId" = d."hirerId" AND p."companyId" = ${scope.companyId}::uuid
      JOIN "Organisation" o ON o."id" = d."hirerId"
    WHERE d."id" = ${documentId}::uuid
      AND EXISTS (SELECT 1 FROM "Projection" pr WHERE pr."documentId" = d."id" AND pr."companyId" = ${scope.companyId}::uuid AND pr."shownFrom" <= ${at})`;
  return rows[0] ?? null;
}

/**
 * The versions of some documents, each in the highest revision that had come at a moment, by number. Versions of which nothing is
 * shared any more are left out, or (`evidence`) come in the last revision the company was given.
 */
export async function findVersions(db: Db, scope: CompanyScope, documentIds: string[], at: Date, manner: { evidence: boolean } = { evidence: false }): Promise<ShownVersion[]> {
  const rows = await db.$queryRaw<(Omit<ShownVersion, "positions"> & { positions: unknown })[]>`
    SELECT "documentId", "projectionId", "number", "revision", "sha256", "positions", "updatedAt", "validFrom", "validTo", "publishedAt", "withdrawnAt", "correctsNumber" FROM (
      SELECT DISTINCT ON (pr."documentId", pr."number") pr."documentId"::text, pr."id"::text AS "projectionId", pr."number", pr."revision", pr."sha256", pr."closed",
        pr."positions", pr."shownFrom" AS "updatedAt", v."validFrom"::text, v."validTo"::text, v."publishedAt", v."withdrawnAt", v."correctsNumber"
      FROM "Projection" pr JOIN "PayEquityVersion" v ON v."id" = pr."versionId"
      WHERE pr."companyId" = ${scope.companyId}::uuid AND pr."documentId" = ANY (${documentIds}::uuid[]) AND pr."shownFrom" <= ${at}
        ${manner.evidence ? Prisma.sql`AND NOT pr."closed"` : Prisma.empty}
      ORDER BY pr."documentId", pr."number", pr."revision" DESC) newest
    WHERE NOT "closed"
    ORDER BY "documentId", "number"`;
  return rows.map((row) => ({ ...row, positions: ProjectedPosition.array().parse(row.positions) }));
}

/** A version as the hot read gives it: `bytes` are there for the one that was asked for, plain or gzipped, and null for the others. */
export type ReadVersion = VersionDates & { partnerId: string; name: string; revision: number; sha256: string; bytes: Uint8Array | null };

/** What is asked for: one version by its number, or (null) the one that applies by both clocks. */
export type Asked = { documentId: string; at: Date; asOf: string; knownAt: Date; number: number | null; gzipped: boolean };

/**
 * A document that is shared with the company now: its versions in their newest revision by number, with the bytes of the one
 * asked for. One round trip: the function sets the walls itself, for its own transaction. No rows: there is nothing to see.
 */
export async function readProjection(scope: CompanyScope, asked: Asked): Promise<ReadVersion[]> {
  const { documentId, at, asOf, knownAt, number, gzipped } = asked;
  const { rows } = await pool().query<ReadVersion>({
    name: "read_projection",
    text: `SELECT * FROM read_projection($1, $2, $3, $4, $5, $6, $7)`,
    values: [scope.companyId, documentId, at, asOf, knownAt, number, gzipped],
  });
  return rows;
}

export async function hasPartner(db: Db, scope: CompanyScope, partnerId: string): Promise<boolean> {
  return (await db.partnership.count({ where: { id: partnerId, companyId: scope.companyId, endedAt: null } })) === 1;
}

/** A function shared with a company: of which document, since when and until when. */
export type SharedPosition = { documentId: string; positionId: string; sharedFrom: Date; sharedUntil: Date | null };

/** The functions shared with a company at a moment, by one partner or (null) by all. */
export async function findSharedPositions(db: Db, scope: CompanyScope, partnerId: string | null, at: Date): Promise<SharedPosition[]> {
  return db.$queryRaw<SharedPosition[]>`
    SELECT s."documentId"::text, s."positionId", s."sharedFrom", s."sharedUntil"
    FROM "Share" s JOIN "Partnership" p ON p."hirerId" = s."hirerId" AND p."companyId" = s."companyId"
    WHERE s."companyId" = ${scope.companyId}::uuid ${partnerId === null ? Prisma.empty : Prisma.sql`AND p."id" = ${partnerId}::uuid`}
      AND s."sharedFrom" <= ${at} AND (s."sharedUntil" IS NULL OR s."sharedUntil" > ${at})
    ORDER BY s."documentId", s."positionId"`;
}
