import { AsyncLocalStorage } from "node:async_hooks";

const injected = new AsyncLocalStorage<Date>();

/** The present moment: the real one, or the one a story or a test put in its place with `atMoment`. */
export function now(): Date {
  return injected.getStore() ?? new Date();
}

/** Runs work as if it happened at another moment; for the seeded story and tests. */
export function atMoment<Result>(moment: string | Date, work: () => Promise<Result>): Promise<Result> {
  return injected.run(new Date(moment), work);
}

/** The calendar date `YYYY-MM-DD` of an instant in the Netherlands, where dates of effect live. */
export function amsterdamDate(instant: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(instant);
}

/** The instant at which a calendar date `YYYY-MM-DD` begins in the Netherlands. The clocks there change at 01:00 UTC, after it. */
export function startOfDay(day: string): Date {
  const utc = new Date(`${day}T00:00:00Z`);
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short", timeStyle: "medium" }).format(utc);
  return new Date(2 * utc.getTime() - new Date(`${clock.replace(" ", "T")}Z`).getTime());
}
