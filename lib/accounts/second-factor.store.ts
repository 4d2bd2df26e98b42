import type { Db } from "@/lib/core/db";

type Bytes = Uint8Array<ArrayBuffer>;

/** A secret as it was sealed, and since when it counts; null while it waits for its first code. */
export type SecondFactorRow = { keyId: string; bytes: Uint8Array; confirmedAt: Date | null };

export async function findSecondFactor(db: Db, userId: string): Promise<SecondFactorRow | null> {
  const row = await db.secondFactor.findUnique({ where: { userId }, select: { keyId: true, secret: true, confirmedAt: true } });
  return row && { keyId: row.keyId, bytes: row.secret, confirmedAt: row.confirmedAt };
}

/** Puts an unconfirmed secret in the place of an earlier unconfirmed one. */
export async function putSecret(db: Db, row: { userId: string; keyId: string; secret: Bytes; createdAt: Date }): Promise<void> {
  await db.secondFactor.deleteMany({ where: { userId: row.userId, confirmedAt: null } });
  await db.secondFactor.create({ data: row, select: { userId: true } });
}

/** From now on the second factor is asked. @returns whether it still waited for that */
export async function confirmSecret(db: Db, userId: string, confirmedAt: Date): Promise<boolean> {
  return (await db.secondFactor.updateMany({ where: { userId, confirmedAt: null }, data: { confirmedAt } })).count > 0;
}

/** Notes the time step of an accepted code, each once and never backwards. @returns whether this was the first time */
export async function takeStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { count } = await db.secondFactor.updateMany({ where: { userId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] }, data: { lastStep: step } });
  return count > 0;
}

export async function deleteSecondFactor(db: Db, userId: string): Promise<void> {
  await db.secondFactor.deleteMany({ where: { userId } });
  await db.recoveryCode.deleteMany({ where: { userId } });
}

/** New recovery codes in the place of all earlier ones. */
export async function replaceRecoveryCodes(db: Db, userId: string, codes: { id: string; codeHash: Bytes }[]): Promise<void> {
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.recoveryCode.createMany({ data: codes.map((code) => ({ ...code, userId })) });
}

/** Uses a recovery code up, once, however many try at the same moment. @returns whether this was the time */
export async function takeRecoveryCode(db: Db, userId: string, codeHash: Bytes, usedAt: Date): Promise<boolean> {
  return (await db.recoveryCode.updateMany({ where: { userId, codeHash, usedAt: null }, data: { usedAt } })).count > 0;
}

export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } });
}
