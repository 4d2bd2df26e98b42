import type { CompanyScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { ProvenVersion } from "@/lib/agreements/verification.schema";
import { SectionStates } from "./blocks.schema";
import { ProjectedPosition } from "./schema";
import { dateText, type Hirer } from "./store";

/** The bytes of a PDF and their hash. */
export type KeptPdf = { bytes: Uint8Array; sha256: string };

/** The names a PDF prints, as they were when its projection was made. */
type Names = { hirerName: string; hirerKvk: string; companyName: string; companyKvk: string; documentName: string };

/** All a PDF is drawn from. Dates as `YYYY-MM-DD`. */
export type DrawnFrom = Names & {
  projectionId: string;
  code: string;
  number: number;
  revision: number;
  sha256: string;
  body: Uint8Array;
  positions: ProjectedPosition[];
  sections: SectionStates;
  validFrom: string;
  publishedAt: Date;
};

/** Fixes what the PDFs of new projections will print beside the message: a code each, and the names as they are now. */
export async function insertPdfPlaces(db: Db, scope: Hirer, places: { projectionId: string; code: string }[]): Promise<void> {
  const ids = places.map(({ projectionId }) => projectionId);
  const codes = places.map(({ code }) => code);
  await db.$executeRaw`
    INSERT INTO "ProjectionPdf" ("projectionId", "companyId", "hirerId", "code", "hirerName", "hirerKvk", "companyName", "companyKvk", "documentName")
    SELECT projection."id", projection."companyId", projection."hirerId", place."code", hirer."name", hirer."kvkNumber", company."name", company."kvkNumber", document."name"
    FROM unnest(${ids}::uuid[], ${codes}::text[]) AS place("id", "code")
      JOIN "Projection" projection ON projection."id" = place."id" AND projection."hirerId" = ${scope.hirerId}::uuid AND NOT projection."closed"
      JOIN "Organisation" hirer ON hirer."id" = projection."hirerId"
      JOIN "Company" company ON company."id" = projection."companyId"
      JOIN "PayEquityDocument" document ON document."id" = projection."documentId"`;
}

/** The PDF of a projection; null as long as nobody asked for it. */
export async function findPdf(db: Db, scope: CompanyScope, projectionId: string): Promise<KeptPdf | null> {
  const row = await db.projectionPdf.findFirst({ where: { projectionId, companyId: scope.companyId }, select: { bytes: true, sha256: true } });
  return row?.bytes && row.sha256 ? { bytes: row.bytes, sha256: row.sha256 } : null;
}

/** One drawing at a time: whoever comes second waits here, and finds it drawn. */
export async function lockPdf(db: Db, scope: CompanyScope, projectionId: string): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM "ProjectionPdf" WHERE "projectionId" = ${projectionId}::uuid AND "companyId" = ${scope.companyId}::uuid FOR UPDATE`;
}

/** @throws Error when the projection is not the company's */
export async function findDrawnFrom(db: Db, scope: CompanyScope, projectionId: string): Promise<DrawnFrom> {
  const { projection, ...place } = await db.projectionPdf.findFirstOrThrow({
    where: { projectionId, companyId: scope.companyId },
    select: {
      projectionId: true,
      code: true,
      hirerName: true,
      hirerKvk: true,
      companyName: true,
      companyKvk: true,
      documentName: true,
      projection: {
        select: { number: true, revision: true, sha256: true, body: true, positions: true, sections: true, version: { select: { validFrom: true, publishedAt: true } } },
      },
    },
  });
  const { version, positions, sections, ...rest } = projection;
  const { validFrom, publishedAt } = version;
  if (!validFrom || !publishedAt) throw new Error(`the projection ${projectionId} is of a version that was not published`);
  return { ...place, ...rest, positions: ProjectedPosition.array().parse(positions), sections: SectionStates.parse(sections), validFrom: dateText(validFrom), publishedAt };
}

/** Writes the bytes for good: the database refuses another drawing. */
export async function keepPdf(db: Db, scope: CompanyScope, projectionId: string, pdf: KeptPdf & { drawnAt: Date }): Promise<void> {
  const { bytes, sha256, drawnAt } = pdf;
  await db.projectionPdf.updateMany({ where: { projectionId, companyId: scope.companyId, sha256: null }, data: { bytes: new Uint8Array(bytes), sha256, drawnAt } });
}

/** What the PDF with a code or a hash says of itself; null when none was drawn. Unscoped. */
export async function findProvenVersion(db: Db, by: { code: string } | { sha256: string }): Promise<ProvenVersion | null> {
  const row = await db.projectionPdf.findFirst({
    where: { ...by, drawnAt: { not: null } },
    select: {
      sha256: true,
      hirerName: true,
      hirerKvk: true,
      companyName: true,
      companyKvk: true,
      documentName: true,
      projection: { select: { number: true, revision: true, sha256: true, version: { select: { validFrom: true, validTo: true, publishedAt: true } } } },
    },
  });
  return row && provenOf(row);
}

type ProvenRow = Names & {
  sha256: string | null;
  projection: { number: number; revision: number; sha256: string; version: { validFrom: Date | null; validTo: Date | null; publishedAt: Date | null } };
};

function provenOf({ projection, sha256, ...place }: ProvenRow): ProvenVersion | null {
  const { number, revision, version } = projection;
  const { validFrom, validTo, publishedAt } = version;
  if (!sha256 || !validFrom || !publishedAt) return null;

  return {
    document: place.documentName,
    hirer: { name: place.hirerName, kvkNumber: place.hirerKvk },
    company: { name: place.companyName, kvkNumber: place.companyKvk },
    number,
    revision,
    validFrom: dateText(validFrom),
    validTo: validTo && dateText(validTo),
    publishedAt: publishedAt.toISOString(),
    contentSha256: projection.sha256,
    pdfSha256: sha256,
  };
}

/** Whether one of these ids is of a projection whose PDF was given out. Unscoped. */
export async function knowsPdf(db: Db, projectionIds: readonly string[]): Promise<boolean> {
  return (await db.projectionPdf.findFirst({ where: { projectionId: { in: [...projectionIds] }, drawnAt: { not: null } }, select: { code: true } })) !== null;
}
