import { Decimal } from "decimal.js";
import type { Locale } from "./words";

/*
 * How numbers, dates and moments are written, in both languages: Dutch as in the Netherlands, English as in Britain.
 * All moments are shown in Dutch time. Money keeps a no-break space after the euro sign, so that it never breaks off.
 */

const regions = { nl: "nl-NL", en: "en-GB" } as const;
const zone = { timeZone: "Europe/Amsterdam" } as const;

type Amount = number | string | Decimal;

/**
 * An amount in euros: € 2.737,00. A negative one carries its sign in front: − € 7,50.
 *
 * @param decimals 2 everywhere but in a worked example, which may show 4; rounded half up
 */
export function euro(amount: Amount, locale: Locale, decimals = 2): string {
  const value = new Decimal(amount).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
  const written = numbersLike(locale, { style: "currency", currency: "EUR", minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(exact(value.abs()));
  return value.isNegative() && !value.isZero() ? `−\u00a0${written}` : written;
}

/** A percentage without a space: 40%, 0,605%. Decimals as many as the number has, at most six. */
export function percentage(value: Amount, locale: Locale): string {
  return `${number(value, locale)}%`;
}

/**
 * A number: 1.204 or 0,385. Decimals as many as it has, at most six; a minus sign is a real one.
 *
 * @param least how many decimals are written even where they are zero
 */
export function number(value: Amount, locale: Locale, least = 0): string {
  const decimal = new Decimal(value);
  const written = numbersLike(locale, { minimumFractionDigits: least, maximumFractionDigits: 6 }).format(exact(decimal.abs()));
  return decimal.isNegative() && !decimal.isZero() ? `−${written}` : written;
}

/** A calendar date `YYYY-MM-DD` in full: 1 juli 2026. What is not such a date is given back as it is. */
export function longDate(day: string, locale: Locale): string {
  return writtenDay(day, locale, { day: "numeric", month: "long", year: "numeric" });
}

/** A calendar date `YYYY-MM-DD` without its year: 1 juli. What is not such a date is given back as it is. */
export function dayAndMonth(day: string, locale: Locale): string {
  return writtenDay(day, locale, { day: "numeric", month: "long" });
}

/** A moment as the clock in the Netherlands shows it: 19 november 2026 om 14:32. */
export function moment(instant: Date, locale: Locale): string {
  const date = momentsLike(locale, { ...zone, day: "numeric", month: "long", year: "numeric" }).format(instant);
  return `${date} ${locale === "nl" ? "om" : "at"} ${clockTime(instant, locale)}`;
}

/** The time of a moment in the Netherlands: 14:12. */
export function clockTime(instant: Date, locale: Locale): string {
  return momentsLike(locale, { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instant);
}

/** Words in a row: "a, b en c", or with "of". */
export function row(words: readonly string[], locale: Locale, between: "and" | "or" = "and"): string {
  return words.length === 1 && words[0] !== undefined ? words[0] : lists[locale][between].format(words);
}

/** A KvK number as it is read aloud: 6875 0110. Anything else is given back as it is. */
export function kvkNumber(value: string): string {
  return /^\d{8}$/.test(value) ? `${value.slice(0, 4)} ${value.slice(4)}` : value;
}

const lists = { nl: listsIn("nl"), en: listsIn("en") };

function listsIn(locale: Locale) {
  return { and: new Intl.ListFormat(regions[locale], { type: "conjunction" }), or: new Intl.ListFormat(regions[locale], { type: "disjunction" }) };
}

/** Making a format takes a hundred times as long as using it, and a document holds hundreds of amounts and dates. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const momentFormats = new Map<string, Intl.DateTimeFormat>();

function numbersLike(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${options.style ?? ""} ${options.minimumFractionDigits} ${options.maximumFractionDigits}`;
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(regions[locale], options);
  numberFormats.set(key, known);
  return known;
}

function momentsLike(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.values(options).join(" ")}`;
  const known = momentFormats.get(key) ?? new Intl.DateTimeFormat(regions[locale], options);
  momentFormats.set(key, known);
  return known;
}

function writtenDay(day: string, locale: Locale, parts: Intl.DateTimeFormatOptions): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(day);
  return exists ? momentsLike(locale, { ...parts, timeZone: "UTC" }).format(noon) : day;
}

/** As text, so that Intl takes every digit and no binary rounding comes between. */
function exact(value: Decimal): Intl.StringNumericLiteral {
  return value.toFixed() as Intl.StringNumericLiteral;
}
