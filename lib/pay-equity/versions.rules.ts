import { amsterdamDate } from "@/lib/core/clock";

/** What decides whether a version applies. Dates are calendar dates `YYYY-MM-DD` in the Netherlands, inclusive at both ends. */
export type VersionDates = {
  number: number;
  validFrom: string;
  validTo: string | null;
  publishedAt: Date;
  withdrawnAt: Date | null;
  /** The version this one corrects; null when it corrects nothing and so follows the ones before it. */
  correctsNumber: number | null;
};

/** The two clocks: the day the rules are asked about, and the moment whose knowledge counts. */
export type Moment = { asOf: string; knownAt: Date };

export type VersionState = "published" | "superseded" | "withdrawn";

/**
 * The one version that applies on a day, as far as was known at a moment; null when none does.
 *
 * Known are the versions published and not withdrawn by `knownAt`. Of those whose period holds the day, the greatest
 * `validFrom` wins, then the latest publication, then the greatest number. A version that corrects nothing ends those before
 * it for good, also after its own end; a correction that ends gives way to what it corrected.
 */
export function applicableVersion<Version extends VersionDates>(versions: readonly Version[], { asOf, knownAt }: Moment): Version | null {
  const started = known(versions, knownAt)
    .filter((version) => version.validFrom <= asOf)
    .sort(byPrecedence);
  const lastTurn = started.findLastIndex((version) => version.correctsNumber === null);

  return started.slice(Math.max(lastTurn, 0)).findLast((version) => lasts(version, asOf)) ?? null;
}

/**
 * How a version stands on a day, as far as was known at a moment: `withdrawn`; `superseded` when its last day is past and
 * another version has applied since, or when it never gets a day because of another version; otherwise `published`, also
 * before it takes effect and, as long as nothing took its place, after its end.
 *
 * @param version one of `versions`, published by `knownAt`
 */
export function versionState(version: VersionDates, versions: readonly VersionDates[], asOf: string, knownAt: Date): VersionState {
  if (isWithdrawn(version, knownAt)) return "withdrawn";

  const turns = turningDays(versions).map((day) => ({ day, number: applicableVersion(versions, { asOf: day, knownAt })?.number }));
  const last = turns.findLastIndex((turn) => turn.number === version.number);
  if (last === -1) return "superseded";

  const replaced = turns.slice(last + 1).some((turn) => turn.day <= asOf && turn.number !== undefined);
  return replaced ? "superseded" : "published";
}

/**
 * The versions that lose days to a new one, each with the first day it loses: it applied then before the new one was known, and
 * another or none does now. In the order in which those days come.
 */
export function displacedBy(fresh: VersionDates, earlier: readonly VersionDates[], knownAt: Date): { number: number; from: string }[] {
  const all = [...earlier, fresh];
  const displaced = new Map<number, string>();
  for (const day of turningDays(all)) {
    const before = applicableVersion(earlier, { asOf: day, knownAt })?.number;
    const lost = before !== undefined && applicableVersion(all, { asOf: day, knownAt })?.number !== before;
    if (lost && !displaced.has(before)) displaced.set(before, day);
  }
  return [...displaced].map(([number, from]) => ({ number, from }));
}

/** Whether a version takes effect on an earlier day than the one on which it was published, both in the Netherlands. */
export function isRetroactive(validFrom: string, publishedAt: Date): boolean {
  return validFrom < amsterdamDate(publishedAt);
}

function known<Version extends VersionDates>(versions: readonly Version[], knownAt: Date): Version[] {
  return versions.filter((version) => version.publishedAt <= knownAt && !isWithdrawn(version, knownAt));
}

function isWithdrawn(version: VersionDates, knownAt: Date): boolean {
  return version.withdrawnAt !== null && version.withdrawnAt <= knownAt;
}

function lasts(version: VersionDates, day: string): boolean {
  return version.validTo === null || day <= version.validTo;
}

/** From the one that gives way to the one that wins. */
function byPrecedence(a: VersionDates, b: VersionDates): number {
  if (a.validFrom !== b.validFrom) return a.validFrom < b.validFrom ? -1 : 1;
  return a.publishedAt.getTime() - b.publishedAt.getTime() || a.number - b.number;
}

/** Every day on which the answer can change, in order: a version begins, or one ended the day before. */
function turningDays(versions: readonly VersionDates[]): string[] {
  const days = versions.flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, dayAfter(validTo)]));
  return [...new Set(days)].sort();
}

/** The calendar date after a calendar date. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
