import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { clockTime, dayAndMonth, euro, kvkNumber, longDate, moment, number, percentage, row } from "./format";

test.each([
  [2737, "€\u00a02.737,00", "€2,737.00"],
  [0.23, "€\u00a00,23", "€0.23"],
  [0, "€\u00a00,00", "€0.00"],
  [-7.5, "−\u00a0€\u00a07,50", "−\u00a0€7.50"],
  [-0.001, "€\u00a00,00", "€0.00"],
  [1.005, "€\u00a01,01", "€1.01"],
  ["123456789012345.67", "€\u00a0123.456.789.012.345,67", "€123,456,789,012,345.67"],
  [new Decimal("2550").times("0.00605"), "€\u00a015,43", "€15.43"],
])("%s euros is %s in Dutch and %s in English", (amount, dutch, english) => {
  expect(euro(amount, "nl")).toBe(dutch);
  expect(euro(amount, "en")).toBe(english);
});

test("a worked example shows four decimals", () => {
  expect(euro(new Decimal("2550").times("0.00605"), "nl", 4)).toBe("€\u00a015,4275");
});

test.each([
  [40, "40%", "40%"],
  [2.5, "2,5%", "2.5%"],
  [0.605, "0,605%", "0.605%"],
  [1000, "1.000%", "1,000%"],
])("%s percent is %s in Dutch and %s in English", (value, dutch, english) => {
  expect(percentage(value, "nl")).toBe(dutch);
  expect(percentage(value, "en")).toBe(english);
});

test.each([
  [1204, "1.204", "1,204"],
  [0.385, "0,385", "0.385"],
  [-3, "−3", "−3"],
])("the number %s is %s in Dutch and %s in English", (value, dutch, english) => {
  expect(number(value, "nl")).toBe(dutch);
  expect(number(value, "en")).toBe(english);
});

test.each([
  ["2026-07-01", "1 juli 2026", "1 July 2026"],
  ["2028-02-29", "29 februari 2028", "29 February 2028"],
  ["2026-02-29", "2026-02-29", "2026-02-29"],
  ["2024-07", "2024-07", "2024-07"],
])("the day %s is %s in Dutch and %s in English", (day, dutch, english) => {
  expect(longDate(day, "nl")).toBe(dutch);
  expect(longDate(day, "en")).toBe(english);
});

test("a day that comes back every year has no year", () => {
  expect(dayAndMonth("2027-05-31", "nl")).toBe("31 mei");
  expect(dayAndMonth("2027-05-31", "en")).toBe("31 May");
});

describe("a moment is shown as the clock in the Netherlands shows it", () => {
  test.each([
    ["2026-11-19T13:32:00Z", "19 november 2026 om 14:32", "19 November 2026 at 14:32"],
    ["2026-06-30T23:30:00Z", "1 juli 2026 om 01:30", "1 July 2026 at 01:30"],
    ["2026-12-31T23:00:00Z", "1 januari 2027 om 00:00", "1 January 2027 at 00:00"],
  ])("%s is %s", (instant, dutch, english) => {
    expect(moment(new Date(instant), "nl")).toBe(dutch);
    expect(moment(new Date(instant), "en")).toBe(english);
  });

  test("and its time alone with two digits", () => {
    expect(clockTime(new Date("2026-11-19T13:12:00Z"), "nl")).toBe("14:12");
    expect(clockTime(new Date("2026-11-19T08:02:00Z"), "en")).toBe("09:02");
  });
});

test("words in a row end in and, or in or", () => {
  expect(row(["B", "C", "D"], "nl")).toBe("B, C en D");
  expect(row(["B", "C"], "nl", "or")).toBe("B of C");
  expect(row(["B", "C", "D"], "en")).toBe("B, C and D");
  expect(row(["B"], "en", "or")).toBe("B");
});

test("a KvK number is shown in two groups, and nothing else is touched", () => {
  expect(kvkNumber("68750110")).toBe("6875 0110");
  expect(kvkNumber("823807071")).toBe("823807071");
});
