import type { OrganisationScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { AgreementText, Signature } from "./schema";
import type { TextFacts } from "./standing.rules";

const signatureColumns = {
  id: true,
  signerName: true,
  signerRole: true,
  statement: true,
  signedAt: true,
  pdfSha256: true,
  text: { select: { version: true, sha256: true } },
  evidence: { select: { code: true, sealName: true, selfSealed: true } },
} as const;

const textColumns = { id: true, version: true, source: true, sha256: true, publishedAt: true, deadline: true, tokenClause: true } as const;

export async function insertText(db: Db, text: Prisma.AgreementTextUncheckedCreateInput): Promise<number> {
  const { count } = await db.agreementText.createMany({ data: [text], skipDuplicates: true });
  return count;
}

/** The text that was published last by a moment. @throws when none is: the server publishes the first when it starts */
export async function findCurrentText(db: Db, at: Date): Promise<AgreementText> {
  return toText(await db.agreementText.findFirstOrThrow({ where: { publishedAt: { lte: at } }, orderBy: { publishedAt: "desc" }, select: textColumns }));
}

/** What decides about signatures, of every text that was published by a moment, oldest first. */
export async function findTextFacts(db: Db, at: Date): Promise<TextFacts[]> {
  const rows = await db.agreementText.findMany({
    where: { publishedAt: { lte: at } },
    orderBy: { publishedAt: "asc" },
    select: { version: true, publishedAt: true, deadline: true },
  });
  return rows.map((row) => ({ version: row.version, publishedAt: row.publishedAt.toISOString(), deadline: dayOf(row.deadline) }));
}

export async function findTextByVersion(db: Db, version: string): Promise<AgreementText | null> {
  const row = await db.agreementText.findUnique({ where: { version }, select: textColumns });
  return row && toText(row);
}

/** Every text with how many organisations signed it, oldest first. */
export async function findTexts(db: Db): Promise<(Omit<AgreementText, "source"> & { signatures: number })[]> {
  const { source: _, ...columns } = textColumns;
  const rows = await db.agreementText.findMany({ orderBy: { publishedAt: "asc" }, select: { ...columns, _count: { select: { agreements: true } } } });
  return rows.map(({ _count, ...row }) => ({ ...row, publishedAt: row.publishedAt.toISOString(), deadline: dayOf(row.deadline), signatures: _count.agreements }));
}

/** A waiting signature of the same organisation holds this until it is done, so that two never both succeed. */
export async function lockSigning(db: Db, scope: OrganisationScope): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${scope.organisationId}::uuid FOR UPDATE`;
}

export async function insertSignature(db: Db, signature: Prisma.AgreementUncheckedCreateInput): Promise<void> {
  await db.agreement.create({ data: signature, select: { id: true } });
}

/** Every signature of an organisation, newest first. */
export async function findSignatures(db: Db, organisationId: string): Promise<Signature[]> {
  const rows = await db.agreement.findMany({ where: { organisationId }, orderBy: { signedAt: "desc" }, select: signatureColumns });
  return rows.map(toSignature);
}

/** The newest signature of an organisation under any text. */
export async function findSignature(db: Db, organisationId: string): Promise<Signature | null> {
  const row = await db.agreement.findFirst({ where: { organisationId }, orderBy: { signedAt: "desc" }, select: signatureColumns });
  return row && toSignature(row);
}

/** The version that the organisation of each company signed last; null for none. Unscoped: for the worker alone. */
export async function findSignedVersions(db: Db, companyIds: readonly string[]): Promise<{ companyId: string; version: string | null }[]> {
  const newest = { orderBy: { signedAt: "desc" }, take: 1, select: { text: { select: { version: true } } } } as const;
  const rows = await db.company.findMany({ where: { id: { in: [...companyIds] } }, select: { id: true, organisation: { select: { agreements: newest } } } });
  return rows.map(({ id, organisation }) => ({ companyId: id, version: organisation.agreements[0]?.text.version ?? null }));
}

/** The PDF of the newest signature, or of the one under a version. */
export async function findPdf(db: Db, scope: OrganisationScope, version: string | null): Promise<{ pdf: Uint8Array; version: string } | null> {
  const row = await db.agreement.findFirst({
    where: { organisationId: scope.organisationId, ...(version === null ? {} : { text: { version } }) },
    orderBy: { signedAt: "desc" },
    select: { pdf: true, text: { select: { version: true } } },
  });
  return row && { pdf: row.pdf, version: row.text.version };
}

/** Organisations that signed something, but not this text. Unscoped: for the worker alone. */
export async function findOrganisationsBehind(db: Db, textId: string): Promise<{ id: string; slug: string; name: string }[]> {
  return db.organisation.findMany({
    where: { agreements: { some: {}, none: { textId } } },
    select: { id: true, slug: true, name: true },
    orderBy: { id: "asc" },
  });
}

export async function findNotices(db: Db, organisationId: string, textId: string): Promise<number[]> {
  const rows = await db.agreementNotice.findMany({ where: { organisationId, textId }, select: { daysBefore: true } });
  return rows.map(({ daysBefore }) => daysBefore);
}

/** @returns how many of them nobody had written before */
export async function insertNotices(db: Db, notices: Prisma.AgreementNoticeCreateManyInput[]): Promise<number> {
  const { count } = await db.agreementNotice.createMany({ data: notices, skipDuplicates: true });
  return count;
}

type TextRow = Prisma.AgreementTextGetPayload<{ select: typeof textColumns }>;

function toText({ publishedAt, deadline, ...row }: TextRow): AgreementText {
  return { ...row, publishedAt: publishedAt.toISOString(), deadline: dayOf(deadline) };
}

function dayOf(date: Date | null): string | null {
  return date && date.toISOString().slice(0, 10);
}

type SignatureRow = Prisma.AgreementGetPayload<{ select: typeof signatureColumns }>;

function toSignature({ text, evidence, signedAt, ...row }: SignatureRow): Signature {
  return {
    ...row,
    version: text.version,
    textSha256: text.sha256,
    signedAt: signedAt.toISOString(),
    code: evidence?.code ?? null,
    seal: evidence && { name: evidence.sealName, selfSigned: evidence.selfSealed },
  };
}
