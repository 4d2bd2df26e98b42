import { expect, test } from "vitest";
import { daysBetween } from "./standing";
import { addressOf, filterOf, versionAsked } from "./list-address";

const after = "019a7b2c-0000-7000-8000-000000000001";

test("an address says what it asks for, and asking again gives the same address", () => {
  const filter = { search: "heftruck noord", standing: "changes" as const, after };

  const address = addressOf("/lijst", filter);
  expect(address).toBe(`/lijst?zoek=heftruck+noord&stand=changes&na=${after}`);
  expect(filterOf(Object.fromEntries(new URL(address, "http://x").searchParams))).toEqual(filter);
});

test("an address that asks for nothing is the list itself", () => {
  expect(addressOf("/lijst", filterOf({}))).toBe("/lijst");
});

test.each([
  ["a standing that does not exist", { stand: "kapot" }],
  ["words given twice", { zoek: ["a", "b"] }],
  ["words without end", { zoek: "a".repeat(101) }],
  ["a row that is no id", { na: "../../x" }],
])("%s asks for nothing", (_sentence, asked) => {
  expect(filterOf(asked)).toEqual({ search: "", standing: undefined, after: undefined });
});

test("days are counted by the calendar, also over the change of the clock", () => {
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-11-19", "2027-01-01")).toBe(43);
  expect(daysBetween("2026-11-19", "2026-11-18")).toBe(-1);
});

test("a version is asked for by a whole number, and anything else asks for none", () => {
  expect(versionAsked("3")).toBe(3);
  expect([undefined, "", "0", "-1", "3.5", "3e2", "99999999", ["1", "2"]].map(versionAsked)).toEqual(Array(8).fill(null));
});
