import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openConditions, type Outcome, outcomeOf, outcomeOfAll, type ScaleOrder, type Situation } from "./conditions.rules";
import { moved, nextOccurrence, occurrencesUntil, occursOn } from "./occurrences.rules";
import type { Condition, Occurrence } from "./setu/conditions.schema";

const today: Situation = { date: "2026-07-01" };
const order: ScaleOrder = [["9", "10", "10A", "11"].map((scale) => ({ scale, steps: ["0", "1", "2"] }))];
const text: Condition = { conditionType: "Text", description: "In overleg" };
const aged = (operator: "gte" | "lt" | "eq" | "neq" | "gt" | "lte", age: number): Condition => ({ conditionType: "Age", operator, age });
const inScale = (operator: "gte" | "lt" | "eq" | "neq" | "gt" | "lte", salaryScale: string, step?: string): Condition => ({ conditionType: "SalaryScale", operator, salaryScale, ...(step !== undefined && { step }) });
const employed = (operator: "gte" | "gt" | "lt", duration: string): Condition => ({ conditionType: "EmploymentDuration", operator, duration, referenceDateType: "HireDate" });
const single = (date: string): Occurrence => ({ occurrenceType: "Single", date });
const every = (interval: string): Occurrence => ({ occurrenceType: "Recurring", interval });
const sick = (offset: string): Occurrence => ({ occurrenceType: "Relative", event: "SickLeave", offset });

describe("a scale is compared by its place in the table", () => {
  test.each<[string, Condition, Partial<Situation>, Outcome]>([
    ["9 is not 10 or higher", inScale("gte", "10"), { scale: "9" }, "false"],
    ["10 is", inScale("gte", "10"), { scale: "10" }, "true"],
    ["10A is", inScale("gte", "10"), { scale: "10A" }, "true"],
    ["11 is higher than 10A", inScale("gt", "10A"), { scale: "11" }, "true"],
    ["a step within the scale", inScale("gte", "10", "1"), { scale: "10", step: "0" }, "false"],
    ["any step of a higher scale", inScale("gte", "10", "1"), { scale: "11", step: "0" }, "true"],
    ["a scale nobody told", inScale("gte", "10"), {}, "unknown"],
    ["a step nobody told", inScale("eq", "10", "1"), { scale: "10" }, "unknown"],
    ["a scale of no table has no place", inScale("gte", "10"), { scale: "Z" }, "unknown"],
    ["but is not the same", inScale("neq", "10"), { scale: "Z" }, "true"],
  ])("%s", (_, condition, told, expected) => {
    expect(outcomeOf(condition, { ...today, ...told }, order)).toBe(expected);
  });
});

describe("what is told and what is not", () => {
  test.each<[string, Condition, Partial<Situation>, Outcome]>([
    ["an age that is reached", aged("gte", 21), { age: 21 }, "true"],
    ["an age nobody told", aged("gte", 21), {}, "unknown"],
    ["words alone", text, { age: 21 }, "unknown"],
    ["one year on its day", employed("gte", "P1Y"), { employment: { HireDate: "2025-07-01" } }, "true"],
    ["one year, a day short", employed("gte", "P1Y"), { employment: { HireDate: "2025-07-02" } }, "false"],
    ["more than 26 weeks, on the day", employed("gt", "P26W"), { employment: { HireDate: "2025-12-31" } }, "false"],
    ["no hire date", employed("lt", "P1Y"), {}, "unknown"],
    ["a function in the list", { conditionType: "PositionProfile", operator: "in", positionProfileIds: ["A"] }, { positionId: "A" }, "true"],
    ["a function outside the list", { conditionType: "PositionProfile", operator: "in", positionProfileIds: ["A"] }, { positionId: "B" }, "false"],
    ["a false part makes all false, words or not", { conditionType: "AllOf", conditions: [text, aged("lt", 18)] }, { age: 30 }, "false"],
    ["a true part makes any true, words or not", { conditionType: "AnyOf", conditions: [text, aged("gte", 18)] }, { age: 30 }, "true"],
    ["otherwise words decide", { conditionType: "AllOf", conditions: [text, aged("gte", 18)] }, { age: 30 }, "unknown"],
    ["the reverse of what is unknown is unknown", { conditionType: "Not", condition: text }, {}, "unknown"],
  ])("%s", (_, condition, told, expected) => {
    expect(outcomeOf(condition, { ...today, ...told }, order)).toBe(expected);
  });

  test("a bare list means all of it, an empty one holds", () => {
    expect(outcomeOfAll([aged("gte", 18), aged("lt", 21)], { ...today, age: 30 }, order)).toBe("false");
    expect(outcomeOfAll(undefined, today, order)).toBe("true");
  });

  test("only what is open is named", () => {
    expect(openConditions([{ conditionType: "AllOf", conditions: [aged("gte", 18), text] }], { ...today, age: 30 }, order)).toEqual([text]);
  });
});

describe("a moment", () => {
  test.each<[string, Occurrence, string, boolean | null]>([
    ["on its day", single("2026-07-01"), "2026-07-01", true],
    ["at 23:30 in London, which is the next day here", single("2026-06-30T22:30:00Z"), "2026-07-01", true],
    ["in its month", single("2024-07"), "2024-07-31", true],
    ["that is no date", single("binnenkort"), "2026-07-01", null],
    ["5 May 2025, a lustrum", every("R/1945-05-05/P5Y"), "2025-05-05", true],
    ["5 May 2026, not one", every("R/1945-05-05/P5Y"), "2026-05-05", false],
    ["5 May 2030, the next", every("R/1945-05-05/P5Y"), "2030-05-05", true],
    ["the end of a short month", every("R/2026-01-31/P1M"), "2026-02-28", true],
    ["the end of the month after it", every("R/2026-01-31/P1M"), "2026-03-31", true],
    ["a second and last time", every("R1/2026-01-01/P1Y"), "2027-01-01", true],
    ["no third time", every("R1/2026-01-01/P1Y"), "2028-01-01", false],
    ["a length of nothing", every("R/2026-01-01/P0D"), "2026-01-01", null],
    ["the first day of sickness", sick("P0D"), "2026-07-01", true],
    ["week 53 of sickness, a day too soon", sick("P52W"), "2027-06-29", false],
    ["week 53 of sickness", sick("P52W"), "2027-06-30", true],
  ])("%s", (_, occurrence, day, expected) => {
    expect(occursOn(occurrence, day, { events: { SickLeave: "2026-07-01" } })).toBe(expected);
  });

  test("an event without a date is unknown", () => {
    expect(occursOn(sick("P0D"), "2026-07-01", {})).toBeNull();
  });

  test("the next one comes after the day", () => {
    expect(nextOccurrence(every("R/2026-01-01/P1Y"), "2027-01-01", {})).toBe("2028-01-01");
    expect(nextOccurrence(single("2026-01-01"), "2027-01-01", {})).toBeNull();
  });

  test("durations follow the calendar", () => {
    expect([moved("2026-01-31", "P1M"), moved("2024-02-29", "P1Y"), moved("2026-07-01", "-P1D"), moved("2026-07-01", "later")]).toEqual(["2026-02-28", "2025-02-28", "2026-06-30", null]);
  });

  test("a recurrence of a day since long ago ends", () => {
    expect(occurrencesUntil(every("R/0001-01-01/P1D"), "2026-07-01", {})?.length).toBeLessThanOrEqual(5_000);
  });
});

describe("laws", () => {
  const leaf = fc.constantFrom<Condition>(text, aged("gte", 18), aged("lt", 21), inScale("gte", "10"));
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.record({ conditionType: fc.constant("Not" as const), condition: tie("condition") }),
      fc.record({ conditionType: fc.constantFrom("AllOf" as const, "AnyOf" as const), conditions: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    ),
  }));
  const told = fc.record({ age: fc.integer({ min: 15, max: 70 }), scale: fc.constantFrom("9", "10", "11") }, { requiredKeys: [] });

  test("knowing more never turns true into false", () => {
    fc.assert(
      fc.property(condition, told, (each, more) => {
        const before = outcomeOf(each, today, order);
        if (before !== "unknown") expect(outcomeOf(each, { ...today, ...more }, order)).toBe(before);
      }),
      { numRuns: 200 },
    );
  });

  test("not twice is what it was", () => {
    fc.assert(
      fc.property(condition, told, (each, more) => {
        const twice: Condition = { conditionType: "Not", condition: { conditionType: "Not", condition: each } };
        expect(outcomeOf(twice, { ...today, ...more }, order)).toBe(outcomeOf(each, { ...today, ...more }, order));
      }),
      { numRuns: 100 },
    );
  });
});
