import { Decimal } from "decimal.js";
import { Temporal } from "temporal-polyfill";
import type { TimePeriod } from "./setu/arrangements.schema";
import type { Weekday } from "./setu/codes.schema";

const ZONE = "Europe/Amsterdam";
const SECONDS_PER_HOUR = 3_600;
const weekdays: readonly Weekday[] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Work from one moment to another, both as the clock in the Netherlands shows them. `isRepeated`: an end that came twice. */
export type Shift = { start: Temporal.ZonedDateTime; end: Temporal.ZonedDateTime; isRepeated: boolean };

/** A part of a shift within one Dutch calendar day. `second` is where it begins on the clock; `seconds` how long it is in real time. */
export type Piece = { start: Temporal.ZonedDateTime; end: Temporal.ZonedDateTime; day: string; weekday: Weekday; second: number; seconds: number };

/**
 * A shift that begins on a day; an end that is not after the beginning lies on the next day. A time that comes twice when the
 * clock goes back is the first of the two; one that is skipped is an hour later.
 *
 * @param from `HH:MM` @returns null when a date or time cannot be read, or both times are the same
 */
export function shiftOn(date: string, from: string, to: string): Shift | null {
  try {
    const day = Temporal.PlainDate.from(date);
    const [begin, finish] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)];
    const order = Temporal.PlainTime.compare(begin, finish);
    if (order === 0) return null;

    const endDay = order < 0 ? day : day.add({ days: 1 });
    const ends = ["earlier", "later"].map((disambiguation) => endDay.toPlainDateTime(finish).toZonedDateTime(ZONE, { disambiguation: disambiguation as "earlier" | "later" }).epochMilliseconds);
    const end = endDay.toZonedDateTime({ timeZone: ZONE, plainTime: finish });
    return { start: day.toZonedDateTime({ timeZone: ZONE, plainTime: begin }), end, isRepeated: ends[0] !== ends[1] };
  } catch {
    return null;
  }
}

/** The length of a shift in whole seconds of real time: a night in which the clock goes back is an hour longer. */
export function lengthOf({ start, end }: Pick<Shift, "start" | "end">): number {
  return (end.epochMilliseconds - start.epochMilliseconds) / 1_000;
}

/** Whole seconds as hours. Sums are made in seconds, since a third of an hour has no end in decimals. */
export function inHours(seconds: number): Decimal {
  return new Decimal(seconds).dividedBy(SECONDS_PER_HOUR);
}

/** What an amount per hour comes to over whole seconds, exact where it can be: multiplied before it is divided. */
export function paidFor(seconds: number, perHour: Decimal): Decimal {
  return perHour.times(seconds).dividedBy(SECONDS_PER_HOUR);
}

/** A shift cut at midnight, where the clock changes, and at these times of the day (in seconds); its parts follow each other. */
export function piecesOf({ start, end }: Pick<Shift, "start" | "end">, cuts: readonly number[]): Piece[] {
  const moments = new Set<number>([start.epochMilliseconds, end.epochMilliseconds]);
  for (let day = start.toPlainDate(); Temporal.PlainDate.compare(day, end.toPlainDate()) <= 0; day = day.add({ days: 1 })) {
    for (const cut of [0, ...cuts]) for (const moment of instantsOf(day, cut)) moments.add(moment);
  }
  const change = start.getTimeZoneTransition("next");
  if (change) moments.add(change.epochMilliseconds);

  const inside = [...moments].filter((moment) => moment >= start.epochMilliseconds && moment <= end.epochMilliseconds).toSorted((one, other) => one - other);
  return inside.slice(1).map((moment, index) => pieceOf(inside[index] ?? moment, moment));
}

/** A period of the day in seconds from midnight, its end excluded. Ends are inclusive in the standard: 23:59:59 is 24:00. */
export function secondsOf({ start, end }: TimePeriod): { from: number; to: number } {
  const last = secondsAt(end);
  return { from: secondsAt(start), to: end === "23:59" ? 86_400 : last % 60 === 59 ? last + 1 : last };
}

function secondsAt(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map((part) => Number.parseInt(part, 10));
  return hours * 3_600 + minutes * 60 + seconds;
}

/** The moment or moments at which the clock shows a time: two when it is set back over it. */
function instantsOf(day: Temporal.PlainDate, second: number): number[] {
  if (second >= 86_400) return [];
  const time = new Temporal.PlainTime().add({ seconds: second });
  return (["earlier", "later"] as const).map((disambiguation) => day.toPlainDateTime(time).toZonedDateTime(ZONE, { disambiguation }).epochMilliseconds);
}

function pieceOf(from: number, to: number): Piece {
  const [start, end] = [from, to].map((moment) => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(ZONE)) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  return {
    start,
    end,
    day: start.toPlainDate().toString(),
    weekday: weekdays[start.dayOfWeek - 1] ?? "Monday",
    second: start.hour * 3_600 + start.minute * 60 + start.second,
    seconds: lengthOf({ start, end }),
  };
}
