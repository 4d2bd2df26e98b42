import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { choiceBudget, type Earned, leaveAmounts, lineAmount, pensionCompensation, sickPayOn } from "./bases.rules";
import type { Amount, ArrangementLine } from "./setu/amounts.schema";
import type { Condition } from "./setu/conditions.schema";
import { minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { BaseDefinition } from "./setu/party.schema";

const cao = { type: "CollectiveLabourAgreement" } as const;
const earned: Earned = { salary: new Decimal(30_600), allowances: { HT300: new Decimal(3_000), HT320: new Decimal(1_200) } };

function based(over: Partial<BaseDefinition>): BaseDefinition {
  return { baseType: "HolidayAllowance", remunerationIndicator: true, holidayAllowanceIndicator: false, paidLeaveDayIndicator: false, allAllowancesIndicator: false, ...over };
}

function percent(value: number, over: Partial<Amount> = {}, more: Partial<ArrangementLine> = {}): ArrangementLine {
  return { amount: { value, unitCode: "Percentage", baseAmount: { unitCode: "YearlyRate", baseType: "HolidayAllowance" }, ...over }, ...more };
}

function eightPercentOver(definition: Partial<BaseDefinition>, more: Partial<Earned> = {}): string {
  const found = lineAmount({ baseDefinition: [based(definition)] }, percent(8), { earned: { ...earned, ...more } }, "holidayAllowance.0.line.0");
  return "missing" in found ? found.missing : found.amount.toFixed(2);
}

describe("8% holiday allowance over 30,600 a year", () => {
  test.each<[string, Partial<BaseDefinition>, Partial<Earned>, string]>([
    ["of the salary alone", {}, {}, "2448.00"],
    ["with the shift allowance", { allowances: [{ typeCode: "HT300" }] }, {}, "2688.00"],
    ["with all allowances", { allAllowancesIndicator: true }, {}, "2784.00"],
    ["of allowances alone", { remunerationIndicator: false, allAllowancesIndicator: true }, {}, "336.00"],
    ["with paid leave that is paid apart", { paidLeaveDayIndicator: true }, { paidLeave: new Decimal(1_000) }, "2528.00"],
    ["is not guessed when a part is not known", { holidayAllowanceIndicator: true }, {}, "holidayAllowance"],
  ])("%s", (_, definition, more, expected) => {
    expect(eightPercentOver(definition, more)).toBe(expected);
  });

  test("a base without a definition gives no amount", () => {
    expect(lineAmount({}, percent(8), { earned }, "")).toEqual({ missing: "baseUndefined" });
  });
});

describe("a line", () => {
  const content = { baseDefinition: [based({})] };
  const amountOf = (line: ArrangementLine, worked = {}) => {
    const found = lineAmount(content, line, { earned, ...worked }, "");
    return "missing" in found ? found.missing : found.amount.toString();
  };
  const proportional = { partTimePercentage: true, employmentDuration: false };

  test.each<[string, ArrangementLine, Record<string, Decimal>, string]>([
    ["never under its floor", percent(1, { minValue: 500 }), {}, "500"],
    ["never over its cap", percent(8, { maxValue: 2_000 }), {}, "2000"],
    ["pro rata after its floor", percent(1, { minValue: 500, proportional }), { partTime: new Decimal(60) }, "300"],
    ["not without the part that it asks", percent(1, { proportional }), {}, "partTime"],
    ["of a month is a twelfth", percent(8, { baseAmount: { unitCode: "MonthlyRate", baseType: "HolidayAllowance" } }), {}, "204"],
    ["in euros as it is", { amount: { value: 250, unitCode: "Euro", baseAmount: { unitCode: "Fixed" } } }, {}, "250"],
    ["of a base amount of its own", percent(10, { baseAmount: { unitCode: "YearlyRate", value: 1_000 } }), {}, "100"],
    ["in days is no money", { amount: { value: 25, unitCode: "Day", baseAmount: { unitCode: "Fixed" } } }, {}, "unit"],
    ["of four weeks has no year in it", percent(8, { baseAmount: { unitCode: "FourWeeklyRate", baseType: "HolidayAllowance" } }), {}, "unit"],
  ])("%s", (_, line, worked, expected) => {
    expect(amountOf(line, worked)).toBe(expected);
  });
});

describe("an individual choice budget of 12% over 30,600", () => {
  const withHoliday = (relationType: "Included" | "OnTop" | "None", over: Partial<Amount> = {}): InquiryPayEquity => ({
    ...minimalExample(),
    baseDefinition: [based({}), based({ baseType: "GrossSalary" })],
    individualChoiceBudget: [
      { id: { value: "IKB", schemeAgencyId: "Customer" }, name: "Keuzebudget", origin: cao, line: [percent(12, { baseAmount: { unitCode: "YearlyRate", baseType: "GrossSalary" }, ...over })] },
    ],
    holidayAllowance: [{ name: "Vakantiebijslag", origin: cao, line: [percent(8, {}, { ikbReference: [{ relationType, id: { value: "IKB" } }] })] }],
  });

  test.each([
    ["Included", "3672.00", "3672.00", ["Vakantiebijslag"]],
    ["OnTop", "3672.00", "6120.00", []],
    ["None", "3672.00", "3672.00", []],
  ] as const)("with holiday allowance %s", (relation, own, total, included) => {
    const found = choiceBudget(withHoliday(relation), "IKB", { earned });
    expect([found?.budget.toFixed(2), found?.total.toFixed(2), found?.included]).toEqual([own, total, included]);
  });

  test("is the same when it is built up by the month", () => {
    const monthly = withHoliday("OnTop", { baseAmount: { unitCode: "MonthlyRate", baseType: "GrossSalary" } });
    expect(choiceBudget(monthly, "IKB", { earned })?.total.toFixed(2)).toBe("6120.00");
  });

  test("that is not there has no amount", () => {
    expect(choiceBudget(withHoliday("OnTop"), "ANDERS", { earned })).toBeNull();
  });
});

describe("sick pay by row", () => {
  const from = (offset: string): Condition => ({ conditionType: "Occurrence", occurrence: { occurrenceType: "Relative", event: "SickLeave", offset } });
  const row = (value: number, ...conditions: Condition[]) => percent(value, { baseAmount: { unitCode: "MonthlyRate", baseType: "SickPay" } }, { conditions });
  const until = (offset: string): Condition => ({ conditionType: "Not", condition: from(offset) });
  const line = [row(100, from("P0D")), row(70, from("P52W"), until("P104W"))];
  const inWeek = (rows: ArrangementLine[], week: number) => sickPayOn(minimalExample(), { line: rows }, week)?.percentage.toNumber() ?? null;

  test("100% in weeks 1 to 52, 70% in weeks 53 to 104", () => {
    expect([1, 52, 53, 104].map((week) => inWeek(line, week))).toEqual([100, 100, 70, 70]);
  });

  test("rows stay apart in any order, and a year is reached in week 53", () => {
    expect([52, 53].map((week) => inWeek([row(70, from("P1Y")), row(100, from("P0D"))], week))).toEqual([100, 70]);
  });

  test("a week nobody covers has none", () => {
    const rows = [row(100, from("P0D"), until("P52W")), row(70, from("P53W"))];
    expect([52, 53, 54].map((week) => inWeek(rows, week))).toEqual([100, null, 70]);
  });
});

describe("leave that does not apply, is zero, or is not known", () => {
  const withLines = (...values: number[]): InquiryPayEquity => ({
    ...minimalExample(),
    leave: [{ name: "ADV", origin: cao, workingHoursReduction: values.map((value) => ({ amount: { value, unitCode: "Hour", baseAmount: { unitCode: "Fixed" } } })) }],
  });

  test("are three answers", () => {
    expect(leaveAmounts(withLines(), "workingHoursReduction")).toEqual([]);
    expect(leaveAmounts(withLines(0), "workingHoursReduction")?.map(({ amount }) => amount.toNumber())).toEqual([0]);
    expect(leaveAmounts(withLines(), "workingHoursReduction", { leave: "unknown" })).toBeNull();
  });
});

test("a richer pension is worth the difference above the franchise, a poorer one nothing", () => {
  const of = (hirerPremium: string, hourlyWage = "16") =>
    pensionCompensation({ hirerPremium: new Decimal(hirerPremium), ownPremium: new Decimal("15.9"), hourlyWage: new Decimal(hourlyWage), franchise: new Decimal("9.24") }).toFixed(4);
  expect([of("18.2"), of("12"), of("18.2", "9")]).toEqual(["0.1555", "0.0000", "0.0000"]);
});
