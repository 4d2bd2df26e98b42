import { amsterdamDate } from "@/lib/core/clock";
import type { SoftwareCode } from "@/lib/organisations/schema";
import type { ChoosablePlan, Plan, Terms } from "./schema";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long an organisation without Easyflex may try the portal. Days. */
export const TRIAL_DAYS = 30;

/** When the end of a trial is announced by mail: days before it, and at the end itself. */
export const WARNING_DAYS = [14, 7, 1, 0] as const;

/** How many people each plan includes (null: no limit), and whether seats can be added one by one. */
export const seatTable: Record<Plan, { included: number | null; extra: boolean }> = {
  BASIS: { included: 5, extra: true },
  EASYFLEX_FREE: { included: 5, extra: false },
  TRIAL: { included: 5, extra: false },
  HIRER_FREE: { included: null, extra: false },
};

export type LicenceTerms = { reason: Plan; startedAt: Date; endsAt: Date | null };

/** A base licence as it is stored: the right to use the portal in [startedAt, endsAt), or until it was ended sooner. */
export type LicenceRow = LicenceTerms & { id: string; endedAt: Date | null; extraSeats: number };

/** The licence a new organisation starts with: free and without end for hirers and with Easyflex, otherwise a trial. */
export function firstLicence(kind: "AGENCY" | "HIRER", software: SoftwareCode | null, at: Date): LicenceTerms {
  if (kind === "HIRER") return { reason: "HIRER_FREE", startedAt: at, endsAt: null };
  if (software === "easyflex") return { reason: "EASYFLEX_FREE", startedAt: at, endsAt: null };
  return { reason: "TRIAL", startedAt: at, endsAt: new Date(at.getTime() + TRIAL_DAYS * DAY) };
}

/** Whether a licence gives its rights at a moment: from its start on, and no longer at its end. */
export function holdsAt(licence: Pick<LicenceRow, "startedAt" | "endsAt" | "endedAt">, at: Date): boolean {
  const end = endOf(licence);
  return licence.startedAt <= at && (end === null || at < end);
}

/** The moment a licence ends or ended; null while no end is known. */
export function endOf({ endsAt, endedAt }: Pick<LicenceRow, "endsAt" | "endedAt">): Date | null {
  if (endsAt && endedAt) return endedAt < endsAt ? endedAt : endsAt;
  return endedAt ?? endsAt;
}

/** The licence to speak of at a moment, the one that holds or else the last that did, and the one that comes after it. */
export function standing(rows: readonly LicenceRow[], at: Date): { licence: LicenceRow | null; planned: LicenceRow | null } {
  const inOrder = [...rows].sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
  const begun = inOrder.filter((row) => row.startedAt <= at);
  const planned = inOrder.find((row) => row.startedAt > at && (row.endedAt === null || row.endedAt > row.startedAt)) ?? null;
  return { licence: begun.find((row) => holdsAt(row, at)) ?? begun.at(-1) ?? null, planned };
}

/** Since when a plan holds without a break, whatever the seats beside it. */
export function planSince(rows: readonly LicenceRow[], licence: LicenceRow): Date {
  const before = rows.find((row) => row.id !== licence.id && row.reason === licence.reason && row.startedAt < licence.startedAt && endOf(row)?.getTime() === licence.startedAt.getTime());
  return before ? planSince(rows, before) : licence.startedAt;
}

/** How many people may take part; null without a limit. */
export function seatsOf({ plan, extraSeats }: Terms): number | null {
  const { included } = seatTable[plan];
  return included === null ? null : included + extraSeats;
}

/** How many seats can be taken now: what is planned counts already, so that nobody is invited to a seat that is about to go. */
export function seatLimit(now: Terms, planned: Terms | null): number | null {
  const limits = [seatsOf(now), planned ? seatsOf(planned) : null].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** What an organisation can choose from. Easyflex free is for agencies that work with Easyflex. */
export function choicesOf(kind: "AGENCY" | "HIRER", software: SoftwareCode | null): ChoosablePlan[] {
  if (kind === "HIRER") return [];
  return software === "easyflex" ? ["EASYFLEX_FREE", "BASIS"] : ["BASIS"];
}

/**
 * When a choice begins: at once where a trial runs, where nothing holds and where seats are only added; otherwise with the
 * next month. Never later than the next month, so a bill is about whole months of one plan.
 */
export function beginsAt(licence: LicenceRow | null, choice: Terms, at: Date): Date {
  if (!licence || licence.reason === "TRIAL" || !holdsAt(licence, at)) return at;
  if (licence.reason === choice.plan && choice.extraSeats > licence.extraSeats) return at;
  return startOfNextMonth(at);
}

/** The first midnight of the next month in the Netherlands, as an instant. */
export function startOfNextMonth(at: Date): Date {
  const [year = 0, month = 1] = amsterdamDate(at).split("-").map(Number);
  const utc = new Date(Date.UTC(year, month, 1));
  const day = utc.toISOString().slice(0, 10);
  // Summer time is two hours ahead of UTC, winter time one. The earliest instant of that day is its midnight.
  const midnights = [2, 1].map((hours) => new Date(utc.getTime() - hours * HOUR));
  return midnights.find((instant) => amsterdamDate(instant) === day) ?? utc;
}

/** Whole days to an end, rounded up: 1 on the last day. */
export function daysUntil(end: Date, at: Date): number {
  return Math.max(0, Math.ceil((end.getTime() - at.getTime()) / DAY));
}

/** The warning that is due, as days before the end; null when none is, or when it was given. A missed one is not made up for. */
export function warningDue(end: Date, warned: number | null, at: Date): number | null {
  const left = daysUntil(end, at);
  const due = WARNING_DAYS.filter((days) => left <= days).at(-1);
  return due === undefined || (warned !== null && warned <= due) ? null : due;
}
