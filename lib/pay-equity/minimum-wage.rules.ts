import { Decimal } from "decimal.js";

/*
 * The statutory minimum wage of the Netherlands: gross per hour, by age, as it changes every 1 January and 1 July. Until 2024
 * it was fixed per month, so there is no hourly amount before.
 *
 * Sources: Rijksoverheid, "Bedragen minimumloon"; 2024 by vannordenhr.nl and advado.nl, January 2025 by svb.nl, July 2025 by
 * Staatscourant 2025, 12264, January 2026 by smitwolf.nl and vertiadvies.nl, July 2026 as published citing Rijksoverheid.
 * Amounts are text, so that no cent passes through a binary number.
 */

/** The ages that have an amount of their own; 21 stands for everybody from 21. */
export const minimumWageAges = [15, 16, 17, 18, 19, 20, 21] as const;
export type MinimumWageAge = (typeof minimumWageAges)[number];

/** Amounts for 18 to 20 in a bbl contract; `computed` when no source gave them and they follow from the percentages of the law. */
export type ApprenticeWages = { 18: string; 19: string; 20: string; computed: boolean };

/** What holds from one day (`YYYY-MM-DD`) until the next row begins. */
export type MinimumWage = { from: string; byAge: Record<MinimumWageAge, string>; bbl: ApprenticeWages };

export const minimumWages: readonly MinimumWage[] = [
  row("2024-01-01", ["13.27", "10.62", "7.96", "6.64", "5.24", "4.58", "3.98"], ["8.16", "6.97", "6.04"]),
  row("2024-07-01", ["13.68", "10.94", "8.21", "6.84", "5.40", "4.72", "4.10"], ["8.41", "7.18", "6.22"]),
  row("2025-01-01", ["14.06", "11.25", "8.44", "7.03", "5.55", "4.85", "4.22"], ["8.65", "7.38", "6.40"]),
  row("2025-07-01", ["14.40", "11.52", "8.64", "7.20", "5.69", "4.97", "4.32"], ["8.86", "7.56", "6.55"]),
  row("2026-01-01", ["14.71", "11.77", "8.83", "7.36", "5.81", "5.07", "4.41"], ["9.05", "7.72", "6.69"]),
  row("2026-07-01", ["14.99", "11.99", "8.99", "7.50", "5.92", "5.17", "4.50"], ["9.22", "7.87", "6.82"], true),
];

/** The first day for which no amount is known yet: the half year after the last row. */
export const minimumWageUnknownFrom = nextHalfYear(minimumWages.at(-1)?.from ?? "");

/**
 * The minimum wage per hour in euros on a day for somebody of this age; null for a day of which no amount is known, and for
 * somebody under 15, to whom the law gives none.
 *
 * @param day calendar date `YYYY-MM-DD` in the Netherlands
 * @param age in whole years; 21 and over have one amount
 */
export function minimumWage(day: string, age: number): Decimal | null {
  if (age < 15 || day >= minimumWageUnknownFrom) return null;

  const amounts = minimumWages.findLast(({ from }) => from <= day);
  return amounts ? new Decimal(amounts.byAge[Math.min(21, Math.floor(age)) as MinimumWageAge]) : null;
}

/** The minimum wage per hour on a day for somebody born on `birthDate`: it rises on the birthday itself. Both `YYYY-MM-DD`. */
export function minimumWageOf(birthDate: string, day: string): Decimal | null {
  return minimumWage(day, ageOn(birthDate, day));
}

/** The age in whole years on a day. Whoever was born on 29 February is a year older on 1 March of a common year. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The days within a period on which the minimum wage changes, its first day not counted. Without an end: as far as is known. */
export function minimumWageChanges(from: string, to: string | undefined): string[] {
  return minimumWages.map((each) => each.from).filter((day) => day > from && (to === undefined || day <= to));
}

function row(from: string, [a21, a20, a19, a18, a17, a16, a15]: Seven, [b20, b19, b18]: [string, string, string], computed = false): MinimumWage {
  return { from, byAge: { 15: a15, 16: a16, 17: a17, 18: a18, 19: a19, 20: a20, 21: a21 }, bbl: { 18: b18, 19: b19, 20: b20, computed } };
}

type Seven = [string, string, string, string, string, string, string];

function nextHalfYear(day: string): string {
  const year = Number(day.slice(0, 4));
  return day.slice(5) === "01-01" ? `${year}-07-01` : `${year + 1}-01-01`;
}
