import type { OrganisationScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { LicenceRow, LicenceTerms } from "./rules";
import type { LedgerLine } from "./schema";

type Within = Pick<OrganisationScope, "organisationId">;

const columns = { id: true, reason: true, startedAt: true, endsAt: true, endedAt: true, extraSeats: true } as const;

/** One at a time for an organisation, until the transaction ends: changes of the licence, and the taking of seats. */
export async function lockLicence(db: Db, { organisationId }: Within): Promise<void> {
  // The same lock as the trigger that keeps licences from overlapping.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('licence:' || ${organisationId}::text, 0))`;
}

export async function insertBaseLicence(db: Db, id: string, { organisationId }: Within, terms: LicenceTerms & { extraSeats?: number }): Promise<void> {
  await db.licence.create({ data: { id, organisationId, kind: "BASE", ...terms }, select: { id: true } });
}

/** Every base licence there was, is and is planned, the oldest first. */
export async function findBaseLicences(db: Db, { organisationId }: Within): Promise<LicenceRow[]> {
  return db.licence.findMany({ where: { organisationId, kind: "BASE" }, select: columns, orderBy: { startedAt: "asc" } });
}

/** The base licence that holds at a moment. */
export async function isHeld(db: Db, { organisationId }: Within, at: Date): Promise<boolean> {
  const held = await db.licence.findFirst({
    where: { organisationId, kind: "BASE", startedAt: { lte: at }, AND: [{ OR: [{ endsAt: null }, { endsAt: { gt: at } }] }, { OR: [{ endedAt: null }, { endedAt: { gt: at } }] }] },
    select: { id: true },
  });
  return held !== null;
}

/** Sets when a licence is to end; null lets it run on. */
export async function updateEnd(db: Db, { organisationId }: Within, licenceId: string, end: { endsAt: Date | null } | { endedAt: Date }): Promise<void> {
  await db.licence.updateMany({ where: { id: licenceId, organisationId }, data: end });
}

/** Takes away a licence that never began. What it would have been stands in the ledger. */
export async function deletePlanned(db: Db, { organisationId }: Within, licenceId: string, at: Date): Promise<void> {
  await db.licence.deleteMany({ where: { id: licenceId, organisationId, startedAt: { gt: at } } });
}

/** Appends to the ledger; the database refuses every later change. */
export async function insertChange(db: Db, change: Prisma.LicenceChangeUncheckedCreateInput): Promise<void> {
  await db.licenceChange.create({ data: change, select: { id: true } });
}

/** The newest line of the ledger; null before the first. */
export async function findLastChangeId(db: Db, { organisationId }: Within): Promise<string | null> {
  const row = await db.licenceChange.findFirst({ where: { organisationId }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { id: true } });
  return row?.id ?? null;
}

/** The ledger, newest first, at most two hundred lines, with who made each change. */
export async function findLedger(db: Db, { organisationId }: Within): Promise<LedgerLine[]> {
  const rows = await db.licenceChange.findMany({ where: { organisationId }, orderBy: [{ at: "desc" }, { id: "desc" }], take: 200 });
  const ids = rows.flatMap((row) => row.changedById ?? []);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    from: row.effectiveFrom.toISOString().slice(0, 10),
    before: row.planBefore && { plan: row.planBefore, extraSeats: row.seatsBefore },
    after: { plan: row.planAfter, extraSeats: row.seatsAfter },
    withdrawn: row.withdrawn,
    by: row.changedById && (names.get(row.changedById) ?? ""),
  }));
}
