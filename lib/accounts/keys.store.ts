import type { Db } from "@/lib/core/db";

/** The next secrets that another key of the ring sealed, by user, locked for whoever seals them anew. Unscoped: for the operator. */
export async function findSealedOtherwise(db: Db, keyId: string, after: string, limit: number) {
  return db.$queryRaw<{ userId: string; keyId: string; secret: Uint8Array }[]>`
    SELECT "userId", "keyId", "secret" FROM "SecondFactor" WHERE "keyId" <> ${keyId} AND "userId" > ${after}::uuid
    ORDER BY "userId" LIMIT ${limit} FOR UPDATE`;
}

export async function replaceSecret(db: Db, userId: string, sealed: { keyId: string; bytes: Uint8Array<ArrayBuffer> }): Promise<void> {
  await db.secondFactor.update({ where: { userId }, data: { keyId: sealed.keyId, secret: sealed.bytes }, select: { userId: true } });
}
