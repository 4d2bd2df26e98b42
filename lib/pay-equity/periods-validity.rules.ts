import { error, type Finding, isDate, type Place, type Read, type Tree, warning } from "./finding.rules";
import type { EffectivePeriod } from "./setu/amounts.schema";

/**
 * The first day of the message, and every date, time, duration and moment in it that nobody can read or that runs backwards.
 * The standard asserts no forms: `2024-07` is a moment in its own examples, so only what says no day at all is mentioned.
 */
export function datesAndTimes({ content, places }: Read): Finding[] {
  return [
    ...(content.effectivePeriod.validFrom ? [] : [error("effectivePeriod.validFrom", "validFromMissing", {}, { source: "portal" })]),
    ...places.flatMap(ofPlace),
  ];
}

/** What two periods share, or null; a missing end is open. */
export function overlap(one: EffectivePeriod, other: EffectivePeriod): { from: string; to: string | undefined } | null {
  const from = later(one.validFrom ?? "", other.validFrom ?? "");
  const to = earlier(one.validTo, other.validTo);
  return to === undefined || from <= to ? { from, to } : null;
}

/** The period of a part of a message: its own where it says one, else that of the message. */
export function periodOf(own: EffectivePeriod | undefined, whole: EffectivePeriod): EffectivePeriod {
  return { validFrom: own?.validFrom ?? whole.validFrom, validTo: own?.validTo ?? whole.validTo };
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

function ofPlace({ path, key, value }: Place): Finding[] {
  switch (key) {
    case "effectivePeriod":
      return dates(path, { validFrom: value.validFrom, validTo: value.validTo });
    case "datePeriod":
      return dates(path, { start: value.start, end: value.end });
    case "timePeriod":
      return times(path, value);
    default:
      return moments(path, value);
  }
}

function dates(path: string, named: Record<string, unknown>): Finding[] {
  const said = Object.entries(named).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const unreadable = said.filter(([, value]) => !isDate(value)).map(([name, value]) => error(`${path}.${name}`, "dateUnreadable", { value }));
  if (unreadable.length > 0) return unreadable;

  const [[, from] = [], [end = "", to] = []] = said;
  return from !== undefined && to !== undefined && to < from ? [error(`${path}.${end}`, "periodReversed", { from, to })] : [];
}

/** Ends are inclusive, so a period of one moment is possible and one that passes midnight is not. */
function times(path: string, { start, end }: Tree): Finding[] {
  const said = Object.entries({ start: String(start), end: String(end) });
  const unreadable = said.filter(([, value]) => !/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$|^24:00(:00)?$/.test(value));
  if (unreadable.length > 0) return unreadable.map(([name, value]) => error(`${path}.${name}`, "timeUnreadable", { value }));

  return String(end) < String(start) ? [error(path, "timesReversed", { from: String(start), to: String(end) })] : [];
}

const DURATION = /^P(?=\d|T\d)(\d+([.,]\d+)?Y)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?W)?(\d+([.,]\d+)?D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/;

function moments(path: string, value: Tree): Finding[] {
  if (value.occurrenceType === "Single") return momentReadable(String(value.date)) ? [] : [warning(`${path}.date`, "momentUnreadable", { value: String(value.date) })];
  if (value.occurrenceType === "Relative") return duration(`${path}.offset`, value.offset);
  return value.conditionType === "EmploymentDuration" ? duration(`${path}.duration`, value.duration) : [];
}

function duration(path: string, value: unknown): Finding[] {
  const text = String(value);
  return DURATION.test(text.replace(/^-/, "")) ? [] : [warning(path, "durationUnreadable", { value: text })];
}

/** A year and month, a day, or a moment. */
function momentReadable(value: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(value) || isDate(value) || (isDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)));
}
