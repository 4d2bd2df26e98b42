import { describe, expect, test } from "vitest";
import { lawfulness } from "./law.rules";
import type { SectionStates } from "./blocks.schema";
import type { Amount, ArrangementLine, Interval } from "./setu/amounts.schema";
import { minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";

const origin = { type: "CustomLabourAgreement" } as const;
const amount = (value: number, unitCode: Amount["unitCode"]): Amount => ({ value, unitCode, baseAmount: { unitCode: unitCode === "Percentage" ? "YearlyRate" : "Fixed" } });
const line = (value: number, unitCode: Amount["unitCode"], more: Partial<ArrangementLine> = {}): ArrangementLine => ({ amount: amount(value, unitCode), ...more });
const senior: Partial<ArrangementLine> = { conditions: [{ conditionType: "Age", operator: "gte", age: 55 }] };
const per = (unitCode: Interval["unitCode"], value = 1): Partial<ArrangementLine> => ({ interval: { value, unitCode } });
const holiday = (...lines: ArrangementLine[]) => ({ holidayAllowance: [{ name: "Vakantiebijslag", origin, line: lines }] });

/** Of a document of 40 hours a week that lacks nothing else. */
function said(content: Partial<InquiryPayEquity>, sections: SectionStates = {}): string[] {
  const found = lawfulness({ ...minimalExample(), ...holiday(line(8, "Percentage")), ...content }, sections);
  return found.map(({ severity, path, key }) => `${severity} ${path} ${key.split(".").at(-1)}`);
}

describe("holiday allowance", () => {
  const low = "warning holidayAllowance.0.line.0.amount.value holidayAllowanceLow";
  test.each<[string, Partial<InquiryPayEquity>, SectionStates, string[]]>([
    ["8%", {}, {}, []],
    ["7.99%", holiday(line(7.99, "Percentage")), {}, [low]],
    ["4% and 4% for everybody", holiday(line(4, "Percentage"), line(4, "Percentage")), {}, []],
    ["8% and 2% more from 55", holiday(line(8, "Percentage"), line(2, "Percentage", senior)), {}, []],
    ["7% for a group alone", holiday(line(7, "Percentage", senior)), {}, [low]],
    ["an amount in euros says nothing", holiday(line(2000, "Euro")), {}, []],
    ["missing", { holidayAllowance: undefined }, {}, ["warning holidayAllowance holidayAllowanceMissing"]],
    ["missing though filled in", { holidayAllowance: [] }, { holidayAllowance: "filled" }, ["warning holidayAllowance holidayAllowanceMissing"]],
    ["n.v.t., as when a budget holds it", { holidayAllowance: undefined }, { holidayAllowance: "not_applicable" }, []],
    ["not known yet is another finding", { holidayAllowance: undefined }, { holidayAllowance: "unknown" }, []],
  ])("%s", (_what, content, sections, expected) => {
    expect(said(content, sections)).toEqual(expected);
  });
});

describe("leave at 40 hours a week", () => {
  const low = ["warning leave.0.paidLeave.0.amount.value leaveLow"];
  test.each<[string, ArrangementLine[], string[]]>([
    ["20 days", [line(20, "Day", per("Year"))], []],
    ["19.5 days", [line(19.5, "Day", per("Year"))], low],
    ["160 hours", [line(160, "Hour", per("Year"))], []],
    ["159 hours", [line(159, "Hour")], low],
    ["20 days by law and 5 more", [line(20, "Day"), line(5, "Day")], []],
    ["15 days, and 10 more from 55", [line(15, "Day"), line(10, "Day", senior)], low],
    ["13.34 hours a month", [line(13.34, "Hour", per("Month"))], []],
    ["13.33 hours a month", [line(13.33, "Hour", per("Month"))], low],
    ["12.3 hours per four weeks", [line(12.3, "Hour", per("Week", 4))], low],
    ["5 weeks written as 5 days", [line(5, "Day")], low],
    ["a share of what is worked cannot be counted", [line(9, "Percentage")], []],
    ["only under a condition", [line(5, "Day", senior)], []],
  ])("%s", (_what, paidLeave, expected) => {
    expect(said({ leave: [{ name: "Verlof", origin, paidLeave }] })).toEqual(expected);
  });
});

test.each<[number, "Day" | "Hour", boolean]>([
  [2, "Day", false],
  [3, "Day", true],
  [0, "Day", false],
  [16, "Hour", false],
  [17, "Hour", true],
])("%d waiting %ss are too many: %s", (value, unitCode, tooMany) => {
  const expected = tooMany ? ["warning sickPay.0.waitingDays.value waitingDaysMany"] : [];
  expect(said({ sickPay: [{ name: "Ziekte", origin, waitingDays: { value, unitCode } }] })).toEqual(expected);
});

test.each<[string, ArrangementLine, string[]]>([
  ["€ 0.23 per kilometre", line(0.23, "Euro", per("Kilometer")), []],
  ["€ 0.24 per kilometre", line(0.24, "Euro", per("Kilometer")), ["note allowance.0.line.0.amount.value aboveUntaxed"]],
  ["€ 2.45 per day worked at home", line(2.45, "Euro", per("WorkFromHomeDay")), []],
  ["€ 2.46 per day worked at home", line(2.46, "Euro", per("WorkFromHomeDay")), ["note allowance.0.line.0.amount.value aboveUntaxed"]],
  ["€ 5 per shift", line(5, "Euro", per("Shift")), []],
])("%s", (_what, paid, expected) => {
  expect(said({ allowance: [{ name: "Vergoeding", origin, typeCode: "EA103", line: [paid] }] })).toEqual(expected);
});
