import type { CompanyScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { MintedCredential } from "./keys";

const callerColumns = {
  id: true,
  companyId: true,
  name: true,
  permissions: true,
  state: true,
  expiresAt: true,
  allowedCidrs: true,
  company: { select: { id: true, slug: true, number: true, name: true, organisationId: true } },
} as const;

const credentialColumns = { id: true, secretHash: true, endsAt: true, token: { select: callerColumns } } as const;

export async function insertCredential(
  db: Db,
  scope: CompanyScope,
  credential: MintedCredential["stored"] & { id: string; tokenId: string; createdAt: Date; requestKey?: string },
): Promise<void> {
  await db.tokenCredential.create({ data: { ...credential, companyId: scope.companyId }, select: { id: true } });
}

/** Whether a form made a pair already. */
export async function wasIssued(db: Db, scope: CompanyScope, requestKey: string): Promise<boolean> {
  return (await db.tokenCredential.count({ where: { companyId: scope.companyId, requestKey } })) > 0;
}

/** Makes one pair at a time in a company: who asks twice at once finds, the second time, what was made the first. */
export async function lockIssuing(db: Db, scope: CompanyScope): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`tokens:${scope.companyId}`}, 0))`;
}

/** When the pair that was replaced last stops working; null when only the current one works. */
export async function findOverlapEnd(db: Db, tokenId: string, at: Date): Promise<Date | null> {
  const row = await db.tokenCredential.findFirst({ where: { tokenId, endsAt: { gt: at } }, orderBy: { endsAt: "desc" }, select: { endsAt: true } });
  return row?.endsAt ?? null;
}

/** Ends the current pair of a token at a moment; what ended earlier stays as it was. */
export async function endCurrent(db: Db, scope: CompanyScope, tokenId: string, endsAt: Date): Promise<void> {
  await db.tokenCredential.updateMany({ where: { tokenId, companyId: scope.companyId, endsAt: null }, data: { endsAt } });
}

/** The credential behind a token value, with its company. Unscoped: it is what makes an actor. */
export async function findCredential(db: Db, tokenHash: Uint8Array<ArrayBuffer>) {
  return db.tokenCredential.findUnique({ where: { tokenHash }, select: credentialColumns });
}

export type CredentialRow = NonNullable<Awaited<ReturnType<typeof findCredential>>>;

export async function insertAccessToken(
  db: Db,
  token: { id: string; tokenId: string; credentialId: string; companyId: string; hash: Uint8Array<ArrayBuffer>; permissions: string[]; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.accessToken.create({ data: token, select: { id: true } });
}

/** The Bearer behind its hash, with the pair it was given for. Unscoped: it is what makes an actor. */
export async function findAccessToken(db: Db, hash: Uint8Array<ArrayBuffer>) {
  return db.accessToken.findUnique({ where: { hash }, select: { permissions: true, expiresAt: true, credential: { select: credentialColumns } } });
}

export async function deleteAccessTokensBefore(db: Db, at: Date): Promise<void> {
  await db.accessToken.deleteMany({ where: { expiresAt: { lt: at } } });
}

/** The credentials of a token that work at a moment, newest first. Unscoped: for the worker. */
export async function findLiveKeys(db: Db, tokenId: string, at: Date): Promise<{ webhookKeyId: string; webhookKey: Uint8Array }[]> {
  return db.tokenCredential.findMany({
    where: { tokenId, OR: [{ endsAt: null }, { endsAt: { gt: at } }] },
    orderBy: { createdAt: "desc" },
    select: { webhookKeyId: true, webhookKey: true },
  });
}

/** The next webhook keys that another key of the ring sealed, by id, locked for whoever seals them anew. Unscoped: for the operator. */
export async function findKeysSealedOtherwise(db: Db, keyId: string, after: string, limit: number) {
  return db.$queryRaw<{ id: string; tokenId: string; webhookKeyId: string; webhookKey: Uint8Array }[]>`
    SELECT "id", "tokenId", "webhookKeyId", "webhookKey" FROM "TokenCredential"
    WHERE "webhookKeyId" <> ${keyId} AND "id" > ${after}::uuid ORDER BY "id" LIMIT ${limit} FOR UPDATE`;
}

export async function replaceKey(db: Db, id: string, sealed: { keyId: string; bytes: Uint8Array<ArrayBuffer> }): Promise<void> {
  await db.tokenCredential.update({ where: { id }, data: { webhookKeyId: sealed.keyId, webhookKey: sealed.bytes }, select: { id: true } });
}
