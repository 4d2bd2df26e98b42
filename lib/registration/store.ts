import type { Db } from "@/lib/core/db";
import { type Prisma } from "@/lib/core/prisma/client";
import { Answers } from "./schema";

export type Registration = {
  id: string;
  /** SHA-256 of the key that the browser holds which began it. */
  keyHash: Uint8Array;
  answers: Answers;
  passwordHash: string | null;
  submittedAt: Date | null;
  provenAt: Date | null;
  proofExpiresAt: Date | null;
  proofTries: number;
};

const columns = { id: true, keyHash: true, answers: true, passwordHash: true, submittedAt: true, provenAt: true, proofExpiresAt: true, proofTries: true } as const;

export async function insertRegistration(db: Db, row: { id: string; keyHash: Uint8Array<ArrayBuffer>; answers: Answers; createdAt: Date; expiresAt: Date }): Promise<void> {
  await db.registration.create({ data: row, select: { id: true } });
}

/** The live registration of one browser; null when there is none or it ended. */
export async function findByKey(db: Db, keyHash: Uint8Array<ArrayBuffer>, at: Date): Promise<Registration | null> {
  const row = await db.registration.findFirst({ where: { keyHash, expiresAt: { gt: at }, provenAt: null }, select: columns });
  return row && toRegistration(row);
}

/** The same, and nobody else may change it until this transaction ends. */
export async function lockByKey(db: Db, keyHash: Uint8Array<ArrayBuffer>, at: Date): Promise<Registration | null> {
  await db.$executeRaw`SELECT 1 FROM "Registration" WHERE "keyHash" = ${keyHash} FOR UPDATE`;
  return findByKey(db, keyHash, at);
}

/** The registration behind a mailed link, whatever its state. */
export async function findByProof(db: Db, proofHash: Uint8Array<ArrayBuffer>): Promise<Registration | null> {
  const row = await db.registration.findUnique({ where: { proofHash }, select: columns });
  return row && toRegistration(row);
}

/** The same, and nobody else may touch it until this transaction ends. */
export async function lockByProof(db: Db, proofHash: Uint8Array<ArrayBuffer>): Promise<Registration | null> {
  await db.$executeRaw`SELECT 1 FROM "Registration" WHERE "proofHash" = ${proofHash} FOR UPDATE`;
  return findByProof(db, proofHash);
}

export async function updateRegistration(db: Db, id: string, change: Prisma.RegistrationUncheckedUpdateInput): Promise<void> {
  await db.registration.update({ where: { id }, data: change, select: { id: true } });
}

/** Counts one password typed at a mailed link before it is judged. @returns how many tries are left; null when none was */
export async function takeProofTry(db: Db, id: string, most: number): Promise<number | null> {
  const [taken] = await db.registration.updateManyAndReturn({
    where: { id, proofTries: { lt: most } },
    data: { proofTries: { increment: 1 } },
    select: { proofTries: true },
  });
  return taken ? most - taken.proofTries : null;
}

/** A proven registration keeps nothing of what was typed; the organisation and the account hold it now. */
export async function closeRegistration(db: Db, id: string, provenAt: Date): Promise<void> {
  await db.registration.update({ where: { id }, data: { provenAt, answers: {}, passwordHash: null }, select: { id: true } });
}

export async function deleteExpired(db: Db, at: Date): Promise<number> {
  const { count } = await db.registration.deleteMany({ where: { expiresAt: { lt: at } } });
  return count;
}

function toRegistration(row: Omit<Registration, "answers"> & { answers: Prisma.JsonValue }): Registration {
  return { ...row, answers: Answers.parse(row.answers) };
}
