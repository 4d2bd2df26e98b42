import { expect, test } from "vitest";
import { stretchesOf } from "./timeline-places";

const version = (number: number, validFrom: string, validTo: string | null = null) => ({ number, validFrom, validTo });

test("versions stand in the order in which they begin, and today stands in the one that began last", () => {
  const stretches = stretchesOf([version(2, "2026-07-01"), version(1, "2026-01-01"), version(3, "2027-01-01")], "2026-11-23");

  expect(stretches.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(stretches.map(({ today }) => today)).toEqual([null, 7, null]);
});

test("what is overtaken on the day it begins still has a place, and today is not in it", () => {
  const stretches = stretchesOf([version(1, "2026-01-01"), version(2, "2026-07-01"), version(3, "2026-07-01")], "2026-07-01");

  expect(stretches.map(({ number, today }) => [number, today])).toEqual([[1, null], [2, null], [3, 0]]);
  expect(stretches.every(({ width }) => width >= 1 && width <= 6)).toBe(true);
});

test.each([
  ["between two versions of which the first has ended", [version(1, "2026-01-01", "2026-03-31"), version(2, "2026-09-01")], [1, null, 2]],
  ["after the last version ended, up to today", [version(1, "2026-01-01", "2026-03-31")], [1, null]],
  ["nowhere when one follows the other", [version(1, "2026-01-01", "2026-08-31"), version(2, "2026-09-01")], [1, 2]],
])("time without a version stands %s", (_sentence, versions, numbers) => {
  const stretches = stretchesOf(versions, "2026-06-15");

  expect(stretches.map(({ number }) => number)).toEqual(numbers);
});

test("the last day of a version still belongs to it", () => {
  const [first] = stretchesOf([version(1, "2026-01-01", "2026-06-30"), version(2, "2026-07-01")], "2026-06-30");

  expect(first?.today).toBe(9);
});
