import { describe, expect, test } from "vitest";
import { overlapsAndDoubles } from "./arrangements-validity.rules";
import type { ArrangementLine, IkbReference } from "./setu/amounts.schema";
import type { AllowanceArrangement } from "./setu/arrangements.schema";
import { minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";

const origin = { type: "CustomLabourAgreement" } as const;
const share = (value: number, more: Partial<ArrangementLine> = {}): ArrangementLine => ({
  amount: { value, unitCode: "Percentage", baseAmount: { unitCode: "HourlyRate", baseType: "GrossSalary" } },
  ...more,
});
const night = { timePeriod: { start: "22:00:00", end: "23:59:59" } };
const allowance = (more: Partial<AllowanceArrangement> = {}): AllowanceArrangement => ({ name: "Nacht", origin, typeCode: "HT320", period: [night], line: [share(30)], ...more });
const firstHalf = { validFrom: "2026-07-01", validTo: "2026-12-31" };
const secondHalf = { validFrom: "2027-01-01", validTo: "2027-06-30" };
const holiday = (more: Partial<NonNullable<InquiryPayEquity["holidayAllowance"]>[number]> = {}) => ({ name: "Vakantiebijslag", origin, line: [share(8)], ...more });
const inBudget = (relationType: IkbReference["relationType"]): Pick<ArrangementLine, "ikbReference"> => ({ ikbReference: [{ relationType, id: { value: "IKB" } }] });
const budget = (value: number) => ({ id: { value: "IKB", schemeAgencyId: "Customer" as const }, name: "Keuzebudget", origin, line: [share(value)] });
const forTeam: Partial<ArrangementLine> = { conditions: [{ conditionType: "Text", description: "Alleen ploeg 2." }] };

function said(content: Partial<InquiryPayEquity>): string[] {
  return overlapsAndDoubles({ ...minimalExample(), ...content }).map(({ severity, path, key }) => `${severity} ${path} ${key.split(".").at(-1)}`);
}

describe("arrangements of one kind", () => {
  test.each<[string, Partial<InquiryPayEquity>, string[]]>([
    ["two holiday allowances at one time", { holidayAllowance: [holiday(), holiday({ name: "Vakantiegeld" })] }, ["error holidayAllowance.1.effectivePeriod arrangementsOverlap"]],
    ["one after the other", { holidayAllowance: [holiday({ effectivePeriod: firstHalf }), holiday({ effectivePeriod: secondHalf })] }, []],
    ["one day in both", { holidayAllowance: [holiday({ effectivePeriod: firstHalf }), holiday({ effectivePeriod: { validFrom: "2026-12-31" } })] }, ["error holidayAllowance.1.effectivePeriod arrangementsOverlap"]],
    ["for other people", { holidayAllowance: [holiday(), holiday({ line: [share(8, forTeam)] })] }, []],
    ["two pensions by name", { pension: [{ name: "Fonds", origin }, { name: "Aanvulling", origin }] }, []],
    ["one pension twice", { pension: [{ name: "Fonds", origin }, { name: "fonds ", origin }] }, ["error pension.1.effectivePeriod arrangementsOverlap"]],
    ["an employer's and an employee's share", { pension: [{ name: "Fonds", origin, line: [share(10, { contributionSource: "Employer" })] }, { name: "Fonds", origin, line: [share(5, { contributionSource: "Employee" })] }] }, []],
  ])("%s", (_what, content, expected) => {
    expect(said(content)).toEqual(expected);
  });
});

describe("rows of an allowance", () => {
  test.each<[string, AllowanceArrangement[], string[]]>([
    ["the same hours, another percentage", [allowance(), allowance({ line: [share(35)] })], ["error allowance.1.line.0.amount rowsDiffer"]],
    ["within one allowance", [allowance({ line: [share(30), share(35)] })], ["error allowance.0.line.1.amount rowsDiffer"]],
    ["the same percentage twice", [allowance(), allowance()], []],
    ["other hours", [allowance(), allowance({ period: [{ timePeriod: { start: "00:00:00", end: "05:59:59" } }], line: [share(35)] })], []],
    ["other conditions", [allowance(), allowance({ line: [share(35, forTeam)] })], []],
    ["another time of the year", [allowance({ effectivePeriod: firstHalf }), allowance({ effectivePeriod: secondHalf, line: [share(35)] })], []],
    ["without hours, by name", [allowance({ period: undefined, name: "Koffie" }), allowance({ period: [], name: "Koffie", line: [share(1)] })], ["error allowance.1.line.0.amount rowsDiffer"]],
    ["without hours, another name", [allowance({ period: undefined, name: "Koffie" }), allowance({ period: undefined, name: "Was", line: [share(1)] })], []],
    ["150%: a total or a surcharge", [allowance({ typeCode: "HT200", line: [share(150)] })], ["warning allowance.0.line.0.amount.value totalOrSurcharge"]],
    ["100% on a holiday", [allowance({ typeCode: "HT340", line: [share(100)] })], []],
  ])("%s", (_what, rows, expected) => {
    expect(said({ allowance: rows })).toEqual(expected);
  });
});

describe("a choice budget", () => {
  test.each<[string, Partial<InquiryPayEquity>, string[]]>([
    ["12% with holiday allowance included", { individualChoiceBudget: [budget(12)], holidayAllowance: [holiday({ line: [share(8, inBudget("Included"))] })] }, []],
    ["12% with holiday allowance on top", { individualChoiceBudget: [budget(12)], holidayAllowance: [holiday({ line: [share(8, inBudget("OnTop"))] })] }, []],
    [
      "included, and once more beside it",
      { individualChoiceBudget: [budget(12)], holidayAllowance: [holiday({ line: [share(8, inBudget("Included")), share(8)] })] },
      ["error holidayAllowance.0.line.1 countedTwice"],
    ],
    [
      "included, and once more on top",
      { individualChoiceBudget: [budget(12)], holidayAllowance: [holiday({ line: [share(8, inBudget("Included")), share(8, inBudget("OnTop"))] })] },
      ["error holidayAllowance.0.line.1 countedTwice"],
    ],
    [
      "included for some, beside it for others",
      { individualChoiceBudget: [budget(12)], holidayAllowance: [holiday({ line: [share(8, { ...inBudget("Included"), ...forTeam }), share(8)] })] },
      [],
    ],
    [
      "included and on top in one line",
      { individualChoiceBudget: [budget(12)], holidayAllowance: [holiday({ line: [share(8, { ikbReference: [...(inBudget("Included").ikbReference ?? []), ...(inBudget("OnTop").ikbReference ?? [])] })] })] },
      ["error holidayAllowance.0.line.0.ikbReference.1.relationType budgetContradicts"],
    ],
    [
      "smaller than what is in it",
      { individualChoiceBudget: [budget(7.9)], holidayAllowance: [holiday({ line: [share(8, inBudget("Included"))] })] },
      ["warning individualChoiceBudget.0.line budgetTooSmall"],
    ],
  ])("%s", (_what, content, expected) => {
    expect(said(content)).toEqual(expected);
  });
});
