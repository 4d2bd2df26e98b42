import { describe, expect, test } from "vitest";
import { wordsIn } from "@/lib/core/words";
import type { Condition } from "./setu/conditions.schema";
import { fullExample, minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";
import { type Finding, findings } from "./validity.rules";

/** What is found after one change in the full example, which has no errors itself. */
function foundAfter(change: (message: InquiryPayEquity) => unknown): string[] {
  const message = fullExample();
  change(message);
  const before = new Set(findings(fullExample()).map(short));
  return findings(message).map(short).filter((finding) => !before.has(finding));
}

const short = ({ severity, path, key }: Finding) => `${severity} ${path} ${key.replace("payEquity.findings.", "")}`;
const must = <Thing,>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Error("the full example holds this");
  return thing;
};
const salaryOf = (message: InquiryPayEquity) => must(message.remuneration[0]);
const scaleOf = (message: InquiryPayEquity, index = 0) => must(salaryOf(message).salaryScale?.[index]);
const inTwoTables = (message: InquiryPayEquity) => {
  salaryOf(message).effectivePeriod = { validFrom: "2026-07-01", validTo: "2026-12-31" };
  message.remuneration.push({ ...salaryOf(fullExample()), effectivePeriod: { validFrom: "2027-01-01" }, individualSalaryIncrease: [] });
};
const nightOf = (message: InquiryPayEquity) => must(message.allowance?.[0]);

function withCondition(condition: Condition) {
  return (message: InquiryPayEquity) => {
    must(nightOf(message).line?.[0]).conditions = [condition];
  };
}

test("the examples hold no error", () => {
  const blocking = (message: InquiryPayEquity) => findings(message).filter(({ severity }) => severity === "error");

  expect(blocking(minimalExample())).toEqual([]);
  expect(blocking(fullExample())).toEqual([]);
});

describe("dates and times", () => {
  test.each<[string, (message: InquiryPayEquity) => unknown, string[]]>([
    ["a missing first day", (m) => (m.effectivePeriod = {}), ["error effectivePeriod.validFrom validFromMissing"]],
    ["a day that does not exist", (m) => (m.effectivePeriod.validFrom = "2026-02-30"), ["error effectivePeriod.validFrom dateUnreadable"]],
    ["a last day before the first", (m) => (m.effectivePeriod.validTo = "2026-06-30"), ["error effectivePeriod.validTo periodReversed"]],
    ["one day as a period", (m) => (m.effectivePeriod.validTo = "2026-07-01"), []],
    [
      "a table with its period turned round",
      (m) => (salaryOf(m).effectivePeriod = { validFrom: "2027-01-01", validTo: "2026-12-31" }),
      ["error remuneration.0.effectivePeriod.validTo periodReversed"],
    ],
    [
      "an allowance with its dates turned round",
      (m) => (must(nightOf(m).period?.[0]).datePeriod = [{ start: "2026-12-31", end: "2026-01-01" }]),
      ["error allowance.0.period.0.datePeriod.0.end periodReversed"],
    ],
    [
      "a night past midnight",
      (m) => (must(nightOf(m).period?.[0]).timePeriod = { start: "22:00:00", end: "06:00:00" }),
      ["error allowance.0.period.0.timePeriod timesReversed"],
    ],
    [
      "a time that is none",
      (m) => (must(nightOf(m).period?.[0]).timePeriod = { start: "25:00:00", end: "late" }),
      ["error allowance.0.period.0.timePeriod.start timeUnreadable", "error allowance.0.period.0.timePeriod.end timeUnreadable"],
    ],
    ["a time until midnight, without seconds", (m) => (must(nightOf(m).period?.[0]).timePeriod = { start: "22:00", end: "24:00" }), []],
  ])("%s", (_what, change, expected) => {
    expect(foundAfter(change)).toEqual(expected);
  });
});

describe("references", () => {
  const positions = (...positionProfileIds: string[]): Condition => ({ conditionType: "PositionProfile", operator: "in", positionProfileIds });
  const scale = (salaryScale: string, step?: string): Condition => ({ conditionType: "SalaryScale", operator: "eq", salaryScale, step });
  const at = "allowance.0.line.0.conditions.0";

  test.each<[string, (message: InquiryPayEquity) => unknown, string[]]>([
    ["a function that exists", withCondition(positions("INPAK")), []],
    ["a function that does not", withCondition(positions("INPAK", "X")), [`error ${at}.positionProfileIds.1 unknownPosition`]],
    ["no function at all", withCondition(positions()), [`error ${at}.positionProfileIds noPositions`]],
    [
      "one deep inside",
      withCondition({ conditionType: "Not", condition: { conditionType: "AnyOf", conditions: [positions("X")] } }),
      [`error ${at}.condition.conditions.0.positionProfileIds.0 unknownPosition`],
    ],
    ["a scale that exists", withCondition(scale("3", "1")), []],
    ["a scale that does not", withCondition(scale("4")), [`error ${at}.salaryScale unknownScale`]],
    ["a step that the scale does not have", withCondition(scale("3", "9")), [`error ${at}.step unknownStep`]],
    [
      "a scale of a function that does not exist",
      (m) => (scaleOf(m).positionProfileReference = [{ positionId: { value: "INPAK" } }, { positionId: { value: "X" } }]),
      ["error remuneration.0.salaryScale.0.positionProfileReference.1.positionId unknownPosition"],
    ],
    [
      "a first step that the scale does not have",
      (m) => (must(scaleOf(m).positionProfileReference?.[0]).startSalaryStep = "7"),
      ["error remuneration.0.salaryScale.0.positionProfileReference.0.startSalaryStep unknownStep"],
    ],
    [
      "a budget that does not exist",
      (m) => (must(m.individualChoiceBudget?.[0]).id = undefined),
      ["error allowance.0.line.0.ikbReference.0.id unknownBudget", "error leave.0.paidLeave.0.ikbReference.0.id unknownBudget"],
    ],
    [
      "an allowance that does not exist",
      (m) => (nightOf(m).reference = [{ id: { value: "WEG" }, description: "Komt erbij." }]),
      ["warning allowance.0.reference.0.id unknownAllowance"],
    ],
    ["a reference by code alone", (m) => (nightOf(m).reference = [{ typeCode: "HT340", description: "Komt erbij." }]), []],
    [
      "a function without a scale",
      (m) => (scaleOf(m).positionProfileReference = undefined),
      ["warning positionProfile.0 positionWithoutScale"],
    ],
  ])("%s", (_what, change, expected) => {
    expect(foundAfter(change)).toEqual(expected);
  });
});

describe("what stands there twice", () => {
  test.each<[string, (message: InquiryPayEquity) => unknown, string[]]>([
    [
      "a function",
      (m) => m.positionProfile?.push(must(m.positionProfile[0])),
      ["error positionProfile.2.positionId duplicatePosition"],
    ],
    [
      "a scale in one table",
      (m) => (scaleOf(m, 1).name = "3"),
      ["error remuneration.0.salaryScale.1.name duplicateScale", "error remuneration.0.conditions.0.condition.salaryScale unknownScale"],
    ],
    [
      "a scale in two tables for one function at one time",
      (m) => m.remuneration.push({ ...salaryOf(fullExample()), individualSalaryIncrease: [] }),
      ["error remuneration.1.effectivePeriod tablesOverlap"],
    ],
    ["a scale in two tables after each other", inTwoTables, []],
    ["a step", (m) => (must(scaleOf(m).salaryStep?.[2]).name = "0"), ["error remuneration.0.salaryScale.0.salaryStep.2.name duplicateStep"]],
    [
      "a line's id",
      (m) => (must(must(m.leave?.[0]).paidLeave?.[0]).lineId = { value: "NACHT-1" }),
      ["error leave.0.paidLeave.0.lineId duplicateId"],
    ],
    [
      "an arrangement's id in its block",
      (m) => (must(m.allowance?.[1]).id = { value: "NACHT", schemeAgencyId: "Customer" }),
      ["error allowance.1.id duplicateId", "warning allowance.0.reference.0.id unknownAllowance"],
    ],
    ["an arrangement's id in another block", (m) => (must(m.pension?.[0]).id = { value: "NACHT", schemeAgencyId: "Customer" }), []],
    [
      "a base",
      (m) => m.baseDefinition?.push(must(m.baseDefinition[0])),
      ["error baseDefinition.5.baseType duplicateBase"],
    ],
  ])("%s", (_what, change, expected) => {
    expect(foundAfter(change).sort()).toEqual([...expected].sort());
  });
});

describe("amounts", () => {
  test.each<[string, (message: InquiryPayEquity) => unknown, string[]]>([
    [
      "a floor above its cap",
      (m) => (must(must(nightOf(m).line?.[0]).amount).minValue = 13),
      ["error allowance.0.line.0.amount.minValue minAboveMax"],
    ],
    [
      "a scale that begins above its end",
      (m) => ([scaleOf(m).minValue, scaleOf(m).maxValue] = [2600, 2400]),
      [
        "error remuneration.0.salaryScale.0.minValue minAboveMax",
        "warning remuneration.0.salaryScale.0.salaryStep.1.value stepOutsideScale",
        "warning remuneration.0.salaryScale.0.salaryStep.2.value stepOutsideScale",
      ],
    ],
    [
      "a step lower than the one before",
      (m) => (must(scaleOf(m).salaryStep?.[1]).value = 2600.01),
      ["error remuneration.0.salaryScale.0.salaryStep.2.value stepsDescending", "warning remuneration.0.salaryScale.0.salaryStep.1.value stepOutsideScale"],
    ],
    ["a step equal to the one before", (m) => (must(scaleOf(m).salaryStep?.[1]).value = 2600), []],
    ["a youth step below the row", (m) => (must(scaleOf(m).salaryStep?.[0]).value = 1400), []],
    [
      "a base that nothing defines, said once",
      (m) => (m.baseDefinition = m.baseDefinition?.filter(({ baseType }) => baseType !== "SickPay")),
      ["warning sickPay.0.line.0.amount.baseAmount.baseType baseUndefined"],
    ],
    [
      "a base that contains itself",
      (m) => (must(m.baseDefinition?.[1]).holidayAllowanceIndicator = true),
      ["error baseDefinition.1.holidayAllowanceIndicator baseLoop"],
    ],
    [
      "an arrangement with an empty list of lines and no words",
      (m) => Object.assign(must(m.pension?.[0]), { line: [], description: undefined }),
      ["warning pension.0.line emptyLines"],
    ],
  ])("%s", (_what, change, expected) => {
    expect(foundAfter(change).sort()).toEqual([...expected].sort());
  });

  test.each([
    { percentage: 0.605, factor: 165.29, agrees: true, because: "the factor follows from the percentage" },
    { percentage: 0.606, factor: 165, agrees: true, because: "the percentage follows from the factor" },
    { percentage: 0.605, factor: 165, agrees: false, because: "165 is 0.606%" },
    { percentage: 0.607, factor: 164.67, agrees: true, because: "three decimals are as exact as caos are" },
    { percentage: 0.6, factor: 165, agrees: false, because: "one decimal is not" },
    { percentage: 0.605, factor: 0, agrees: false, because: "nothing follows from zero" },
    { percentage: undefined, factor: 165, agrees: true, because: "one of them is enough" },
  ])("percentage $percentage and factor $factor: $because", ({ percentage, factor, agrees }) => {
    const found = foundAfter((message) => {
      salaryOf(message).hourlyWageConversion = { hourlyWagePercentage: percentage, hourlyWageFactor: factor };
    });

    expect(found).toEqual(agrees ? [] : ["error remuneration.0.hourlyWageConversion conversionDisagrees"]);
  });
});

test("every finding is a sentence in both languages, with its values filled in", () => {
  const message = fullExample();
  message.effectivePeriod = { validFrom: "2026-07-01", validTo: "2026-06-30" };
  message.baseDefinition = [];
  must(scaleOf(message).salaryStep?.[1]).value = 2700.5;
  salaryOf(message).hourlyWageConversion = { hourlyWagePercentage: 0.605, hourlyWageFactor: 165 };

  const said = findings(message).map(({ key, values }) => wordsIn("nl")(key, values));
  expect(said).toContain("De periode eindigt op 2026-06-30, voor het begin op 2026-07-01.");
  expect(said).toContain("Trede 1 (2.600) is lager dan trede 0 (2.700,5).");
  expect(said).toContain("Uurloonpercentage 0,605 en uurloonfactor 165 geven niet hetzelfde uurloon. Laat er één weg.");
  expect(said).toContain("Er staat niet in waaruit de grondslag pensioengevend loon bestaat.");
  expect(findings(message).map(({ key, values }) => wordsIn("en")(key, values))).toContain("Step 1 (2,600) is lower than step 0 (2,700.5).");
});
