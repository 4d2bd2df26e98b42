import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import { personColumns } from "./store";

const columns = {
  id: true,
  userId: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
  endedAt: true,
  endReason: true,
  confirmedAt: true,
  secondFactor: true,
  address: true,
  userAgent: true,
} as const;

export type SessionRow = Prisma.SessionGetPayload<{ select: typeof columns }>;

export async function insertSession(db: Db, session: Prisma.SessionUncheckedCreateInput): Promise<void> {
  await db.session.create({ data: session, select: { id: true } });
}

/** A session with the person it belongs to, whatever its state. */
export async function findSession(db: Db, id: string) {
  return db.session.findUnique({ where: { id }, select: { ...columns, user: { select: personColumns } } });
}

/** A session that nobody else may end or renew until this transaction is over. */
export async function lockSession(db: Db, id: string): Promise<SessionRow | null> {
  await db.$executeRaw`SELECT 1 FROM "Session" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return db.session.findUnique({ where: { id }, select: columns });
}

/** What was not ended, newest first; whether it still holds is for rules to say. */
export async function findOpenSessions(db: Db, userId: string): Promise<SessionRow[]> {
  return db.session.findMany({ where: { userId, endedAt: null }, select: columns, orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }] });
}

export async function touchSession(db: Db, id: string, lastSeenAt: Date): Promise<void> {
  await db.session.updateMany({ where: { id, endedAt: null }, data: { lastSeenAt } });
}

/** Ends one session, once. @returns whether it was still open */
export async function endSession(db: Db, id: string, endedAt: Date, endReason: string): Promise<boolean> {
  const { count } = await db.session.updateMany({ where: { id, endedAt: null }, data: { endedAt, endReason } });
  return count > 0;
}

/** Ends every open session of a person but one. @returns how many */
export async function endSessions(db: Db, userId: string, exceptId: string | null, endedAt: Date, endReason: string): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { userId, endedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    data: { endedAt, endReason },
  });
  return count;
}

/** Forgets from where sessions were started before a moment. */
export async function forgetOrigins(db: Db, before: Date): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { createdAt: { lt: before }, OR: [{ address: { not: null } }, { userAgent: { not: null } }] },
    data: { address: null, userAgent: null },
  });
  return count;
}
