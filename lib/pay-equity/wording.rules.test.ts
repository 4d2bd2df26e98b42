import { describe, expect, test } from "vitest";
import { type Locale, wordsIn } from "@/lib/core/words";
import type { Period } from "./setu/arrangements.schema";
import type { Weekday } from "./setu/codes.schema";
import type { Condition, Occurrence } from "./setu/conditions.schema";
import {
  conditionInWords,
  durationInWords,
  hoursInWords,
  intervalInWords,
  momentInWords,
  periodInWords,
  sentence,
  type Voice,
} from "./wording.rules";

const titles = new Map([
  ["OP", "Orderpicker"],
  ["TL", "Teamleider"],
]);
const voiceIn = (locale: Locale): Voice => ({ locale, translate: wordsIn(locale), titles });
const nl = voiceIn("nl");
const en = voiceIn("en");

describe("conditions", () => {
  const older: Condition = { conditionType: "Age", operator: "gte", age: 55 };
  const positions: Condition = { conditionType: "PositionProfile", operator: "in", positionProfileIds: ["OP", "TL"] };
  const hired: Condition = { conditionType: "EmploymentDuration", operator: "gte", duration: "P6M", referenceDateType: "HireDate" };
  const scale = (operator: "eq" | "gte" | "neq", step?: string): Condition => ({ conditionType: "SalaryScale", operator, salaryScale: "D", step });
  const anyOf = (...conditions: Condition[]): Condition => ({ conditionType: "AnyOf", conditions });

  test.each<[Condition, string, string]>([
    [older, "vanaf 55 jaar", "from age 55"],
    [{ ...older, operator: "lt", age: 19 }, "jonger dan 19 jaar", "younger than 19"],
    [positions, "voor functies Orderpicker en Teamleider", "for positions Orderpicker and Teamleider"],
    [{ ...positions, positionProfileIds: ["ONBEKEND"] }, "voor functie ONBEKEND", "for position ONBEKEND"],
    [hired, "ten minste 6 maanden sinds de indiensttreding", "at least 6 months since the date of hire"],
    [scale("eq"), "in schaal D", "in scale D"],
    [scale("gte"), "in schaal D of hoger", "in scale D or higher"],
    [scale("neq", "2"), "niet in schaal D, trede 2", "not in scale D, step 2"],
    [{ conditionType: "Text", description: "Met certificaat." }, "Met certificaat.", "Met certificaat."],
    [{ conditionType: "Not", condition: scale("eq") }, "behalve in schaal D", "except in scale D"],
    [{ conditionType: "AllOf", conditions: [older, hired] }, "vanaf 55 jaar en ten minste 6 maanden sinds de indiensttreding", "from age 55 and at least 6 months since the date of hire"],
    [anyOf(older, scale("eq")), "vanaf 55 jaar of in schaal D", "from age 55 or in scale D"],
    [
      { conditionType: "AllOf", conditions: [anyOf(older, scale("eq")), scale("neq")] },
      "(vanaf 55 jaar of in schaal D) en niet in schaal D",
      "(from age 55 or in scale D) and not in scale D",
    ],
    [
      { conditionType: "Occurrence", occurrence: { occurrenceType: "Relative", event: "SickLeave", offset: "P52W" } },
      "vanaf 52 weken na de ziekmelding",
      "from 52 weeks after the sick report",
    ],
    [
      { conditionType: "Occurrence", occurrence: { occurrenceType: "Relative", event: "SickLeave", offset: "P0D" } },
      "vanaf de ziekmelding",
      "from the sick report",
    ],
  ])("%j is read out", (condition, dutch, english) => {
    expect(conditionInWords(condition, nl)).toBe(dutch);
    expect(conditionInWords(condition, en)).toBe(english);
  });
});

describe("moments", () => {
  const recurring = (interval: unknown, recurringInterval?: string): Occurrence => ({ occurrenceType: "Recurring", interval, recurringInterval });

  test.each<[Occurrence, string, string]>([
    [{ occurrenceType: "Single", date: "2026-12-15" }, "15 december 2026", "15 December 2026"],
    [{ occurrenceType: "Single", date: "2026-06-30T23:30:00Z" }, "1 juli 2026", "1 July 2026"],
    [{ occurrenceType: "Single", date: "2024-07" }, "2024-07", "2024-07"],
    [recurring("R/2026-05-31/P1Y", "R/2026-05-31/P1Y"), "elk jaar op 31 mei", "every year on 31 May"],
    [recurring("anything", "R/2026-05-31/P1Y"), "elk jaar op 31 mei", "every year on 31 May"],
    [recurring("R/2026-05-31/P1Y"), "elk jaar op 31 mei", "every year on 31 May"],
    [recurring("R/1945-05-05/P5Y"), "elke 5 jaar op 5 mei, gerekend vanaf 1945", "every 5 years on 5 May, counted from 1945"],
    [recurring("R/2026-01-25/P1M"), "elke maand op dag 25", "every month on day 25"],
    [recurring("R/2026-01-25/P4W"), "elke 4 weken, gerekend vanaf 25 januari 2026", "every 4 weeks, counted from 25 January 2026"],
    [recurring("elke zomer"), "elke zomer", "elke zomer"],
    [recurring({ every: "summer" }), "op vaste momenten", "at fixed moments"],
    [{ occurrenceType: "Relative", event: "SalaryPeriodEnd", offset: "P0D" }, "het einde van de loonperiode", "the end of the pay period"],
    [{ occurrenceType: "Relative", event: "ContractEnd", offset: "-P1M" }, "1 maand voor het einde van het contract", "1 month before the end of the contract"],
    [{ occurrenceType: "Relative", event: "OtherEvent", eventName: "de inschrijving", offset: "P2W" }, "2 weken na de inschrijving", "2 weeks after de inschrijving"],
  ])("%j is read out", (occurrence, dutch, english) => {
    expect(momentInWords(occurrence, nl)).toBe(dutch);
    expect(momentInWords(occurrence, en)).toBe(english);
  });
});

test.each([
  ["P1Y6M", "1 jaar en 6 maanden"],
  ["P1D", "1 dag"],
  ["PT12H", "12 uur"],
  ["zes weken", "zes weken"],
])("the duration %s is %s", (duration, words) => {
  expect(durationInWords(duration, nl)).toBe(words);
});

test.each([
  [{ value: 1, unitCode: "Month" }, "per maand", "per month"],
  [{ value: 4, unitCode: "Week" }, "per 4 weken", "per 4 weeks"],
  [{ value: 1, unitCode: "Once" }, "eenmalig", "once"],
  [{ value: 1, unitCode: "WorkFromHomeDay" }, "per thuiswerkdag", "per day worked from home"],
] as const)("the interval %j is %s", (interval, dutch, english) => {
  expect(intervalInWords(interval, nl)).toBe(dutch);
  expect(intervalInWords(interval, en)).toBe(english);
});

test.each([
  [{ validFrom: "2026-07-01" }, "vanaf 1 juli 2026"],
  [{ validTo: "2026-12-31" }, "tot en met 31 december 2026"],
  [{ validFrom: "2026-01-01", validTo: "2026-12-31" }, "1 januari 2026 tot en met 31 december 2026"],
  [{}, null],
])("the period %j is %s", (period, words) => {
  expect(periodInWords(period, nl)).toBe(words);
});

describe("hours", () => {
  const period = (start: string, end: string, days: Weekday[], rest: Partial<Period> = {}): Period => ({
    timePeriod: { start, end },
    weekday: days.map((value) => ({ value })),
    ...rest,
  });
  const workweek: Weekday[] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

  test.each<[Period, string]>([
    [period("22:00:00", "23:59:59", workweek), "maandag tot en met vrijdag, 22:00 tot 24:00"],
    [period("00:00:00", "05:59:59", [...workweek.slice(1), "Saturday"]), "dinsdag tot en met zaterdag, 00:00 tot 06:00"],
    [period("00:00:00", "06:00:00", ["Sunday"]), "zondag, 00:00 tot 06:00"],
    [period("00:00:00", "23:59:59", ["Holiday"]), "feestdagen, hele dag"],
    [period("00:00:00", "23:59:59", ["Saturday", "Sunday", "Holiday"]), "zaterdag, zondag en feestdagen, hele dag"],
    [period("18:00", "20:00", ["Friday", "Monday"]), "maandag en vrijdag, 18:00 tot 20:00"],
    [period("18:00", "20:00", []), "elke dag, 18:00 tot 20:00"],
    [
      period("18:00", "20:00", ["Monday"], { datePeriod: [{ start: "2026-07-01", end: "2026-08-31" }] }),
      "maandag, 18:00 tot 20:00, 1 juli 2026 tot en met 31 augustus 2026",
    ],
  ])("%j are %s", (hours, words) => {
    expect(hoursInWords(hours, nl)).toBe(words);
  });
});

test("a sentence has a capital and one full stop", () => {
  expect(sentence("vanaf 55 jaar")).toBe("Vanaf 55 jaar.");
  expect(sentence("Met certificaat.")).toBe("Met certificaat.");
});
