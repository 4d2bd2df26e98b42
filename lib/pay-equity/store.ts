import type { HirerScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import { SectionStates } from "./blocks.schema";
import type { VersionDates } from "./versions.rules";

/** Whose documents: a scope of the hirer, or in the worker the hirer that a job names. */
export type Hirer = Pick<HirerScope, "hirerId">;

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

export async function findDocument(db: Db, scope: Hirer, documentId: string): Promise<{ id: string; name: string; setuId: string } | null> {
  return db.payEquityDocument.findFirst({ where: { id: documentId, hirerId: scope.hirerId }, select: { id: true, name: true, setuId: true } });
}

/**
 * Whoever changes a document, its drafts, versions, sharing or projections, does it alone: who comes second waits here. Readers
 * never do.
 */
export async function lockDocument(db: Db, scope: Hirer, documentId: string): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM "PayEquityDocument" WHERE "id" = ${documentId}::uuid AND "hirerId" = ${scope.hirerId}::uuid FOR UPDATE`;
}

/** Published and withdrawn versions, by number. */
export async function findVersions(db: Db, scope: Hirer, documentId: string): Promise<PublishedVersion[]> {
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

export type Draft = {
  id: string;
  validFrom: string | null;
  validTo: string | null;
  updatedAt: Date;
  updatedBy: string | null;
  correctsNumber: number | null;
  body: string;
  sections: SectionStates;
};

export async function findDraft(db: Db, scope: HirerScope, documentId: string): Promise<Draft | null> {
  const row = await db.payEquityVersion.findFirst({
    where: { documentId, hirerId: scope.hirerId, state: "DRAFT" },
    select: { id: true, validFrom: true, validTo: true, updatedAt: true, updatedBy: true, correctsNumber: true, content: { select: { body: true, sections: true } } },
  });
  if (!row?.content) return null;
  const { content, ...draft } = row;
  const validFrom = draft.validFrom && dateText(draft.validFrom);
  return { ...draft, validFrom, validTo: draft.validTo && dateText(draft.validTo), body: content.body, sections: SectionStates.parse(content.sections) };
}

export async function findContent(db: Db, scope: Hirer, versionId: string): Promise<string | null> {
  const row = await db.payEquityContent.findFirst({ where: { versionId, hirerId: scope.hirerId }, select: { body: true } });
  return row?.body ?? null;
}

/** What the hirer said of each block of a version, beside its message. */
export async function findSections(db: Db, scope: Hirer, versionId: string): Promise<SectionStates> {
  const row = await db.payEquityContent.findFirst({ where: { versionId, hirerId: scope.hirerId }, select: { sections: true } });
  return SectionStates.parse(row?.sections ?? {});
}

/** What somebody is called; null for nobody and for an account that was erased. */
export async function findPersonName(db: Db, userId: string | null): Promise<string | null> {
  const person = userId === null ? null : await db.user.findFirst({ where: { id: userId, erasedAt: null }, select: { name: true } });
  return person?.name ?? null;
}

export type DraftRow = { validFrom: string | null; validTo: string | null; correctsNumber: number | null; updatedAt: Date; updatedBy: string | null };
export type Content = { body: string; sha256: string; sections: SectionStates };

export async function insertDraft(db: Db, scope: HirerScope, draft: DraftRow & { id: string; documentId: string }, content: Content): Promise<void> {
  const { id, documentId } = draft;
  await db.payEquityVersion.create({
    data: { id, documentId, hirerId: scope.hirerId, state: "DRAFT", createdAt: draft.updatedAt, ...draftColumns(draft) },
    select: { id: true },
  });
  await db.payEquityContent.create({ data: { versionId: id, hirerId: scope.hirerId, ...content }, select: { versionId: true } });
}

export async function updateDraft(db: Db, scope: HirerScope, versionId: string, draft: DraftRow, content: Content): Promise<void> {
  await db.payEquityVersion.updateMany({ where: { id: versionId, hirerId: scope.hirerId, state: "DRAFT" }, data: draftColumns(draft) });
  await db.payEquityContent.updateMany({ where: { versionId, hirerId: scope.hirerId }, data: content });
}

/** Turns a draft into a version for good: its last content first, then the state after which the database refuses changes. */
export async function publishDraft(
  db: Db,
  scope: HirerScope,
  versionId: string,
  version: { number: number; publishedAt: Date; declaration: Prisma.InputJsonObject },
  content: Content,
): Promise<void> {
  await db.payEquityContent.updateMany({ where: { versionId, hirerId: scope.hirerId }, data: content });
  await db.payEquityVersion.updateMany({
    where: { id: versionId, hirerId: scope.hirerId, state: "DRAFT" },
    data: { ...version, state: "PUBLISHED", publishedBy: scope.actorId === "operator" ? null : scope.actorId, updatedAt: version.publishedAt },
  });
}

export async function withdrawVersion(db: Db, scope: HirerScope, versionId: string, withdrawnAt: Date, reason: string): Promise<void> {
  await db.payEquityVersion.updateMany({
    where: { id: versionId, hirerId: scope.hirerId, state: "PUBLISHED" },
    data: { state: "WITHDRAWN", withdrawnAt, withdrawalReason: reason, updatedAt: withdrawnAt },
  });
}

/** The shares of a document that hold at a moment, by company and position. */
export async function findLiveShares(db: Db, scope: Hirer, documentId: string, at: Date): Promise<LiveShare[]> {
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

function draftColumns(draft: DraftRow) {
  const { correctsNumber, updatedAt, updatedBy } = draft;
  return { correctsNumber, updatedAt, updatedBy, validFrom: asDate(draft.validFrom), validTo: asDate(draft.validTo) };
}

function asDate(text: string | null): Date | null {
  return text === null ? null : new Date(`${text}T00:00:00Z`);
}

/** A DATE column comes back as midnight UTC of that calendar date. */
export function dateText(date: Date): string {
  return date.toISOString().slice(0, 10);
}
