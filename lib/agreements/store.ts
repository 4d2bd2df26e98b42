import type { OrganisationScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { AgreementText, Signature } from "./schema";

const signatureColumns = {
  id: true,
  signerName: true,
  signerRole: true,
  statement: true,
  signedAt: true,
  pdfSha256: true,
  text: { select: { version: true, sha256: true } },
} as const;

export async function insertText(db: Db, text: { id: string; version: string; source: string; sha256: string; publishedAt: Date }): Promise<void> {
  await db.agreementText.createMany({ data: [text], skipDuplicates: true });
}

/** The text that is published last. @throws when none is: publishing one is part of the migration */
export async function findCurrentText(db: Db): Promise<AgreementText> {
  const row = await db.agreementText.findFirstOrThrow({ orderBy: { publishedAt: "desc" } });
  return { ...row, publishedAt: row.publishedAt.toISOString() };
}

/** A waiting signature of the same organisation holds this until it is done, so that two never both succeed. */
export async function lockSigning(db: Db, scope: OrganisationScope): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${scope.organisationId}::uuid FOR UPDATE`;
}

export async function insertSignature(db: Db, signature: Prisma.AgreementUncheckedCreateInput): Promise<void> {
  await db.agreement.create({ data: signature, select: { id: true } });
}

/** The newest signature of an organisation under any text. */
export async function findSignature(db: Db, organisationId: string): Promise<Signature | null> {
  const row = await db.agreement.findFirst({ where: { organisationId }, orderBy: { signedAt: "desc" }, select: signatureColumns });
  return row && toSignature(row);
}

export async function findPdf(db: Db, scope: OrganisationScope): Promise<{ pdf: Uint8Array; version: string } | null> {
  const row = await db.agreement.findFirst({
    where: { organisationId: scope.organisationId },
    orderBy: { signedAt: "desc" },
    select: { pdf: true, text: { select: { version: true } } },
  });
  return row && { pdf: row.pdf, version: row.text.version };
}

type SignatureRow = Omit<Signature, "signedAt" | "version" | "textSha256"> & { signedAt: Date; text: { version: string; sha256: string } };

function toSignature({ text, signedAt, ...row }: SignatureRow): Signature {
  return { ...row, version: text.version, textSha256: text.sha256, signedAt: signedAt.toISOString() };
}
