import { error, type Finding, groupedBy, warning } from "./finding.rules";
import type { ArrangementLine } from "./setu/amounts.schema";
import type { Condition } from "./setu/conditions.schema";
import type { InquiryPayEquity } from "./setu/message.schema";

/** The weeks after the sick report in which the employer goes on paying. Source: BW 7:629 lid 1. */
const LONGEST = 104;

/** In weeks. An interval of more is not over what the percentage is, but how long the row lasts. */
const LONGEST_PAY_PERIOD = 4;

/** Weeks since the sick report: `start` is where a row begins, `end` where it stops when it says so. */
type Row = { start: number; end: number | null; path: string };

/**
 * Rows of sick pay that leave a week out, cover one twice or go on past week 104. A row begins at the offset after the sick
 * report that it names (`P52W`) and ends where it says so (not after `P104W`), or else where the next row for the same people
 * begins. Years count as 52 weeks, as in the law.
 */
export function sickPayRows({ sickPay = [] }: InquiryPayEquity): Finding[] {
  return sickPay.flatMap(({ line = [] }, index) => {
    const groups = groupedBy(line.entries(), ([, each]) => groupOf(each));
    return [...groups.values()].flatMap((lines) => ofGroup(lines.flatMap(([at, each]) => rowOf(each, `sickPay.${index}.line.${at}`) ?? [])));
  });
}

function ofGroup(rows: Row[]): Finding[] {
  const ordered = rows.toSorted((one, other) => one.start - other.start);

  return ordered.flatMap((row, index) => {
    const next = ordered[index + 1];
    return [...(index === 0 && row.start > 0 ? [gap(row, 0)] : []), ...tooLong(row, next), ...(next ? between(row, next) : [])];
  });
}

function between(row: Row, next: Row): Finding[] {
  if (next.start === row.start || (row.end !== null && row.end > next.start)) {
    return [error(next.path, "sickPayOverlap", { week: next.start + 1 }, { source: "form" })];
  }
  return row.end !== null && row.end < next.start ? [gap(next, row.end)] : [];
}

function gap(next: Row, end: number): Finding {
  return error(next.path, "sickPayGap", { week: Math.floor(end) + 1, next: Math.floor(next.start) + 1 }, { source: "form" });
}

function tooLong({ start, end, path }: Row, next: Row | undefined): Finding[] {
  const isPast = start >= LONGEST || (end !== null && end > LONGEST);
  if (isPast) return [error(path, "sickPayTooLong", { week: Math.floor(end ?? start + 1), longest: LONGEST }, { source: "sickPay" })];
  return !next && end !== null && end < LONGEST ? [warning(path, "sickPayEndsEarly", { week: Math.floor(end), longest: LONGEST }, { source: "sickPay" })] : [];
}

/** Null for a row that names no moment after the sick report: it counts from the first day on. */
function rowOf({ conditions = [], interval }: ArrangementLine, path: string): Row | null {
  const starts = conditions.flatMap((condition) => weeksAfterReport(condition) ?? []);
  const ends = conditions.flatMap((condition) => (condition.conditionType === "Not" ? (weeksAfterReport(condition.condition) ?? []) : []));
  if (starts.length === 0 && ends.length === 0) return null;

  const start = Math.max(0, ...starts);
  const lasts = interval?.unitCode === "Week" && interval.value > LONGEST_PAY_PERIOD ? [start + interval.value] : [];
  const said = [...ends, ...lasts];
  return { start, end: said.length > 0 ? Math.min(...said) : null, path };
}

/** For whom a row is, and who pays: everything but the moment. */
function groupOf({ conditions = [], contributionSource }: ArrangementLine): string {
  const isMoment = (condition: Condition) => weeksAfterReport(condition.conditionType === "Not" ? condition.condition : condition) !== null;
  return JSON.stringify([contributionSource, conditions.filter((condition) => !isMoment(condition))]);
}

function weeksAfterReport(condition: Condition): number | null {
  if (condition.conditionType !== "Occurrence" || condition.occurrence.occurrenceType !== "Relative") return null;
  return condition.occurrence.event === "SickLeave" ? weeksIn(condition.occurrence.offset) : null;
}

/** An ISO 8601 duration in weeks; null when it cannot be read. */
function weeksIn(duration: string): number | null {
  const parts = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration);
  if (!parts) return null;

  const [years, months, weeks, days] = parts.slice(1).map((part = "0") => Number(part)) as [number, number, number, number];
  return (years * 12 + months) * (52 / 12) + weeks + days / 7;
}
