import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scaleOrder } from "./conditions.rules";
import { individualSalaryIncrease } from "./increases.rules";
import { minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { RemunerationPackage } from "./setu/remuneration.schema";
import { isRefusal, offeredScales, placeOf } from "./tables.rules";
import { hourlyOf, hourlyWageOn, type Wage, wagesBetween } from "./wage.rules";

const cao = { type: "CollectiveLabourAgreement" } as const;
const month = { value: 1, unitCode: "Month" } as const;

/** One function in one scale, at 38 hours: the table of the hard cases. */
function table(over: Partial<RemunerationPackage> = {}, amounts: number[] = [2550, 2660, 2990], scale = "B"): RemunerationPackage {
  return {
    origin: cao,
    workDuration: { amount: { value: 38, unitCode: "Hour" }, interval: { value: 1, unitCode: "Week" }, valuePerWeek: 38 },
    interval: month,
    hourlyWageConversion: { hourlyWagePercentage: 0.605 },
    salaryScale: [
      {
        name: scale,
        currency: "EUR",
        salaryStep: amounts.map((value, index) => ({ name: String(index), value })),
        positionProfileReference: [{ positionId: { value: "PICK" }, startSalaryStep: "0" }],
      },
    ],
    ...over,
  };
}

function documentOf(...remuneration: RemunerationPackage[]): InquiryPayEquity {
  return {
    ...minimalExample(),
    effectivePeriod: { validFrom: "2026-01-01" },
    positionProfile: [{ positionId: { value: "PICK" }, positionTitle: "Orderpicker", origin: cao }],
    remuneration,
  };
}

const raise = { effectiveDate: { occurrenceType: "Single", date: "2027-01-01" }, amount: { value: 2.5, unitCode: "Percentage" } } as const;
const ask = { positionId: "PICK", date: "2026-07-01" };

function wageOn(content: InquiryPayEquity, question: Partial<Parameters<typeof hourlyWageOn>[1]> = {}): Wage {
  const answer = hourlyWageOn(content, { ...ask, ...question });
  if (isRefusal(answer)) throw new Error(answer.reason);
  return answer;
}

const shown = (amount: Decimal) => amount.toFixed(4, Decimal.ROUND_HALF_UP);
const reasonOf = (content: InquiryPayEquity, question = {}) => {
  const answer = hourlyWageOn(content, { ...ask, ...question });
  return isRefusal(answer) ? `${answer.reason} at ${answer.field}` : shown(answer.hourly);
};

describe("a month's salary becomes an hourly wage", () => {
  test.each<[string, Partial<RemunerationPackage>, string]>([
    ["by the percentage", { hourlyWageConversion: { hourlyWagePercentage: 0.605 } }, "15.4275"],
    ["by 4.35 weeks of 38 hours", { hourlyWageConversion: undefined }, "15.4265"],
    ["by the factor", { hourlyWageConversion: { hourlyWageFactor: 165 } }, "15.4545"],
    ["by both when they agree", { hourlyWageConversion: { hourlyWageFactor: 165, hourlyWagePercentage: 0.606 } }, "15.4530"],
    ["of four weeks, which is not a month", { hourlyWageConversion: {}, interval: { value: 4, unitCode: "Week" } }, "16.7763"],
    ["of a week", { hourlyWageConversion: {}, interval: { value: 1, unitCode: "Week" } }, "67.1053"],
    ["of a year: 52.2 weeks", { hourlyWageConversion: {}, interval: { value: 1, unitCode: "Year" } }, "1.2855"],
    ["of an hour, as it is", { interval: { value: 1, unitCode: "Hour" } }, "2550.0000"],
    ["never by percentage and factor that disagree", { hourlyWageConversion: { hourlyWageFactor: 160, hourlyWagePercentage: 0.605 } }, "conversionDisagrees at positionId"],
    ["never of a period nobody gave", { hourlyWageConversion: {}, interval: undefined }, "intervalMissing at positionId"],
    ["never of a period without weeks", { hourlyWageConversion: {}, interval: { value: 1, unitCode: "Trip" } }, "intervalUnknown at positionId"],
  ])("%s", (_, over, expected) => {
    expect(reasonOf(documentOf(table(over)))).toBe(expected);
  });

  test("a month and a year agree: twelve months are a year", () => {
    const salary = new Decimal(2550);
    const monthly = hourlyOf(salary, table({ hourlyWageConversion: {} }));
    const yearly = hourlyOf(salary.times(12), table({ hourlyWageConversion: {}, interval: { value: 1, unitCode: "Year" } }));
    if (isRefusal(monthly) || isRefusal(yearly)) throw new Error("both have weeks");
    expect(yearly.hourly.toFixed(15)).toBe(monthly.hourly.toFixed(15));
  });

  test("the disagreement names both", () => {
    const answer = hourlyWageOn(documentOf(table({ hourlyWageConversion: { hourlyWageFactor: 160, hourlyWagePercentage: 0.605 } })), ask);
    expect(isRefusal(answer) && Object.keys(answer.inputs)).toEqual(["percentage", "factor"]);
  });
});

describe("a general increase inside a pay week", () => {
  const week = ["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03"];
  const perDay = (content: InquiryPayEquity) =>
    wagesBetween(content, ask, week).map(({ days, wage }) => `${days[0]} ${days.length} ${isRefusal(wage) ? wage.reason : shown(wage.hourly)}`);

  test("counts from its day", () => {
    expect(perDay(documentOf(table({ generalSalaryIncrease: [raise] })))).toEqual(["2026-12-28 4 15.4275", "2027-01-01 3 15.8132"]);
  });

  test("is not applied twice beside a new table from that day, wherever it is listed", () => {
    const newer = table({ effectivePeriod: { validFrom: "2027-01-01" }, generalSalaryIncrease: [raise] }, [2613.75, 2726.5, 3064.75]);
    for (const older of [table({ generalSalaryIncrease: [raise] }), table({ effectivePeriod: { validTo: "2026-12-31" } })]) {
      const content = documentOf(older, newer);
      expect(perDay(content)).toEqual(["2026-12-28 4 15.4275", "2027-01-01 3 15.8132"]);
      expect(wageOn(content, { date: "2027-01-01" }).method.map(({ step }) => step)).toContain("increaseInTable");
    }
  });

  test("listed twice counts once", () => {
    expect(perDay(documentOf(table({ generalSalaryIncrease: [raise, { ...raise, description: "Nogmaals" }] })))).toEqual(["2026-12-28 4 15.4275", "2027-01-01 3 15.8132"]);
  });

  test.each<[string, NonNullable<RemunerationPackage["generalSalaryIncrease"]>, string]>([
    ["in euros", [{ ...raise, amount: { value: 50, unitCode: "Euro" } }], "15.7300"],
    ["in steps", [{ ...raise, amount: { value: 1, unitCode: "SalaryStep" } }], "16.0930"],
    ["in more steps than there are", [{ ...raise, amount: { value: 9, unitCode: "SalaryStep" } }], "18.0895"],
    ["one over the other", [raise, { effectiveDate: { occurrenceType: "Single", date: "2026-10-01" }, amount: { value: 50, unitCode: "Euro" } }], "16.1233"],
    ["without a date, which is only told", [{ amount: raise.amount }], "15.4275"],
  ])("%s", (_, generalSalaryIncrease, expected) => {
    const answer = wageOn(documentOf(table({ generalSalaryIncrease })), { date: "2027-01-01" });
    expect(shown(answer.hourly)).toBe(expected);
  });

  test("an increase without a date is said to be unknown", () => {
    expect(wageOn(documentOf(table({ generalSalaryIncrease: [{ amount: raise.amount }] }))).notes.map(({ note }) => note)).toEqual(["increaseUnknown"]);
  });

  test("every method ends at the wage", () => {
    const { method, hourly } = wageOn(documentOf(table({ generalSalaryIncrease: [raise] })), { date: "2027-01-01" });
    expect(method.map(({ step, value }) => [step, value?.toString()])).toEqual([
      ["tableSalary", "2550"],
      ["generalIncrease", "2613.75"],
      ["percentage", hourly.toString()],
    ]);
  });
});

describe("the table, the scale and the step", () => {
  const youth: RemunerationPackage = table();
  youth.salaryScale?.[0]?.salaryStep?.unshift({ name: "J19", value: 1980, conditions: [{ conditionType: "Age", operator: "lt", age: 20 }] });

  test.each<[string, InquiryPayEquity, Record<string, unknown>, string]>([
    ["start where the function starts", documentOf(table()), {}, "15.4275"],
    ["are those asked for", documentOf(table()), { scale: "B", step: "2" }, "18.0895"],
    ["follow the age once it is known", documentOf(youth), { age: 19 }, "11.9790"],
    ["leave youth steps out without an age", documentOf(youth), {}, "15.4275"],
    ["are refused before the first day", documentOf(table()), { date: "2025-12-31" }, "noTable at date"],
    ["are refused for another function", documentOf(table()), { positionId: "CHEF" }, "positionUnknown at positionId"],
    ["are refused for a scale that is not there", documentOf(table()), { scale: "Z" }, "scaleUnknown at scale"],
    ["are refused for a step that is not there", documentOf(table()), { step: "9" }, "stepUnknown at step"],
    ["hold on the last day", documentOf(table({ effectivePeriod: { validTo: "2026-07-01" } })), {}, "15.4275"],
    ["end after it", documentOf(table({ effectivePeriod: { validTo: "2026-06-30" } })), {}, "noTable at date"],
    [
      "are those of the table whose conditions hold",
      documentOf(table({ conditions: [{ conditionType: "Age", operator: "lt", age: 18 }] }), table({}, [3000])),
      { age: 40 },
      "18.1500",
    ],
  ])("%s", (_, content, question, expected) => {
    expect(reasonOf(content, question)).toBe(expected);
  });

  test("a scale that is only a range gives its two ends", () => {
    const range = table({ salaryScale: [{ name: "R", currency: "EUR", minValue: 2400, maxValue: 3000, positionProfileReference: [{ positionId: { value: "PICK" } }] }] });
    expect(offeredScales(documentOf(range), "PICK", "2026-07-01")[0]?.steps.map(({ name }) => name)).toEqual(["minimum", "maximum"]);
    expect(reasonOf(documentOf(range), { step: "maximum" })).toBe("18.1500");
  });

  test("scales keep the order of the table", () => {
    expect(scaleOrder(documentOf(table({}, [1, 2], "9"))).flat()).toEqual([{ scale: "9", steps: ["0", "1"] }]);
  });

  test("a condition in words is told, not guessed", () => {
    const text = { conditionType: "Text", description: "Alleen in Rotterdam" } as const;
    expect(wageOn(documentOf(table({ conditions: [text] }))).open).toEqual([text]);
  });
});

describe("the minimum wage", () => {
  const below = (amount: number, hours: number, date: string) => {
    const salary = table({ hourlyWageConversion: {}, workDuration: { ...table().workDuration, valuePerWeek: hours } }, [amount]);
    const { hourly, minimum } = wageOn(documentOf(salary), { date });
    return [shown(hourly), minimum.isBelow];
  };

  test.each([
    [2450, 38, "2026-06-30", "14.8215", false],
    [2450, 38, "2026-07-01", "14.8215", true],
    [2450, 40, "2026-06-30", "14.0805", true],
    [2450, 40, "2026-07-01", "14.0805", true],
  ])("%d a month at %d hours on %s", (amount, hours, date, hourly, isBelow) => {
    expect(below(amount, hours, date)).toEqual([hourly, isBelow]);
  });

  test("is never reached by rounding up", () => {
    const salary = table({ interval: { value: 1, unitCode: "Hour" } }, [14.985]);
    expect(wageOn(documentOf(salary)).minimum.isBelow).toBe(true);
  });

  test("carries a step that is marked as it", () => {
    const follows = table({}, [2450]);
    (follows.salaryScale?.[0]?.salaryStep ?? []).forEach((step) => (step.minimumWage = true));
    follows.hourlyWageConversion = {};
    expect([shown(wageOn(documentOf(follows), { date: "2026-06-30" }).hourly), shown(wageOn(documentOf(follows)).hourly)]).toEqual(["14.8215", "14.9900"]);
    expect(wageOn(documentOf(follows), { date: "2027-01-01" }).method.at(-1)?.step).toBe("minimumUnknown");
  });
});

describe("an individual increase", () => {
  const yearly = { occurrenceType: "Recurring", interval: "R/2027-01-01/P1Y", recurringInterval: "R/2027-01-01/P1Y" } as const;
  const line = {
    amount: { value: 1, unitCode: "SalaryStep", baseAmount: { unitCode: "Fixed" } },
    interval: { value: 1, unitCode: "Year" },
    conditions: [{ conditionType: "EmploymentDuration", operator: "gte", duration: "P6M", referenceDateType: "HireDate" }],
  } as const;
  const nextFor = (hired: string | undefined, step: string, effectiveDate: NonNullable<NonNullable<RemunerationPackage["individualSalaryIncrease"]>[number]["effectiveDate"]> = yearly) => {
    const content = documentOf(table({ individualSalaryIncrease: [{ effectiveDate, line: structuredClone(line) as never }] }));
    const situation = { ...ask, step, ...(hired !== undefined && { employment: { HireDate: hired } }) };
    const placed = placeOf(content, situation);
    if (isRefusal(placed)) throw new Error(placed.reason);
    return individualSalaryIncrease(content, placed, situation).map(({ date, step: next, salary }) => `${date} ${next} ${salary.toString()}`);
  };

  test("comes on the first date on which somebody is there long enough", () => {
    expect(nextFor("2026-07-01", "0")).toEqual(["2027-01-01 1 2660"]);
    expect(nextFor("2026-07-02", "0")).toEqual(["2028-01-01 1 2660"]);
  });

  test("comes a year after the hire date, each year", () => {
    const anniversary = { occurrenceType: "Relative", event: "HireDate", offset: "P1Y" } as const;
    expect(nextFor("2026-03-31", "0", anniversary)).toEqual(["2027-03-31 1 2660"]);
    expect(nextFor("2020-03-31", "1", anniversary)).toEqual(["2027-03-31 2 2990"]);
  });

  test("is not guessed without a hire date, and not given at the top", () => {
    expect(nextFor(undefined, "0")).toEqual([]);
    expect(nextFor("2020-01-01", "2")).toEqual([]);
  });
});

describe("laws", () => {
  const cents = fc.integer({ min: 100_000, max: 900_000 }).map((value) => new Decimal(value).dividedBy(100).toNumber());

  test("a higher salary never gives a lower hourly wage", () => {
    fc.assert(
      fc.property(cents, cents, fc.constantFrom<Partial<RemunerationPackage>>({}, { hourlyWageConversion: {} }, { hourlyWageConversion: { hourlyWageFactor: 165 } }), (one, other, over) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((amount) => wageOn(documentOf(table(over, [amount]))).hourly);
        expect(low?.lessThanOrEqualTo(high ?? 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("a later day never has a lower wage when increases are not negative", () => {
    const increase = fc.record({ date: fc.integer({ min: 1, max: 28 }), value: fc.integer({ min: 0, max: 900 }), unitCode: fc.constantFrom("Percentage" as const, "Euro" as const) });
    fc.assert(
      fc.property(fc.array(increase, { maxLength: 5 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }), (increases, one, other) => {
        const day = (number: number) => `2026-09-${String(number).padStart(2, "0")}`;
        const content = documentOf(
          table({ generalSalaryIncrease: increases.map(({ date, value, unitCode }) => ({ effectiveDate: { occurrenceType: "Single", date: day(date) }, amount: { value: new Decimal(value).dividedBy(100).toNumber(), unitCode } })) }),
        );
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map((date) => wageOn(content, { date: day(date) }).hourly);
        expect(early?.lessThanOrEqualTo(late ?? 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
