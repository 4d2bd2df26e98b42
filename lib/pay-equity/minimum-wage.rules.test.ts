import { describe, expect, test } from "vitest";
import { ageOn, minimumWage, minimumWageChanges, minimumWageOf, minimumWages, minimumWageUnknownFrom } from "./minimum-wage.rules";

test.each([
  ["2024-01-01", 21, "13.27"],
  ["2024-06-30", 45, "13.27"],
  ["2024-07-01", 15, "4.1"],
  ["2025-06-30", 21, "14.06"],
  ["2025-12-31", 20, "11.52"],
  ["2026-06-30", 21, "14.71"],
  ["2026-07-01", 21, "14.99"],
  ["2026-07-01", 20, "11.99"],
  ["2026-07-01", 19, "8.99"],
  ["2026-07-01", 18, "7.5"],
  ["2026-07-01", 17, "5.92"],
  ["2026-07-01", 16, "5.17"],
  ["2026-12-31", 15, "4.5"],
])("on %s at the age of %i it is € %s", (day, age, amount) => {
  expect(minimumWage(day, age)?.toString()).toBe(amount);
});

test.each([
  ["2023-12-31", 21, "there was no hourly amount before 2024"],
  ["2027-01-01", 21, "2027 is not known"],
  ["2026-07-01", 14, "the law begins at 15"],
])("on %s at the age of %i nothing is claimed: %s", (day, age) => {
  expect(minimumWage(day, age)).toBeNull();
});

test("the first unknown day is the next change after the last row", () => {
  expect(minimumWageUnknownFrom).toBe("2027-01-01");
});

test("every row is higher than the one before, for every age, and every age than the one below", () => {
  for (const [index, row] of minimumWages.entries()) {
    const amounts = Object.values(row.byAge).map(Number);
    expect(amounts).toEqual(amounts.toSorted((one, other) => one - other));
    const before = minimumWages[index - 1];
    if (before) for (const [age, amount] of Object.entries(row.byAge)) expect(Number(amount)).toBeGreaterThan(Number(before.byAge[age as unknown as 21]));
  }
});

test("computed bbl amounts are marked, and are the law's share of the adult amount", () => {
  expect(minimumWages.map(({ bbl }) => bbl.computed)).toEqual([false, false, false, false, false, true]);
  expect(minimumWages.at(-1)?.bbl).toEqual({ 20: "9.22", 19: "7.87", 18: "6.82", computed: true });
});

describe("a birthday", () => {
  test.each([
    ["2005-09-16", "2026-09-15", 20, "11.99"],
    ["2005-09-16", "2026-09-16", 21, "14.99"],
    ["2008-02-29", "2026-02-28", 17, "5.81"],
    ["2008-02-29", "2026-03-01", 18, "7.36"],
    ["2004-02-29", "2024-02-29", 20, "10.62"],
  ])("born %s, on %s: %i years, € %s", (birthDate, day, age, amount) => {
    expect(ageOn(birthDate, day)).toBe(age);
    expect(minimumWageOf(birthDate, day)?.toString()).toBe(amount);
  });
});

test.each<[string, string | undefined, string[]]>([
  ["2026-01-01", "2026-12-31", ["2026-07-01"]],
  ["2025-12-31", "2026-07-01", ["2026-01-01", "2026-07-01"]],
  ["2026-07-01", undefined, []],
  ["2027-01-01", "2027-12-31", []],
])("between %s and %s it changes on %j", (from, to, days) => {
  expect(minimumWageChanges(from, to)).toEqual(days);
});
