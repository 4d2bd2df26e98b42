import fc from "fast-check";
import type { Amount, ArrangementLine, ArrangementLineLeave, EffectivePeriod, IkbReference } from "./amounts.schema";
import type { AllowanceArrangement, LeaveArrangement, Period, SickPayArrangement } from "./arrangements.schema";
import { AllowanceCode, IntervalCode, LabourAgreementType, SupplementaryArrangementCode, SustainabilityCode, Weekday } from "./codes.schema";
import { conditionsOn, dates, decimals, occurrences, type Targets, texts } from "./conditions.arbitrary.test-support";

type Base = "BaseWage" | "GrossSalary" | "Pension";

export const origins = fc.record({ type: fc.constantFrom(...LabourAgreementType.options) });
const intervals = fc.record({ value: fc.constantFrom(0.25, 1, 4), unitCode: fc.constantFrom(...IntervalCode.options) });

/** Periods that run forward; one in two without an end. */
export function periods(): fc.Arbitrary<EffectivePeriod> {
  return fc.tuple(dates, dates, fc.boolean()).map(([one, other, ends]) => {
    const [validFrom = one, validTo = other] = [one, other].sort();
    return ends ? { validFrom, validTo } : { validFrom };
  });
}

/** All blocks beside the salary, each with ids that begin with the name of their block: unique within the message. */
export function arrangements(targets: Targets) {
  const plain = (block: string, bases: readonly Base[]) => fc.record({ ...head(block), line: linesOf(targets, block, bases) }, { requiredKeys: ["name", "origin", "line"] });
  const coverage = { coverage: amounts(["BaseWage"]) };
  const withPayDate = (block: string) => fc.record({ ...head(block), line: linesOf(targets, block, ["BaseWage", "GrossSalary"]), payDate: occurrences }, { requiredKeys: ["name", "origin", "line"] });

  return {
    allowance: allowances(targets),
    holidayAllowance: one(withPayDate("VT")),
    sickPay: one(sickPay(targets)),
    leave: one(leave(targets)),
    individualChoiceBudget: one(
      fc.record({ ...head("IKB"), line: linesOf(targets, "IKB", ["GrossSalary"]), option: fc.array(fc.record({ description: texts }), { maxLength: 2 }) }, { requiredKeys: ["id", "name", "origin", "line"] }),
    ),
    pension: one(fc.tuple(plain("PENSIOEN", ["Pension"]), texts).map(([arrangement, description]) => ({ ...arrangement, franchise: { description } }))),
    sustainableEmployability: one(fc.tuple(withPayDate("DI"), fc.constantFrom(...SustainabilityCode.options)).map(([arrangement, typeCode]) => ({ ...arrangement, typeCode }))),
    supplementaryArrangement: one(
      fc.tuple(plain("AANV", ["GrossSalary"]), fc.constantFrom(...SupplementaryArrangementCode.options), fc.record(coverage, { requiredKeys: [] })).map(([arrangement, typeCode, covers]) => ({ ...arrangement, typeCode, ...covers })),
    ),
    otherArrangement: one(fc.tuple(plain("OVERIG", ["BaseWage"]), fc.record(coverage, { requiredKeys: [] })).map(([arrangement, covers]) => ({ ...arrangement, ...covers }))),
  };
}

function one<Arrangement>(arrangement: fc.Arbitrary<Arrangement>): fc.Arbitrary<Arrangement[]> {
  return arrangement.map((each) => [each]);
}

function head(block: string) {
  return {
    id: fc.constant({ value: block, schemeAgencyId: "Customer" as const }),
    name: texts.map((text) => `${block} ${text}`),
    origin: origins,
    effectivePeriod: periods(),
    description: texts,
  };
}

/** Each allowance with a name and lines of its own; it stacks on earlier ones only, so that nothing runs in a circle. */
function allowances(targets: Targets): fc.Arbitrary<AllowanceArrangement[]> {
  const stacked = fc.option(fc.constantFrom("Compounding" as const, "Cumulative" as const, "Subtractive" as const), { nil: undefined });
  const allowance = (index: number) =>
    fc.tuple(
      fc.record(
        {
          ...head(`TOESLAG-${index}`),
          typeCode: fc.constantFrom(...AllowanceCode.options),
          period: fc.array(moments, { maxLength: 2 }),
          line: linesOf(targets, `TOESLAG-${index}`, ["BaseWage"]),
          payDate: occurrences,
          phaseOutScheme: texts,
        },
        { requiredKeys: ["id", "name", "origin", "typeCode", "line"] },
      ),
      stacked,
    );
  return fc.integer({ min: 1, max: 3 }).chain((count) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => allowance(index))).map((all) =>
      all.map(([each, relationType], index) => {
        const before = all[index - 1]?.[0];
        return relationType && before ? { ...each, reference: [{ id: { value: before.id.value }, description: "Bij de vorige.", relationType }] } : each;
      }),
    ),
  );
}

const moments: fc.Arbitrary<Period> = fc.record(
  {
    datePeriod: fc.array(fc.record({ start: fc.constant("2026-07-01"), end: fc.constant("2026-08-31") }, { requiredKeys: ["start"] }), { maxLength: 1 }),
    timePeriod: fc.constantFrom({ start: "00:00:00", end: "06:00:00" }, { start: "18:30:00", end: "23:59:59" }, { start: "00:00:00", end: "23:59:59" }),
    weekday: fc.subarray([...Weekday.options], { minLength: 1 }).map((days) => days.map((value) => ({ value }))),
  },
  { requiredKeys: ["timePeriod"] },
);

function sickPay(targets: Targets): fc.Arbitrary<SickPayArrangement> {
  const waitingDays = fc.record(
    { value: fc.constantFrom(0, 1, 2), unitCode: fc.constantFrom("Day" as const, "Hour" as const), conditions: fc.array(conditionsOn(targets), { maxLength: 1 }) },
    { requiredKeys: ["value", "unitCode"] },
  );
  return fc.record({ ...head("ZIEK"), waitingDays, line: linesOf(targets, "ZIEK", ["GrossSalary"]) }, { requiredKeys: ["name", "origin"] });
}

function leave(targets: Targets): fc.Arbitrary<LeaveArrangement> {
  const days = amounts(["GrossSalary"]).map(({ proportional: _, ...amount }) => amount);
  const leaveLines = (kind: string): fc.Arbitrary<ArrangementLineLeave[]> =>
    fc.tuple(linesOf(targets, `VERLOF-${kind}`, ["GrossSalary"]), fc.record({ name: texts, leaveDayValue: days, description: texts }, { requiredKeys: [] })).map(([lines, own]) => lines.map((line) => ({ ...line, ...own })));
  return fc.record(
    {
      ...head("VERLOF"),
      paidLeave: leaveLines("V"),
      workingHoursReduction: leaveLines("ADV"),
      holidays: leaveLines("F"),
      specialLeave: leaveLines("B"),
      additionalParentalLeave: leaveLines("W"),
      mandatoryLeaveAllocation: fc.record({ description: texts }, { requiredKeys: [] }),
    },
    { requiredKeys: ["name", "origin"] },
  );
}

/** Percentages rest on a base of the message, sums in euros, hours and days on none. */
function amounts(baseTypes: readonly Base[]): fc.Arbitrary<Amount> {
  const bounds = fc.constantFrom({}, { minValue: 10 }, { maxValue: 5000.5 }, { minValue: 1, maxValue: 2 });
  const proportional = fc.record({ partTimePercentage: fc.boolean(), employmentDuration: fc.boolean(), description: texts }, { requiredKeys: ["partTimePercentage", "employmentDuration"] });
  const percentage = fc.record({ unitCode: fc.constantFrom("HourlyRate" as const, "MonthlyRate" as const, "YearlyRate" as const), baseType: fc.constantFrom(...baseTypes) });
  const whole = fc.oneof(
    fc.record({ value: decimals, unitCode: fc.constant("Percentage" as const), baseAmount: percentage, bounds }),
    fc.record({ value: decimals, unitCode: fc.constantFrom("Euro" as const, "Hour" as const, "Day" as const), baseAmount: fc.constant({ unitCode: "Fixed" as const }), bounds }),
  );
  return fc.tuple(whole, fc.option(proportional, { nil: undefined })).map(([{ bounds: limits, ...amount }, rated]) => ({ ...amount, ...limits, ...(rated ? { proportional: rated } : {}) }));
}

/** Lines without references to a choice budget. */
export function limitedLines(targets: Targets, baseTypes: readonly Base[] = ["BaseWage"]) {
  return fc.record({ amount: amounts(baseTypes), interval: intervals, conditions: fc.array(conditionsOn(targets), { maxLength: 2 }) }, { requiredKeys: ["amount"] });
}

function linesOf(targets: Targets, block: string, baseTypes: readonly Base[]): fc.Arbitrary<ArrangementLine[]> {
  const ikbReference: fc.Arbitrary<IkbReference[]> = fc.array(fc.record({ relationType: fc.constantFrom("Included" as const, "OnTop" as const, "None" as const), id: fc.constant({ value: "IKB" }), description: texts }), { maxLength: 1 });
  const line = fc.tuple(limitedLines(targets, baseTypes), fc.option(ikbReference, { nil: undefined }), fc.constantFrom("Employee" as const, "Employer" as const, undefined));
  return fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) =>
    lines.map(([content, references, contributionSource], index) => ({
      lineId: { value: `${block}-${index}` },
      ...content,
      ...(contributionSource ? { contributionSource } : {}),
      ...(references && block !== "IKB" ? { ikbReference: references } : {}),
    })),
  );
}
