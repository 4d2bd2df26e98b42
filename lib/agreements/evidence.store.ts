import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { ProvenSignature } from "./verification.schema";

/** A signature with all that is kept of it, as the chain and the checks need it. */
export type EvidenceRow = Prisma.SignatureEvidenceGetPayload<{ include: { agreement: { include: { text: true } } } }>;

/** A signature and its evidence as they are written: every column, whole. */
export type NewAgreement = Omit<EvidenceRow["agreement"], "text">;
export type NewEvidence = Omit<EvidenceRow, "agreement">;

export async function insertEvidence(db: Db, evidence: NewEvidence): Promise<void> {
  await db.signatureEvidence.create({ data: evidence, select: { agreementId: true } });
}

/** The last link of an organisation's chain; null before the first. */
export async function findLastLink(db: Db, organisationId: string): Promise<{ number: number; hash: string } | null> {
  return db.signatureEvidence.findFirst({ where: { organisationId }, orderBy: { number: "desc" }, select: { number: true, hash: true } });
}

/** An organisation's whole chain with signatures and texts, oldest first. */
export async function findChain(db: Db, organisationId: string): Promise<EvidenceRow[]> {
  return db.signatureEvidence.findMany({ where: { organisationId }, orderBy: { number: "asc" }, include: { agreement: { include: { text: true } } } });
}

/** What anybody who holds a document may see of its signature; found by whatever the document itself says. Unscoped. */
export async function findProven(db: Db, by: { code: string } | { pdfSha256: string }): Promise<ProvenSignature | null> {
  const where: Prisma.AgreementWhereInput = "code" in by ? { evidence: { code: by.code } } : by;
  const row = await db.agreement.findFirst({
    where,
    select: {
      signedAt: true,
      pdfSha256: true,
      text: { select: { version: true, sha256: true } },
      organisation: { select: { name: true, kvkNumber: true } },
      evidence: { select: { organisationName: true, kvkNumber: true, sealName: true, selfSealed: true } },
    },
  });
  if (!row) return null;

  const { text, evidence, organisation } = row;
  return {
    version: text.version,
    textSha256: text.sha256,
    pdfSha256: row.pdfSha256,
    organisation: evidence?.organisationName ?? organisation.name,
    kvkNumber: evidence?.kvkNumber ?? organisation.kvkNumber,
    signedAt: row.signedAt.toISOString(),
    seal: evidence && { name: evidence.sealName, selfSigned: evidence.selfSealed },
  };
}

/** Which of these hashes of sealed bytes are of documents of ours. Unscoped. */
export async function findSealed(db: Db, hashes: readonly string[]): Promise<string[]> {
  const rows = await db.signatureEvidence.findMany({ where: { sealedSha256: { in: [...hashes] } }, select: { sealedSha256: true } });
  return rows.map(({ sealedSha256 }) => sealedSha256);
}

/** Whether a certificate ever sealed a document here. Unscoped. */
export async function hasSealedWith(db: Db, certificateSha256: string): Promise<boolean> {
  return (await db.signatureEvidence.findFirst({ where: { sealCertificate: certificateSha256 }, select: { number: true } })) !== null;
}

/** Whether one of these ids is a signature of ours. Unscoped. */
export async function knowsSignature(db: Db, ids: readonly string[]): Promise<boolean> {
  return (await db.agreement.findFirst({ where: { id: { in: [...ids] } }, select: { id: true } })) !== null;
}

/** The version of the text that one of these hashes is of. Unscoped. */
export async function findVersionOf(db: Db, hashes: readonly string[]): Promise<string | null> {
  return (await db.agreementText.findFirst({ where: { sha256: { in: [...hashes] } }, select: { version: true } }))?.version ?? null;
}
