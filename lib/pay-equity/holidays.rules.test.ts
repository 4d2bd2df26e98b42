import { describe, expect, test } from "vitest";
import { easterSunday, holidayOn, holidaysOf } from "./holidays.rules";
import type { Condition } from "./setu/conditions.schema";
import type { InquiryPayEquity } from "./setu/message.schema";

const onlyIn = (interval: string): Condition => ({ conditionType: "Occurrence", occurrence: { occurrenceType: "Recurring", interval, recurringInterval: interval } });
const naming = (name: string, ...conditions: Condition[]): Pick<InquiryPayEquity, "leave"> => ({
  leave: [{ name: "Verlof", origin: { type: "Unknown" }, holidays: [{ name, ...(conditions.length > 0 && { conditions }) }] }],
});

test.each([
  [2024, "2024-03-31"],
  [2025, "2025-04-20"],
  [2026, "2026-04-05"],
  [2027, "2027-03-28"],
  [2038, "2038-04-25"],
  [2285, "2285-03-22"],
])("Easter of %d is %s", (year, day) => {
  expect(easterSunday(year)).toBe(day);
});

test("the public holidays of 2026, in the order of the calendar", () => {
  expect(holidaysOf(2026).map(({ day, name }) => `${day} ${name}`)).toEqual([
    "2026-01-01 newYear",
    "2026-04-05 easterSunday",
    "2026-04-06 easterMonday",
    "2026-04-27 kingsDay",
    "2026-05-14 ascensionDay",
    "2026-05-24 pentecostSunday",
    "2026-05-25 pentecostMonday",
    "2026-12-25 christmasDay",
    "2026-12-26 secondChristmasDay",
  ]);
});

describe("King's Day", () => {
  test.each([
    ["2026-04-27", "kingsDay"],
    ["2025-04-26", "kingsDay"],
    ["2025-04-27", undefined],
    ["2026-04-26", undefined],
  ])("on %s", (day, name) => {
    expect(holidayOn(day)?.name).toBe(name);
  });
});

describe("5 May", () => {
  test.each([
    ["each lustrum, unasked", {}, [true, false, true]],
    ["each lustrum, by the document", naming("Bevrijdingsdag", onlyIn("R/1945-05-05/P5Y")), [true, false, true]],
    ["each lustrum, by the moment alone", naming("Vrije dag", onlyIn("R/1945-05-05/P5Y")), [true, false, true]],
    ["every year, when the document names it", naming("Bevrijdingsdag"), [true, true, true]],
  ])("%s", (_, content, expected) => {
    expect(["2025-05-05", "2026-05-05", "2030-05-05"].map((day) => holidayOn(day, content)?.name === "liberationDay")).toEqual(expected);
  });
});

test("Good Friday is one only when the document names it", () => {
  expect(holidayOn("2026-04-03")).toBeNull();
  expect(holidayOn("2026-04-03", naming("Goede Vrijdag"))?.name).toBe("goodFriday");
});

test("a document may add a day of its own", () => {
  expect(holidayOn("2026-06-24", naming("Stichtingsdag", onlyIn("R/2020-06-24/P1Y")))).toEqual({ name: null, called: "Stichtingsdag" });
});
