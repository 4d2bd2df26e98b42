import { Temporal } from "temporal-polyfill";
import { amsterdamDate } from "@/lib/core/clock";
import type { EmploymentReferenceDate, RelativeEvent } from "./setu/codes.schema";
import type { Occurrence, Recurring, Relative } from "./setu/conditions.schema";

/** The dates of someone's work that a rule may count from. Dutch calendar dates `YYYY-MM-DD`; nothing here says who it is. */
export type KnownDates = {
  employment?: Partial<Record<EmploymentReferenceDate, string>>;
  events?: Partial<Record<RelativeEvent, string>>;
};

/** Days from the first to the last, both included. */
export type Span = { first: string; last: string };

/** How far a recurrence is followed, so that no message can keep us counting. */
const MOST_RECURRENCES = 5_000;

const employmentEvents: Partial<Record<RelativeEvent, EmploymentReferenceDate>> = {
  HireDate: "HireDate",
  ContractStart: "ContractStartDate",
  SeniorityStart: "SeniorityDate",
};

/**
 * The days an occurrence names up to and including a day, oldest first; null when that cannot be known: an event without a
 * date, or a text that is no date. "2024-07", which the examples of the standard hold, names the whole month.
 */
export function occurrencesUntil(occurrence: Occurrence, until: string, known: KnownDates): Span[] | null {
  const spans = allOccurrences(occurrence, until, known);
  return spans && spans.filter(({ first }) => first <= until);
}

/** Whether a day is one an occurrence names; of a relative one, every day from it on. Null when that cannot be known. */
export function occursOn(occurrence: Occurrence, day: string, known: KnownDates): boolean | null {
  const spans = occurrencesUntil(occurrence, day, known);
  if (!spans) return null;
  return occurrence.occurrenceType === "Relative" ? spans.length > 0 : spans.some(({ first, last }) => first <= day && day <= last);
}

/** The first day after a day that an occurrence names; null when there is none or it cannot be known. */
export function nextOccurrence(occurrence: Occurrence, after: string, known: KnownDates): string | null {
  const horizon = moved(after, "P100Y");
  const spans = horizon && allOccurrences(occurrence, horizon, known, after);
  return spans ? (spans.find(({ first }) => first > after)?.first ?? null) : null;
}

/** A calendar date moved by an ISO 8601 duration by the calendar (31 January + P1M = 28 February); null when unreadable. */
export function moved(day: string, duration: string): string | null {
  try {
    return Temporal.PlainDate.from(day).add(Temporal.Duration.from(duration)).toString();
  } catch {
    return null;
  }
}

/** The rule of a recurrence, `R/1945-05-05/P5Y`, from either of the two places where messages have it; null when unreadable. */
export function recurrenceOf({ recurringInterval, interval }: Recurring): { start: string; every: string; times: number | null } | null {
  const written = recurringInterval ?? interval;
  const [, times = "", start, every] = (typeof written === "string" && /^R(\d*)\/(\d{4}-\d{2}-\d{2})[^/]*\/(P.+)$/.exec(written)) || [];
  if (start === undefined || every === undefined) return null;

  const next = moved(start, every);
  return next !== null && next > start ? { start, every, times: times === "" ? null : Number(times) + 1 } : null;
}

function allOccurrences(occurrence: Occurrence, until: string, known: KnownDates, from?: string): Span[] | null {
  switch (occurrence.occurrenceType) {
    case "Single":
      return singleSpan(occurrence.date);
    case "Relative":
      return relativeDay(occurrence, known);
    case "Recurring":
      return recurringDays(occurrence, until, from);
  }
}

/** A moment with a time is the day it falls on in the Netherlands. */
function singleSpan(written: string): Span[] | null {
  try {
    if (/^\d{4}-\d{2}$/.test(written)) {
      const month = Temporal.PlainYearMonth.from(written);
      return [{ first: `${written}-01`, last: month.toPlainDate({ day: month.daysInMonth }).toString() }];
    }
    const hasZone = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(written);
    const day = hasZone ? amsterdamDate(new Date(written)) : Temporal.PlainDate.from(written).toString();
    return [{ first: day, last: day }];
  } catch {
    return null;
  }
}

function relativeDay({ event, offset }: Relative, { employment, events }: KnownDates): Span[] | null {
  const role = employmentEvents[event];
  const begin = events?.[event] ?? (role && employment?.[role]);
  const day = begin && moved(begin, offset);
  return day ? [{ first: day, last: day }] : null;
}

/** Every recurrence is counted from the first, so that a 31st that moved to a 30th comes back. */
function recurringDays(occurrence: Recurring, until: string, from?: string): Span[] | null {
  const rule = recurrenceOf(occurrence);
  if (!rule) return null;

  const start = Temporal.PlainDate.from(rule.start);
  const step = Temporal.Duration.from(rule.every);
  const most = Math.min(rule.times ?? MOST_RECURRENCES, MOST_RECURRENCES);
  const spans: Span[] = [];
  for (let index = 0; index < most; index += 1) {
    const day = start.add(times(step, index)).toString();
    if (day > until) break;
    spans.push({ first: day, last: day });
    if (from !== undefined && day > from) break;
  }
  return spans;
}

function times({ years, months, weeks, days }: Temporal.Duration, count: number): Temporal.Duration {
  return Temporal.Duration.from({ years: years * count, months: months * count, weeks: weeks * count, days: days * count });
}
