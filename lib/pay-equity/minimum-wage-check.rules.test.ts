import { describe, expect, test } from "vitest";
import { wordsIn } from "@/lib/core/words";
import { minimumWageFindings } from "./minimum-wage-check.rules";
import type { Condition } from "./setu/conditions.schema";
import { minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { RemunerationPackage, SalaryScaleStep } from "./setu/remuneration.schema";

type Case = { hours?: number; step?: Partial<SalaryScaleStep>; from?: string; to?: string; table?: Partial<RemunerationPackage> };

/** One step of one scale, in a document of 2026 unless told otherwise. */
function messageOf({ hours = 38, step = {}, from = "2026-01-01", to = "2026-12-31", table = {} }: Case): InquiryPayEquity {
  const message = minimalExample();
  message.effectivePeriod = { validFrom: from, ...(to && { validTo: to }) };
  message.remuneration = [
    {
      origin: { type: "CustomLabourAgreement" },
      workDuration: { amount: { value: hours, unitCode: "Hour" }, interval: { value: 1, unitCode: "Week" }, valuePerWeek: hours },
      interval: { value: 1, unitCode: "Month" },
      salaryScale: [{ name: "B", currency: "EUR", salaryStep: [{ name: "2", value: 2450, ...step }] }],
      ...table,
    },
  ];
  return message;
}

const below = (asked: Case) => minimumWageFindings(messageOf(asked)).filter(({ severity }) => severity === "warning");
const spans = (asked: Case) => below(asked).map(({ values }) => `${values.from}–${values.until} ${values.wage} < ${values.floor} at ${values.age}`);
const age = (operator: "lt" | "gte" | "eq", years: number): Condition => ({ conditionType: "Age", operator, age: years });
const raise = (date: string, value: number, unitCode: "Percentage" | "Euro" = "Percentage") => ({
  generalSalaryIncrease: [{ effectiveDate: { occurrenceType: "Single" as const, date }, amount: { value, unitCode } }],
});
const perHour = (value: number, more: Partial<Case> = {}): Case => ({ ...more, step: { value, ...more.step }, table: { interval: { value: 1, unitCode: "Hour" }, ...more.table } });

describe("2450 a month", () => {
  test.each<[string, Case, string[]]>([
    ["at 38 hours: enough until 30 June 2026, too little from 1 July", {}, ["2026-07-01– 14.8215 < 14.99 at 21"]],
    ["at 38 hours, a document that ends on 30 June", { to: "2026-06-30" }, []],
    ["at 40 hours: too little from the first day, said once", { hours: 40 }, ["2026-01-01– 14.0804 < 14.71 at 21"]],
    ["a step that follows the minimum wage", { step: { minimumWage: true } }, []],
    ["by its own percentage", { table: { hourlyWageConversion: { hourlyWagePercentage: 0.612 } } }, []],
    ["by its own factor", { table: { hourlyWageConversion: { hourlyWageFactor: 165 } } }, ["2026-07-01– 14.8484 < 14.99 at 21"]],
    ["per four weeks is not per month", { table: { interval: { value: 4, unitCode: "Week" } } }, []],
    ["raised by 2% on 1 July", { table: raise("2026-07-01", 2) }, []],
    ["raised by € 50 on 1 October", { table: raise("2026-10-01", 50, "Euro") }, ["2026-07-01–2026-10-01 14.8215 < 14.99 at 21"]],
    ["raised on the first day: the amounts hold it already", { table: raise("2026-01-01", 2) }, ["2026-07-01– 14.8215 < 14.99 at 21"]],
    ["a table of its own period", { table: { effectivePeriod: { validFrom: "2026-09-01" } } }, ["2026-09-01– 14.8215 < 14.99 at 21"]],
    ["in another currency", { table: { salaryScale: [{ name: "B", currency: "USD", salaryStep: [{ name: "2", value: 1 }] }] } }, []],
    ["a range without steps", { hours: 40, table: { salaryScale: [{ name: "B", currency: "EUR", minValue: 2450, maxValue: 3000 }] } }, ["2026-01-01– 14.0804 < 14.71 at 21"]],
  ])("%s", (_what, asked, expected) => {
    expect(spans(asked)).toEqual(expected);
  });
});

describe("ages", () => {
  test.each<[string, Case, string[]]>([
    ["a step under 21 is held to the amount of 20", perHour(11.98, { from: "2026-07-01", step: { conditions: [age("lt", 21)] } }), ["2026-07-01– 11.98 < 11.99 at 20"]],
    ["exactly the amount of 20", perHour(11.99, { from: "2026-07-01", step: { conditions: [age("lt", 21)] } }), []],
    ["a step for 15", perHour(4.49, { from: "2026-07-01", step: { conditions: [age("eq", 15)] } }), ["2026-07-01– 4.49 < 4.5 at 15"]],
    ["a step from 25 is held to the amount of 21", perHour(14.98, { from: "2026-07-01", step: { conditions: [age("gte", 25)] } }), ["2026-07-01– 14.98 < 14.99 at 21"]],
    ["not (under 21)", perHour(12, { from: "2026-07-01", step: { conditions: [{ conditionType: "Not", condition: age("lt", 21) }] } }), ["2026-07-01– 12 < 14.99 at 21"]],
    ["under 18, or in words only: the words may hold for anybody", perHour(6, { from: "2026-07-01", step: { conditions: [{ conditionType: "AnyOf", conditions: [age("lt", 18), { conditionType: "Text", description: "bbl" }] }] } }), ["2026-07-01– 6 < 14.99 at 21"]],
    ["under 18 and something in words", perHour(6, { from: "2026-07-01", step: { conditions: [{ conditionType: "AllOf", conditions: [age("lt", 18), { conditionType: "Text", description: "bbl" }] }] } }), []],
    ["a table under 18", perHour(6, { from: "2026-07-01", table: { conditions: [age("lt", 18)] } }), []],
  ])("%s", (_what, asked, expected) => {
    expect(spans(asked)).toEqual(expected);
  });
});

test("a wage that is too low for younger people as well says from which age", () => {
  const [found] = below(perHour(10, { from: "2026-07-01" }));
  expect(found?.values).toMatchObject({ age: 21, floor: 14.99, youngest: 20 });
  expect(found && wordsIn("nl")(found.key, found.values)).toMatch(/14,99. Te laag vanaf 20 jaar\.$/);
});

test.each([
  [14.985, true],
  [14.9899, true],
  [14.98999, true],
  [14.99, false],
])("€ %d an hour is compared exactly and shown as too little: %s", (value, isBelow) => {
  const found = below(perHour(value, { from: "2026-07-01" }));

  expect(found).toHaveLength(isBelow ? 1 : 0);
  for (const { values } of found) expect(Number(values.wage)).toBeLessThan(14.99);
});

describe("days of which no amount is known", () => {
  test.each<[string, Case, string[]]>([
    ["a document of 2026", { step: { value: 3000 } }, []],
    ["a document into 2027", { step: { value: 3000 }, to: "2027-06-30" }, ["minimumWageUnknown 2027-01-01"]],
    ["a document without an end", { step: { value: 3000 }, to: "" }, ["minimumWageUnknown 2027-01-01"]],
    ["a document of 2028", { step: { value: 3000 }, from: "2028-01-01", to: "2028-12-31" }, ["minimumWageUnknown 2028-01-01"]],
    ["a document of 2023", { step: { value: 3000 }, from: "2023-07-01", to: "2024-06-30" }, ["minimumWageNotBefore undefined"]],
  ])("%s", (_what, asked, expected) => {
    const notes = minimumWageFindings(messageOf(asked)).filter(({ severity }) => severity === "note");
    expect(notes.map(({ key, from }) => `${key.replace("payEquity.findings.", "")} ${from}`)).toEqual(expected);
  });

  test("a raise on a day of which nothing is known does not make it enough", () => {
    expect(spans({ to: "2027-12-31", table: raise("2027-01-01", 2.5) })).toEqual(["2026-07-01– 14.8215 < 14.99 at 21"]);
  });

  test("a low table of 2027 is not called right or wrong", () => {
    expect(below({ from: "2027-01-01", to: "2027-12-31", step: { value: 100 } })).toEqual([]);
  });
});

test("amounts without a period cannot be checked, and that is said", () => {
  const found = minimumWageFindings(messageOf({ table: { interval: undefined } }));
  expect(found.map(({ severity, path, key }) => `${severity} ${path} ${key}`)).toEqual(["warning remuneration.0.interval payEquity.findings.intervalMissing"]);
});

test.each<["nl" | "en", string]>([
  ["nl", "Trede 2 van schaal B is € 14,8215 per uur (het bedrag in de tabel gedeeld door 4,35 weken van 38 uur). Het minimumloon vanaf 21 jaar is € 14,99."],
  ["en", "Step 2 of scale B is €14.8215 per hour (the amount in the table divided by 4.35 weeks of 38 hours). The minimum wage from the age of 21 is €14.99."],
])("the sentence names the wage, how it was found and the minimum wage: %s", (locale, sentence) => {
  const [found] = below({});
  expect(found && wordsIn(locale)(found.key, found.values).replaceAll("\u00a0", " ")).toBe(sentence);
});
