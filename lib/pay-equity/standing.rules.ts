import type { Shown, ShownFilter, ShownList, Standing } from "./schema";
import { applicableVersion, type Moment, type VersionDates } from "./versions.rules";

/** How many rows a page of a company's own list holds. */
export const PAGE_ROWS = 25;

/** How a document stands on a day, as far as was known at a moment: what applies, and what takes over next. */
export function standingOf(versions: readonly VersionDates[], shared: boolean, moment: Moment): Pick<Shown, "standing" | "applies" | "next"> {
  const applies = applicableVersion(versions, moment)?.number ?? null;
  const next = nextTurn(versions, applies, moment);
  return { applies, next, standing: shared ? standingBy(applies, next) : "ended" };
}

/**
 * The page of a list that a filter asks for: what changed last first. The words of a search are looked for one by one, in
 * the hirer's name and KvK number, the document's name and the functions' titles, whatever their case.
 */
export function pageOfShown(rows: readonly Shown[], filter: ShownFilter, pageRows = PAGE_ROWS): ShownList {
  const found = rows.filter((row) => holdsWords(row, filter.search));
  const listed = found
    .filter((row) => filter.standing === undefined || row.standing === filter.standing)
    .sort((a, b) => (a.changedAt === b.changedAt ? (a.id < b.id ? 1 : -1) : a.changedAt < b.changedAt ? 1 : -1));

  const start = listed.findIndex((row) => row.id === filter.after) + 1;
  const items = listed.slice(start, start + pageRows);
  const last = items.at(-1);
  return {
    items,
    from: items.length > 0 ? start + 1 : 0,
    total: listed.length,
    counts: countsOf(found),
    hirers: new Set(found.filter((row) => row.standing !== "ended").map((row) => row.hirer.kvkNumber)).size,
    previous: start > 0 ? { after: listed[start - pageRows - 1]?.id } : null,
    next: last && start + pageRows < listed.length ? { after: last.id } : null,
  };
}

function standingBy(applies: number | null, next: Shown["next"]): Standing {
  if (applies === null) return next ? "upcoming" : "expired";
  return next ? "changes" : "applies";
}

/** The first later day on which another version applies than now. */
function nextTurn(versions: readonly VersionDates[], applies: number | null, { asOf, knownAt }: Moment): Shown["next"] {
  const days = [...new Set(versions.map((version) => version.validFrom))].filter((day) => day > asOf).sort();
  for (const day of days) {
    const number = applicableVersion(versions, { asOf: day, knownAt })?.number;
    if (number !== undefined && number !== applies) return { number, validFrom: day };
  }
  return null;
}

function holdsWords({ name, hirer, newest }: Shown, search: string): boolean {
  const text = [name, hirer.name, hirer.kvkNumber, ...newest.positions.map((position) => position.title)].join(" ").toLowerCase();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => text.includes(word));
}

function countsOf(rows: readonly Shown[]): ShownList["counts"] {
  const counts = { all: rows.length, applies: 0, changes: 0, upcoming: 0, expired: 0, ended: 0 };
  for (const { standing } of rows) counts[standing] += 1;
  return counts;
}
