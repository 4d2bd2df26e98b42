import type { HirerScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { VersionDates } from "./versions.rules";

/** A published version with its dates, as the hirer's side reads it. */
export type PublishedVersion = VersionDates & { id: string; sha256: string };

/** A share that holds now, with the company it is for. */
export type LiveShare = { positionId: string; sharedFrom: Date; company: { id: string; name: string; number: string; organisationId: string; organisationName: string } };

export async function insertDocument(db: Db, scope: HirerScope, document: { id: string; setuId: string; name: string; createdAt: Date }): Promise<void> {
  await db.payEquityDocument.create({ data: { ...document, hirerId: scope.hirerId }, select: { id: true } });
}

export async function findDocuments(db: Db, scope: HirerScope): Promise<{ id: string; name: string; setuId: string }[]> {
  return db.payEquityDocument.findMany({ where: { hirerId: scope.hirerId }, orderBy: { id: "asc" }, select: { id: true, name: true, setuId: true } });
}

export async function findDocument(db: Db, scope: HirerScope, documentId: string): Promise<{ id: string; name: string; setuId: string } | null> {
  return db.payEquityDocument.findFirst({ where: { id: documentId, hirerId: scope.hirerId }, select: { id: true, name: true, setuId: true } });
}

/** Numbers without gaps and one publish at a time: whoever comes second waits here. */
export async function lockDocument(db: Db, scope: HirerScope, documentId: string): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM "PayEquityDocument" WHERE "id" = ${documentId}::uuid AND "hirerId" = ${scope.hirerId}::uuid FOR UPDATE`;
}

/** Published and withdrawn versions, by number. */
export async function findVersions(db: Db, scope: HirerScope, documentId: string): Promise<PublishedVersion[]> {
  const rows = await db.payEquityVersion.findMany({
    where: { documentId, hirerId: scope.hirerId, number: { not: null } },
    orderBy: { number: "asc" },
    select: { id: true, number: true, validFrom: true, validTo: true, publishedAt: true, withdrawnAt: true, correctsNumber: true, content: { select: { sha256: true } } },
  });
  return rows.flatMap((row) => {
    const { number, validFrom, publishedAt, content } = row;
    if (number === null || validFrom === null || publishedAt === null || content === null) return [];
    return [{ ...row, number, validFrom: dateText(validFrom), validTo: row.validTo && dateText(row.validTo), publishedAt, sha256: content.sha256 }];
  });
}

export type Draft = { id: string; validFrom: string | null; validTo: string | null; updatedAt: Date; correctsNumber: number | null; body: string };

export async function findDraft(db: Db, scope: HirerScope, documentId: string): Promise<Draft | null> {
  const row = await db.payEquityVersion.findFirst({
    where: { documentId, hirerId: scope.hirerId, state: "DRAFT" },
    select: { id: true, validFrom: true, validTo: true, updatedAt: true, correctsNumber: true, content: { select: { body: true } } },
  });
  if (!row?.content) return null;
  const { content, ...draft } = row;
  return { ...draft, validFrom: draft.validFrom && dateText(draft.validFrom), validTo: draft.validTo && dateText(draft.validTo), body: content.body };
}

export async function findContent(db: Db, scope: HirerScope, versionId: string): Promise<string | null> {
  const row = await db.payEquityContent.findFirst({ where: { versionId, hirerId: scope.hirerId }, select: { body: true } });
  return row?.body ?? null;
}

export type DraftRow = { validFrom: string | null; validTo: string | null; correctsNumber: number | null; updatedAt: Date };

export async function insertDraft(db: Db, scope: HirerScope, draft: DraftRow & { id: string; documentId: string }, content: { body: string; sha256: string }): Promise<void> {
  const { id, documentId } = draft;
  await db.payEquityVersion.create({
    data: { id, documentId, hirerId: scope.hirerId, state: "DRAFT", createdAt: draft.updatedAt, ...draftColumns(draft) },
    select: { id: true },
  });
  await db.payEquityContent.create({ data: { versionId: id, hirerId: scope.hirerId, ...content }, select: { versionId: true } });
}

export async function updateDraft(db: Db, scope: HirerScope, versionId: string, draft: DraftRow, content: { body: string; sha256: string }): Promise<void> {
  await db.payEquityVersion.updateMany({ where: { id: versionId, hirerId: scope.hirerId, state: "DRAFT" }, data: draftColumns(draft) });
  await db.payEquityContent.updateMany({ where: { versionId, hirerId: scope.hirerId }, data: content });
}

/** Turns a draft into a version for good: its last content first, then the state after which the database refuses changes. */
export async function publishDraft(
  db: Db,
  scope: HirerScope,
  versionId: string,
  version: { number: number; publishedAt: Date; declaration: Prisma.InputJsonObject },
  content: { body: string; sha256: string },
): Promise<void> {
  await db.payEquityContent.updateMany({ where: { versionId, hirerId: scope.hirerId }, data: content });
  await db.payEquityVersion.updateMany({
    where: { id: versionId, hirerId: scope.hirerId, state: "DRAFT" },
    data: { ...version, state: "PUBLISHED", publishedBy: scope.actorId === "operator" ? null : scope.actorId, updatedAt: version.publishedAt },
  });
}

export async function insertShares(
  db: Db,
  scope: HirerScope,
  shares: { id: string; documentId: string; companyId: string; positionId: string; sharedFrom: Date; consentBy: string }[],
): Promise<void> {
  await db.share.createMany({ data: shares.map((share) => ({ ...share, hirerId: scope.hirerId })) });
}

/** The shares of a document that hold at a moment, by company and position. */
export async function findLiveShares(db: Db, scope: HirerScope, documentId: string, at: Date): Promise<LiveShare[]> {
  const rows = await db.share.findMany({
    where: { documentId, hirerId: scope.hirerId, sharedFrom: { lte: at }, OR: [{ sharedUntil: null }, { sharedUntil: { gt: at } }] },
    orderBy: [{ companyId: "asc" }, { positionId: "asc" }],
    select: {
      positionId: true,
      sharedFrom: true,
      company: { select: { id: true, name: true, number: true, organisationId: true, organisation: { select: { name: true } } } },
    },
  });
  return rows.map(({ company: { organisation, ...company }, ...share }) => ({ ...share, company: { ...company, organisationName: organisation.name } }));
}

/** A company somebody may share with; null when it does not exist or is not an agency's. */
export async function findAgencyCompany(db: Db, companyId: string): Promise<{ id: string; name: string; number: string; organisationId: string } | null> {
  return db.company.findFirst({
    where: { id: companyId, archivedAt: null, organisation: { kind: "AGENCY" } },
    select: { id: true, name: true, number: true, organisationId: true },
  });
}

export type ProjectionRow = Omit<Prisma.ProjectionUncheckedCreateInput, "hirerId" | "positions"> & { positions: Prisma.InputJsonArray };

export async function insertProjection(db: Db, scope: HirerScope, projection: ProjectionRow): Promise<void> {
  await db.projection.createMany({ data: [{ ...projection, hirerId: scope.hirerId }] });
}

/** The newest revision of a version for a company: its number and hash; null when there is none yet. */
export async function findNewestProjection(db: Db, scope: HirerScope, versionId: string, companyId: string): Promise<{ revision: number; sha256: string } | null> {
  return db.projection.findFirst({
    where: { versionId, companyId, hirerId: scope.hirerId },
    orderBy: { revision: "desc" },
    select: { revision: true, sha256: true },
  });
}

function draftColumns(draft: DraftRow) {
  const { correctsNumber, updatedAt } = draft;
  return { correctsNumber, updatedAt, validFrom: asDate(draft.validFrom), validTo: asDate(draft.validTo) };
}

function asDate(text: string | null): Date | null {
  return text === null ? null : new Date(`${text}T00:00:00Z`);
}

/** A DATE column comes back as midnight UTC of that calendar date. */
function dateText(date: Date): string {
  return date.toISOString().slice(0, 10);
}
