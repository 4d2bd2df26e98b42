import type { Db } from "@/lib/core/db";

/** A trial whose end is near or past, with whom it is of. Unscoped: for the worker. */
export type Trial = { id: string; endsAt: Date; warnedDays: number | null; organisation: { id: string; name: string; slug: string } };

const FORTNIGHT = 14 * 86_400_000;

/** Trials that end within fourteen days or ended by themselves, of which the end itself was not yet told. */
export async function findTrials(db: Db, at: Date): Promise<Trial[]> {
  const rows = await db.licence.findMany({
    where: { kind: "BASE", reason: "TRIAL", endedAt: null, endsAt: { lte: new Date(at.getTime() + FORTNIGHT) }, OR: [{ warnedDays: null }, { warnedDays: { gt: 0 } }] },
    select: { id: true, endsAt: true, warnedDays: true, organisation: { select: { id: true, name: true, slug: true } } },
    orderBy: { endsAt: "asc" },
    take: 1_000,
  });
  return rows.flatMap(({ endsAt, ...row }) => (endsAt ? [{ ...row, endsAt }] : []));
}

/** Notes a warning. @returns false when it, or a later one, was noted already, or when the trial was ended meanwhile */
export async function noteWarning(db: Db, licenceId: string, days: number): Promise<boolean> {
  const { count } = await db.licence.updateMany({
    where: { id: licenceId, endedAt: null, OR: [{ warnedDays: null }, { warnedDays: { gt: days } }] },
    data: { warnedDays: days },
  });
  return count === 1;
}
