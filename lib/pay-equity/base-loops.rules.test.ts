import { describe, expect, test } from "vitest";
import { baseLoops } from "./base-loops.rules";
import { readOf } from "./finding.rules";
import type { BaseDefinitionCode } from "./setu/codes.schema";
import { minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { BaseDefinition } from "./setu/party.schema";

const origin = { type: "CustomLabourAgreement" } as const;
const base = (baseType: BaseDefinitionCode, more: Partial<BaseDefinition> = {}): BaseDefinition => ({
  baseType,
  remunerationIndicator: true,
  holidayAllowanceIndicator: false,
  paidLeaveDayIndicator: false,
  allAllowancesIndicator: false,
  ...more,
});
const over = (baseType: BaseDefinitionCode, included?: string) => ({
  amount: { value: 8, unitCode: "Percentage" as const, baseAmount: { unitCode: "YearlyRate" as const, baseType } },
  ...(included && { ikbReference: [{ relationType: "Included" as const, id: { value: included } }] }),
});
const holiday = (baseType: BaseDefinitionCode, included?: string) => [{ name: "Vakantiebijslag", origin, line: [over(baseType, included)] }];
const budget = (baseType: BaseDefinitionCode) => [{ id: { value: "IKB", schemeAgencyId: "Customer" as const }, name: "Keuzebudget", origin, line: [over(baseType)] }];
const allowance = (baseType: BaseDefinitionCode, included?: string) => [{ name: "Ploegentoeslag", origin, typeCode: "HT300" as const, line: [over(baseType, included)] }];

describe("the path of a loop", () => {
  test.each<[string, Partial<InquiryPayEquity>, string[]]>([
    ["a salary, nothing in it", { baseDefinition: [base("GrossSalary")], holidayAllowance: holiday("GrossSalary") }, []],
    [
      "holiday allowance over a base that holds it",
      { baseDefinition: [base("GrossSalary", { holidayAllowanceIndicator: true })], holidayAllowance: holiday("GrossSalary") },
      ["error baseDefinition.0.holidayAllowanceIndicator Vakantiebijslag → GrossSalary → Vakantiebijslag"],
    ],
    [
      "the base of the holiday allowance itself, without a line",
      { baseDefinition: [base("HolidayAllowance", { holidayAllowanceIndicator: true })] },
      ["error baseDefinition.0.holidayAllowanceIndicator holidayAllowance → HolidayAllowance → holidayAllowance"],
    ],
    [
      "through the budget it is included in",
      {
        baseDefinition: [base("BaseWage"), base("GrossSalary", { holidayAllowanceIndicator: true })],
        holidayAllowance: holiday("BaseWage", "IKB"),
        individualChoiceBudget: budget("GrossSalary"),
      },
      ["error baseDefinition.1.holidayAllowanceIndicator Vakantiebijslag → Keuzebudget → GrossSalary → Vakantiebijslag"],
    ],
    [
      "the same, beside the budget",
      { baseDefinition: [base("BaseWage"), base("GrossSalary", { holidayAllowanceIndicator: true })], holidayAllowance: holiday("BaseWage"), individualChoiceBudget: budget("GrossSalary") },
      [],
    ],
    [
      "a budget over a base with an allowance that it pays",
      { baseDefinition: [base("GrossSalary", { allAllowancesIndicator: true })], allowance: allowance("BaseWage", "IKB"), individualChoiceBudget: budget("GrossSalary") },
      ["error baseDefinition.0.allAllowancesIndicator Keuzebudget → GrossSalary → Ploegentoeslag → Keuzebudget"],
    ],
    [
      "an allowance over a base that holds it: only a warning",
      { baseDefinition: [base("GrossSalary", { allowances: [{ typeCode: "HT300" }] })], allowance: allowance("GrossSalary") },
      ["warning baseDefinition.0.allAllowancesIndicator GrossSalary → Ploegentoeslag → GrossSalary"],
    ],
    [
      "two such allowances, said once",
      { baseDefinition: [base("GrossSalary", { allAllowancesIndicator: true })], allowance: [...allowance("GrossSalary"), ...allowance("GrossSalary")] },
      ["warning baseDefinition.0.allAllowancesIndicator GrossSalary → Ploegentoeslag → GrossSalary"],
    ],
    ["another allowance in the base", { baseDefinition: [base("GrossSalary", { allowances: [{ typeCode: "HT320" }] })], allowance: allowance("GrossSalary") }, []],
    ["a base that is not defined", { holidayAllowance: holiday("GrossSalary") }, []],
  ])("%s", (_what, content, expected) => {
    const found = baseLoops(readOf({ ...minimalExample(), ...content }));
    expect(found.map(({ severity, path, values }) => `${severity} ${path} ${values.loop}`)).toEqual(expected);
  });
});

test("many allowances over many bases, of which each holds all others, are walked to their end", () => {
  const codes = ["GrossSalary", "UsualWage", "BaseWage", "SocialInsuranceWage", "HolidayAllowance", "Pension", "SickPay", "13thMonth"] as const;
  const baseDefinition = codes.map((code) => base(code, { allAllowancesIndicator: true }));
  const many = Array.from({ length: 400 }, (_, index) => allowance(codes[index % codes.length] ?? "BaseWage")).flat();

  expect(baseLoops(readOf({ ...minimalExample(), baseDefinition, allowance: many })).length).toBeGreaterThan(0);
});
