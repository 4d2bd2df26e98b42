import type { Db } from "@/lib/core/db";

type Hash = Uint8Array<ArrayBuffer>;

/** One row behind a mailed link. */
export type LinkRow = { id: string; userId: string; expiresAt: Date; usedAt: Date | null };

const linkColumns = { id: true, userId: true, expiresAt: true, usedAt: true } as const;

export async function insertPending(db: Db, row: { id: string; keyHash: Hash; userId: string; createdAt: Date; expiresAt: Date }): Promise<void> {
  await db.pendingSignIn.create({ data: row, select: { id: true } });
}

/** A sign-in that waits for its second factor and still has a try left. */
export async function findPending(db: Db, keyHash: Hash, at: Date, most: number): Promise<{ id: string; userId: string } | null> {
  return db.pendingSignIn.findFirst({ where: { keyHash, expiresAt: { gt: at }, tries: { lt: most } }, select: { id: true, userId: true } });
}

/** Counts a try before it is made, and never more than `most`, however many come at once. @returns null when there is none left */
export async function countPendingTry(db: Db, keyHash: Hash, at: Date, most: number): Promise<{ id: string; userId: string; tries: number } | null> {
  const rows = await db.pendingSignIn.updateManyAndReturn({
    where: { keyHash, expiresAt: { gt: at }, tries: { lt: most } },
    data: { tries: { increment: 1 } },
    select: { id: true, userId: true, tries: true },
  });
  return rows[0] ?? null;
}

/** @returns whether it was there: of two who finish the same sign-in one does */
export async function deletePending(db: Db, id: string): Promise<boolean> {
  return (await db.pendingSignIn.deleteMany({ where: { id } })).count > 0;
}

export async function deletePendingOf(db: Db, userId: string): Promise<void> {
  await db.pendingSignIn.deleteMany({ where: { userId } });
}

/** A new link for a person; earlier ones stop working. */
export async function replaceReset(db: Db, row: { id: string; codeHash: Hash; userId: string; createdAt: Date; expiresAt: Date }): Promise<void> {
  await db.passwordReset.deleteMany({ where: { userId: row.userId, usedAt: null } });
  await db.passwordReset.create({ data: row, select: { id: true } });
}

export async function findReset(db: Db, codeHash: Hash): Promise<(LinkRow & { user: { name: string; email: string } }) | null> {
  return db.passwordReset.findUnique({ where: { codeHash }, select: { ...linkColumns, user: { select: { name: true, email: true } } } });
}

/** Whether nobody else is using this reset at this moment. Does not wait: of many at once all but one are told at once. */
export async function claimReset(db: Db, id: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${`reset:${id}`}, 0)) AS "mine"`;
  return row?.mine ?? false;
}

/** Uses a reset up, once. @returns whether this was the time */
export async function useReset(db: Db, id: string, usedAt: Date): Promise<boolean> {
  return (await db.passwordReset.updateMany({ where: { id, usedAt: null, expiresAt: { gt: usedAt } }, data: { usedAt } })).count > 0;
}

/** Ends what a person has under way by mail: resets and changes of address that nobody used. */
export async function deleteOpenLinks(db: Db, userId: string): Promise<void> {
  await db.passwordReset.deleteMany({ where: { userId, usedAt: null } });
  await db.emailChange.deleteMany({ where: { userId, usedAt: null } });
}

/** A new address that waits for its proof; an earlier one is given up. */
export async function replaceEmailChange(db: Db, row: { id: string; codeHash: Hash; userId: string; email: string; createdAt: Date; expiresAt: Date }): Promise<void> {
  await deleteEmailChanges(db, row.userId);
  await db.emailChange.create({ data: row, select: { id: true } });
}

export async function deleteEmailChanges(db: Db, userId: string): Promise<number> {
  return (await db.emailChange.deleteMany({ where: { userId, usedAt: null } })).count;
}

export async function findEmailChange(db: Db, codeHash: Hash): Promise<(LinkRow & { email: string }) | null> {
  return db.emailChange.findUnique({ where: { codeHash }, select: { ...linkColumns, email: true } });
}

/** The address that waits for its proof, if one does. */
export async function findOpenEmailChange(db: Db, userId: string, at: Date): Promise<string | null> {
  const row = await db.emailChange.findFirst({ where: { userId, usedAt: null, expiresAt: { gt: at } }, select: { email: true }, orderBy: { id: "desc" } });
  return row?.email ?? null;
}

/** Uses a change of address up, once. @returns whether this was the time */
export async function useEmailChange(db: Db, id: string, usedAt: Date): Promise<boolean> {
  return (await db.emailChange.updateMany({ where: { id, usedAt: null, expiresAt: { gt: usedAt } }, data: { usedAt } })).count > 0;
}

/** Removes what is over: sign-ins, links, counts. A used link stays a day, so that its page can say that it was used. */
export async function deleteExpired(db: Db, at: Date, linksBefore: Date): Promise<number> {
  const gone = await Promise.all([
    db.pendingSignIn.deleteMany({ where: { expiresAt: { lt: at } } }),
    db.passwordReset.deleteMany({ where: { expiresAt: { lt: linksBefore } } }),
    db.emailChange.deleteMany({ where: { expiresAt: { lt: linksBefore } } }),
    db.rateLimit.deleteMany({ where: { expire: { lt: at.getTime() } } }),
  ]);
  return gone.reduce((sum, { count }) => sum + count, 0);
}
