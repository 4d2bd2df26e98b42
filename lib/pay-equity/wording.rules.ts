import { dayAndMonth, longDate, row } from "@/lib/core/format";
import { amsterdamDate } from "@/lib/core/clock";
import type { Locale, Translate } from "@/lib/core/words";
import type { EffectivePeriod, Interval } from "./setu/amounts.schema";
import type { Period } from "./setu/arrangements.schema";
import { Weekday } from "./setu/codes.schema";
import type { Condition, EmploymentDurationCondition, Occurrence, Recurring, SalaryScaleCondition } from "./setu/conditions.schema";

/** In which language a message is read out, and how its functions are called. */
export type Voice = { locale: Locale; translate: Translate; titles: ReadonlyMap<string, string> };

/** A condition as a phrase without a capital: "vanaf 55 jaar", "functies Orderpicker en Inpakker". */
export function conditionInWords(condition: Condition, voice: Voice): string {
  const { translate } = voice;
  switch (condition.conditionType) {
    case "Age":
      return translate(`payEquity.conditions.age.${condition.operator}`, { age: condition.age });
    case "EmploymentDuration":
      return employmentInWords(condition, voice);
    case "Occurrence":
      return translate(`payEquity.conditions.occurrence.${condition.occurrence.occurrenceType}`, {
        moment: momentInWords(condition.occurrence, voice),
      });
    case "PositionProfile":
      return positionsInWords(condition.positionProfileIds, voice);
    case "SalaryScale":
      return scaleInWords(condition, voice);
    case "Text":
      return condition.description;
    case "AllOf":
      return row(condition.conditions.map((part) => partInWords(part, voice)), voice.locale, "and");
    case "AnyOf":
      return row(condition.conditions.map((part) => partInWords(part, voice)), voice.locale, "or");
    case "Not":
      return translate("payEquity.conditions.not", { condition: partInWords(condition.condition, voice) });
  }
}

/** A moment in words: "1 december 2026", "elk jaar op 31 mei", "52 weken na de ziekmelding". What cannot be read stays as it is. */
export function momentInWords(occurrence: Occurrence, voice: Voice): string {
  switch (occurrence.occurrenceType) {
    case "Single":
      return dayInWords(occurrence.date, voice);
    case "Recurring":
      return recurringInWords(occurrence, voice);
    case "Relative": {
      const other = occurrence.event === "OtherEvent" && occurrence.eventName;
      const event = other || voice.translate(`payEquity.events.${occurrence.event}`);
      return offsetInWords(occurrence.offset, event, voice);
    }
  }
}

/** An ISO 8601 duration in words: P1Y6M is "1 jaar en 6 maanden". What cannot be read stays as it is. */
export function durationInWords(duration: string, { locale, translate }: Voice): string {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?)?$/.exec(duration);
  const units = ["years", "months", "weeks", "days", "hours"];
  const words = units.flatMap((unit, index) => {
    const count = Number(parts?.[index + 1] ?? 0);
    return count > 0 ? [translate(`payEquity.durations.${unit}`, { count })] : [];
  });
  return words.length > 0 ? row(words, locale) : duration;
}

/** For how much time or work an amount counts: "per maand", "per 4 weken", "eenmalig". */
export function intervalInWords({ value, unitCode }: Interval, { translate }: Voice): string {
  return translate(`payEquity.intervals.${unitCode}`, { count: value });
}

/** From when to when: "vanaf 1 juli 2026", "1 januari 2026 tot en met 31 december 2026"; null when neither is said. */
export function periodInWords({ validFrom, validTo }: EffectivePeriod, { locale, translate }: Voice): string | null {
  const from = validFrom ? longDate(validFrom, locale) : "";
  const to = validTo ? longDate(validTo, locale) : "";
  if (from && to) return translate("payEquity.periods.between", { from, to });
  if (from) return translate("payEquity.periods.from", { from });
  return to ? translate("payEquity.periods.until", { to }) : null;
}

/** When an allowance is earned: "maandag tot en met vrijdag, 22:00 tot 24:00". */
export function hoursInWords({ datePeriod, timePeriod, weekday }: Period, voice: Voice): string {
  const dates = (datePeriod ?? []).map(({ start, end }) => periodInWords({ validFrom: start, validTo: end }, voice) ?? "");
  return [weekdaysInWords(weekday?.flatMap(({ value }) => value ?? []) ?? [], voice), timesInWords(timePeriod, voice), ...dates].join(", ");
}

/** A phrase as a sentence of its own, with a capital and a full stop. */
export function sentence(phrase: string): string {
  const trimmed = phrase.trim();
  return `${capital(trimmed)}${/[.!?…]$/.test(trimmed) ? "" : "."}`;
}

/** A phrase with a capital, to stand by itself. */
export function capital(phrase: string): string {
  return phrase.slice(0, 1).toUpperCase() + phrase.slice(1);
}

/** Parts that hold several phrases stand between brackets, so that "en" and "of" cannot be misread. */
function partInWords(condition: Condition, voice: Voice): string {
  const words = conditionInWords(condition, voice);
  const isGroup = (condition.conditionType === "AllOf" || condition.conditionType === "AnyOf") && condition.conditions.length > 1;
  return isGroup ? `(${words})` : words;
}

function employmentInWords({ operator, duration, referenceDateType }: EmploymentDurationCondition, voice: Voice): string {
  return voice.translate(`payEquity.conditions.employment.${operator}`, {
    duration: durationInWords(duration, voice),
    since: voice.translate(`payEquity.employmentDates.${referenceDateType}`),
  });
}

function positionsInWords(ids: readonly string[], { locale, translate, titles }: Voice): string {
  const names = row(ids.map((id) => titles.get(id) ?? id), locale);
  return translate("payEquity.conditions.positions", { count: ids.length, names });
}

function scaleInWords({ operator, salaryScale, step }: SalaryScaleCondition, { translate }: Voice): string {
  const scale = step === undefined ? salaryScale : translate("payEquity.conditions.scaleStep", { scale: salaryScale, step });
  return translate(`payEquity.conditions.scale.${operator}`, { scale });
}

/** A moment with a time is a day in the Netherlands; "2024-07", which the standard's examples hold too, stays as it is. */
function dayInWords(date: string, { locale }: Voice): string {
  const instant = date.includes("T") ? new Date(date) : null;
  const isReadable = instant !== null && !Number.isNaN(instant.getTime());
  return longDate(isReadable ? amsterdamDate(instant) : date, locale);
}

function recurringInWords({ interval, recurringInterval }: Recurring, voice: Voice): string {
  const written = recurringInterval ?? interval;
  if (typeof written !== "string") return voice.translate("payEquity.recurring.unreadable");

  const [, day, length] = /^R\d*\/(\d{4}-\d{2}-\d{2})[^/]*\/(P.+)$/.exec(written) ?? [];
  return day && length ? everyInWords(day, length, voice) : written;
}

function everyInWords(day: string, length: string, voice: Voice): string {
  const { locale, translate } = voice;
  const years = Number(/^P(\d+)Y$/.exec(length)?.[1] ?? 0);
  if (years > 0) return translate("payEquity.recurring.years", { count: years, day: dayAndMonth(day, locale), year: day.slice(0, 4) });
  if (length === "P1M") return translate("payEquity.recurring.monthly", { day: String(Number(day.slice(8))) });
  return translate("payEquity.recurring.every", { length: durationInWords(length, voice), day: longDate(day, locale) });
}

function offsetInWords(offset: string, event: string, voice: Voice): string {
  if (/^-?P(?:T?0[YMWDHS])+$/.test(offset)) return voice.translate("payEquity.offsets.at", { event });

  const isBefore = offset.startsWith("-");
  return voice.translate(isBefore ? "payEquity.offsets.before" : "payEquity.offsets.after", {
    duration: durationInWords(isBefore ? offset.slice(1) : offset, voice),
    event,
  });
}

const weekOrder: readonly Weekday[] = Weekday.options;

/** Days in a row are said as one run; a public holiday is no day of a run. */
function weekdaysInWords(days: readonly Weekday[], { locale, translate }: Voice): string {
  const chosen = weekOrder.filter((day) => days.includes(day));
  if (chosen.length === 0) return translate("payEquity.weekdays.every");

  const runs: Weekday[][] = [];
  for (const day of chosen) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const follows = previous !== undefined && day !== "Holiday" && weekOrder.indexOf(day) === weekOrder.indexOf(previous) + 1;
    if (follows) run?.push(day);
    else runs.push([day]);
  }
  return row(runs.flatMap((run) => runInWords(run.map((day) => translate(`payEquity.weekdays.${day}`)), translate)), locale);
}

function runInWords(names: string[], translate: Translate): string[] {
  const [first = "", last = ""] = [names[0], names.at(-1)];
  return names.length > 2 ? [translate("payEquity.weekdays.run", { first, last })] : names;
}

/** Ends are inclusive in the standard: 23:59:59 is read as 24:00, 05:59:59 as 06:00. */
function timesInWords({ start, end }: Period["timePeriod"], { translate }: Voice): string {
  const [from, to] = [clock(start), clock(end)];
  return from === "00:00" && to === "24:00" ? translate("payEquity.times.wholeDay") : translate("payEquity.times.between", { from, to });
}

function clock(time: string): string {
  const [, hours, minutes, seconds] = /^(\d{2}):(\d{2})(?::(\d{2}))?/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return time;

  const total = Number(hours) * 60 + Number(minutes) + (seconds === "59" ? 1 : 0);
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}
