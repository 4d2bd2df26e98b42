/** The languages of the interface; English dates are British, so that the day comes first. */
type Locale = "nl" | "en";

const tags: Record<Locale, string> = { nl: "nl-NL", en: "en-GB" };
const joined: Record<Locale, string> = { nl: " om ", en: " at " };
const timeZone = "Europe/Amsterdam";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What has just been written can lie this far ahead of the clock in the browser. */
const CLOCKS_DIFFER = 30 * SECOND;

/** A calendar date in a text: "1 januari 2027". It has no time zone. @param date `YYYY-MM-DD` */
export function dateText(date: string, locale: Locale): string {
  return format(new Date(`${date}T00:00:00Z`), locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** The day of a moment in a text: "12 november 2026". */
export function dayText(instant: Date, locale: Locale): string {
  return format(instant, locale, { day: "numeric", month: "long", year: "numeric", timeZone });
}

/** A day within a year, for a list: "1 december". */
export function dayAndMonthText(instant: Date, locale: Locale): string {
  return format(instant, locale, { day: "numeric", month: "long", timeZone });
}

/** The calendar date `YYYY-MM-DD` of a moment in the Netherlands. */
export function calendarDay(instant: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(instant);
}

/** The exact moment, as it is said: "19 november 2026 om 14:32". */
export function momentText(instant: Date, locale: Locale): string {
  return `${format(instant, locale, { day: "numeric", month: "long", year: "numeric", timeZone })}${joined[locale]}${timeText(instant, locale)}`;
}

/** The moment in a list: "19 nov, 14:12", or "19 nov 2025" in another year. */
export function listText(instant: Date, now: Date, locale: Locale): string {
  const sameYear = yearOf(instant) === yearOf(now);
  if (!sameYear) return format(instant, locale, { day: "numeric", month: "short", year: "numeric", timeZone });

  return `${format(instant, locale, { day: "numeric", month: "short", timeZone })}, ${timeText(instant, locale)}`;
}

/** "14:12", on the clock of the Netherlands. */
export function timeText(instant: Date, locale: Locale): string {
  return format(instant, locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
}

/** "14:12:04", for attempts that follow each other within a minute. */
export function secondsText(instant: Date, locale: Locale): string {
  return format(instant, locale, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone });
}

/** A moment in a list of what follows each other closely: "14:12:04" today, else as in a list. */
export function rowTimeText(instant: Date, now: Date, locale: Locale): string {
  return calendarDay(instant) === calendarDay(now) ? secondsText(instant, locale) : listText(instant, now, locale);
}

/** How far a moment is from now: as a word within a minute, relative within a day, else as in a list. */
export type Distance = { word: "now" | "soon" } | { text: string };

export function distance(instant: Date, now: Date, locale: Locale): Distance {
  const ahead = instant.getTime() - now.getTime();
  const size = Math.abs(ahead);

  if (size < MINUTE) return { word: ahead > CLOCKS_DIFFER ? "soon" : "now" };
  if (size >= DAY) return { text: listText(instant, now, locale) };

  const relative = new Intl.RelativeTimeFormat(tags[locale]);
  const [unit, length] = size < HOUR ? (["minute", MINUTE] as const) : (["hour", HOUR] as const);
  return { text: relative.format(Math.sign(ahead) * Math.floor(size / length), unit) };
}

/** Some versions of the language data write "nov." with a dot; ours has none, so that server and browser agree. */
function format(instant: Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const parts = new Intl.DateTimeFormat(tags[locale], options).formatToParts(instant);
  return parts.map((part) => (part.type === "month" ? part.value.replace(".", "") : part.value)).join("");
}

function yearOf(instant: Date): string {
  return new Intl.DateTimeFormat("en", { year: "numeric", timeZone }).format(instant);
}
