import { Temporal } from "temporal-polyfill";
import type { ArrangementLineLeave } from "./setu/amounts.schema";
import type { Condition } from "./setu/conditions.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import { occursOn, recurrenceOf } from "./occurrences.rules";

export const holidayNames = [
  "newYear",
  "goodFriday",
  "easterSunday",
  "easterMonday",
  "kingsDay",
  "liberationDay",
  "ascensionDay",
  "pentecostSunday",
  "pentecostMonday",
  "christmasDay",
  "secondChristmasDay",
] as const;
export type HolidayName = (typeof holidayNames)[number];

/** When a public holiday falls: on a date, some days from Easter, or on the King's birthday; and whether it is one unasked. */
export type HolidayRule = { name: HolidayName; on: { date: string } | { afterEaster: number } | "kingsDay"; by: "default" | "lustrum" | "onlyWhenNamed"; called: readonly string[] };

/**
 * The public holidays of the Netherlands as collective agreements count them: those of the Algemene termijnenwet, art. 3, but
 * Good Friday only when the document names it, and 5 May in a lustrum year (1945 + 5n) unless the document says otherwise.
 * King's Day is 27 April, and 26 April when the 27th is a Sunday.
 */
export const holidayRules: readonly HolidayRule[] = [
  { name: "newYear", on: { date: "01-01" }, by: "default", called: ["nieuwjaarsdag"] },
  { name: "goodFriday", on: { afterEaster: -2 }, by: "onlyWhenNamed", called: ["goede vrijdag"] },
  { name: "easterSunday", on: { afterEaster: 0 }, by: "default", called: ["eerste paasdag", "1e paasdag"] },
  { name: "easterMonday", on: { afterEaster: 1 }, by: "default", called: ["tweede paasdag", "2e paasdag"] },
  { name: "kingsDay", on: "kingsDay", by: "default", called: ["koningsdag"] },
  { name: "liberationDay", on: { date: "05-05" }, by: "lustrum", called: ["bevrijdingsdag", "5 mei"] },
  { name: "ascensionDay", on: { afterEaster: 39 }, by: "default", called: ["hemelvaartsdag", "hemelvaart"] },
  { name: "pentecostSunday", on: { afterEaster: 49 }, by: "default", called: ["eerste pinksterdag", "1e pinksterdag"] },
  { name: "pentecostMonday", on: { afterEaster: 50 }, by: "default", called: ["tweede pinksterdag", "2e pinksterdag"] },
  { name: "christmasDay", on: { date: "12-25" }, by: "default", called: ["eerste kerstdag", "1e kerstdag"] },
  { name: "secondChristmasDay", on: { date: "12-26" }, by: "default", called: ["tweede kerstdag", "2e kerstdag"] },
];

/** A public holiday: one of the Dutch ones by its name, or one a document adds in its own words. */
export type Holiday = { name: HolidayName | null; called: string | null };

/**
 * The public holiday a day is, or null. Lines of `leave.holidays` change what holds without them: a line with a moment says
 * when its holiday is (`R/1945-05-05/P5Y`), a line that only names one makes it a holiday every year.
 */
export function holidayOn(day: string, content: Pick<InquiryPayEquity, "leave"> = {}): Holiday | null {
  const lines = (content.leave ?? []).flatMap(({ holidays }) => holidays ?? []);
  const rule = holidayRules.find(({ on }) => dateOf(on, Number(day.slice(0, 4))) === day);
  if (!rule) return added(day, lines);

  const named = lines.filter((line) => isAbout(line, rule, day));
  const holds = named.length > 0 ? named.some((line) => momentsOf(line).every((condition) => isOn(condition, day))) : isHolidayUnasked(rule, day);
  return holds ? { name: rule.name, called: null } : added(day, lines);
}

/** All public holidays of a year in the order of the calendar, with their dates `YYYY-MM-DD`. */
export function holidaysOf(year: number, content: Pick<InquiryPayEquity, "leave"> = {}): { day: string; name: HolidayName }[] {
  return holidayRules
    .map(({ name, on }) => ({ day: dateOf(on, year), name }))
    .filter(({ day, name }) => holidayOn(day, content)?.name === name)
    .toSorted((one, other) => one.day.localeCompare(other.day));
}

/** Easter Sunday of a year (Gregorian), by the method of Meeus, Jones and Butcher. */
export function easterSunday(year: number): string {
  const whole = (value: number, by: number) => Math.floor(value / by);
  const golden = year % 19;
  const [century, inCentury] = [whole(year, 100), year % 100];
  const moon = (19 * golden + century - whole(century, 4) - whole(century - whole(century + 8, 25) + 1, 3) + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * whole(inCentury, 4) - moon - (inCentury % 4)) % 7;
  const days = moon + sunday - 7 * whole(golden + 11 * moon + 22 * sunday, 451) + 114;
  return new Temporal.PlainDate(year, whole(days, 31), (days % 31) + 1).toString();
}

function dateOf(on: HolidayRule["on"], year: number): string {
  if (on === "kingsDay") {
    const day = new Temporal.PlainDate(year, 4, 27);
    return (day.dayOfWeek === 7 ? day.subtract({ days: 1 }) : day).toString();
  }
  if ("date" in on) return `${String(year).padStart(4, "0")}-${on.date}`;
  return Temporal.PlainDate.from(easterSunday(year)).add({ days: on.afterEaster }).toString();
}

function isHolidayUnasked({ by }: HolidayRule, day: string): boolean {
  if (by === "lustrum") return Number(day.slice(0, 4)) >= 1945 && (Number(day.slice(0, 4)) - 1945) % 5 === 0;
  return by === "default";
}

/** A line is about a holiday by its name, or by a moment that recurs on its date. */
function isAbout(line: ArrangementLineLeave, rule: HolidayRule, day: string): boolean {
  const name = line.name?.trim().toLowerCase() ?? "";
  return rule.called.some((called) => name.includes(called)) || momentsOf(line).some((condition) => startOf(condition)?.slice(5) === day.slice(5));
}

function added(day: string, lines: readonly ArrangementLineLeave[]): Holiday | null {
  const line = lines.find((each) => momentsOf(each).some((condition) => isOn(condition, day)));
  return line ? { name: null, called: line.name ?? null } : null;
}

type Moment = Extract<Condition, { conditionType: "Occurrence" }>;

function momentsOf({ conditions }: ArrangementLineLeave): Moment[] {
  return (conditions ?? []).filter((condition): condition is Moment => condition.conditionType === "Occurrence" && condition.occurrence.occurrenceType !== "Relative");
}

function startOf({ occurrence }: Moment): string | undefined {
  return occurrence.occurrenceType === "Recurring" ? recurrenceOf(occurrence)?.start : undefined;
}

function isOn({ occurrence }: Moment, day: string): boolean {
  return occursOn(occurrence, day, {}) === true;
}
