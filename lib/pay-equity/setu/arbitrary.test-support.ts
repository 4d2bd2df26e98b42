import fc from "fast-check";
import type { EffectivePeriod } from "./amounts.schema";
import { arrangements, limitedLines, origins, periods } from "./arrangements.arbitrary.test-support";
import { AllowanceCode } from "./codes.schema";
import { conditionsOn, dates, decimals, occurrences, type Targets, texts } from "./conditions.arbitrary.test-support";
import type { InquiryPayEquity } from "./message.schema";
import type { Communication, LabourAgreements, Party } from "./party.schema";
import type { RemunerationPackage, SalaryScale } from "./remuneration.schema";

/**
 * Whole documents for property tests: valid by the standard and coherent. Ids are unique, what they point at exists, periods
 * and times run forward, tables follow one another in time, steps rise, and no base contains itself.
 *
 * Everything structured about the function at index n holds a mark that stands nowhere else (`markOf`); free texts hold none.
 * So what is not shared can be searched for in anything that was made of the document.
 */
export function documents(): fc.Arbitrary<InquiryPayEquity> {
  const frame = fc.record({ functions: fc.integer({ min: 0, max: 4 }), scales: fc.integer({ min: 0, max: 4 }), tables: fc.integer({ min: 1, max: 2 }) });
  return frame.chain(({ functions, scales, tables }) => {
    const targets = { positionIds: range(functions).map(idOf), scales: range(scales).map((scale) => ({ name: `Schaal ${scale}`, steps: range(scale + 1).map(String) })) };
    return fc.record(
      { ...heads(), positionProfile: fc.tuple(...range(functions).map(profile)), remuneration: tablesOf(targets, tables), ...arrangements(targets) },
      { requiredKeys: ["documentId", "effectivePeriod", "customer", "remuneration", "baseDefinition", "positionProfile", "individualChoiceBudget"] },
    );
  });
}

/** A document with a choice out of its functions: at least one, and where there are two or more never all of them. */
export function sharedDocuments(): fc.Arbitrary<{ content: InquiryPayEquity; shared: string[]; hidden: number[] }> {
  const sharable = documents().filter(({ positionProfile = [] }) => positionProfile.length > 0);
  return sharable.chain((content) => {
    const indexes = range(content.positionProfile?.length ?? 0);
    const choice = fc.subarray(indexes, { minLength: 1, maxLength: Math.max(1, indexes.length - 1) });
    return choice.map((chosen) => ({ content, shared: chosen.map(idOf), hidden: indexes.filter((index) => !chosen.includes(index)) }));
  });
}

/** What stands in every structured text about the function at an index, and in nothing else. */
export function markOf(index: number): string {
  return `⟦${index}⟧`;
}

function idOf(index: number): string {
  return `FN "${index}" ${markOf(index)}`;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

function heads() {
  const contact = fc.record(
    {
      name: fc.record({ formattedName: texts.map((text) => `A. de Boer ${text}`) }),
      communication: fc.record({ phone: fc.constant<Communication["phone"]>([{ formattedNumber: "+31201234567" }]), email: fc.constant<Communication["email"]>([{ address: "hr@voorbeeld.example", useCode: "Business" }]) }),
      roleCode: texts,
      positionTitle: texts,
    },
    { requiredKeys: ["name"] },
  );
  return {
    documentId: fc.record({ value: fc.uuid(), schemeAgencyId: fc.constantFrom("Customer" as const, "Supplier" as const) }),
    versionId: fc.record({ value: fc.integer({ min: 1, max: 99 }).map(String) }),
    issued: dates.map((date) => `${date}T08:00:00Z`),
    effectivePeriod: periods(),
    customer: fc.record(
      { name: texts, legalId: fc.constant<Party["legalId"]>([{ value: "90001354", schemeAgencyId: "KvK" }]), personContacts: fc.array(contact, { minLength: 1, maxLength: 2 }) },
      { requiredKeys: ["legalId", "personContacts"] },
    ),
    labourAgreements: fc.record(
      {
        industryIdentifier: fc.constant<LabourAgreements["industryIdentifier"]>([{ value: "52102" }]),
        collectiveLabourAgreement: fc.record({ name: texts, id: fc.constant({ value: "9998" }), effectivePeriod: periods(), basedOn: texts }, { requiredKeys: ["name", "id"] }),
        customLabourAgreement: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    baseDefinition: bases(),
  };
}

/** A base wage of salary alone, on which allowances may rest; bases with more in them, on which nothing that is in them rests. */
function bases(): fc.Arbitrary<NonNullable<InquiryPayEquity["baseDefinition"]>> {
  const plain = { remunerationIndicator: true, holidayAllowanceIndicator: false, paidLeaveDayIndicator: false, allAllowancesIndicator: false };
  const richer = fc.record(
    {
      remunerationIndicator: fc.constant(true),
      holidayAllowanceIndicator: fc.constant(false),
      paidLeaveDayIndicator: fc.boolean(),
      allAllowancesIndicator: fc.boolean(),
      allowances: fc.subarray([...AllowanceCode.options], { maxLength: 3 }).map((codes) => codes.map((typeCode) => ({ typeCode }))),
      referenceDate: occurrences,
    },
    { requiredKeys: ["remunerationIndicator", "holidayAllowanceIndicator", "paidLeaveDayIndicator", "allAllowancesIndicator"] },
  );
  return fc.tuple(richer, richer).map(([gross, pension]) => [
    { baseType: "BaseWage", ...plain },
    { baseType: "GrossSalary", ...gross, allAllowancesIndicator: false, allowances: [] },
    { baseType: "Pension", ...pension },
  ]);
}

function profile(index: number) {
  const mark = markOf(index);
  return fc.record(
    {
      positionId: fc.constant({ value: idOf(index) }),
      positionTitle: texts.map((text) => `${text} ${mark}`),
      origin: origins,
      referenceTitle: texts.map((text) => `${mark} ${text}`),
      workDescription: texts.map((text) => `${text}${mark}`),
    },
    { requiredKeys: ["positionId", "positionTitle", "origin"] },
  );
}

/** One table for each year from 2026, so that they never overlap; each with all scales, and each function in one of them. */
function tablesOf(targets: Targets, count: number): fc.Arbitrary<RemunerationPackage[]> {
  return fc.tuple(...range(count).map((year) => table(targets, { validFrom: `${2026 + year}-01-01`, validTo: `${2026 + year}-12-31` })));
}

function table(targets: Targets, effectivePeriod: EffectivePeriod): fc.Arbitrary<RemunerationPackage> {
  return fc.record(
    {
      origin: origins,
      effectivePeriod: fc.constant(effectivePeriod),
      workDuration: fc.constantFrom(36, 37.5, 38, 40).map((hours) => ({ amount: { value: hours, unitCode: "Hour" as const }, interval: { value: 1, unitCode: "Week" as const }, valuePerWeek: hours })),
      interval: fc.constantFrom({ value: 1, unitCode: "Month" as const }, { value: 4, unitCode: "Week" as const }, { value: 1, unitCode: "Hour" as const }),
      hourlyWageConversion: fc.constantFrom({ hourlyWagePercentage: 0.607 }, { hourlyWageFactor: 164.67 }),
      salaryScale: scalesOf(targets),
      individualSalaryIncrease: fc.array(fc.record({ effectiveDate: occurrences, line: limitedLines(targets) }, { requiredKeys: [] }), { maxLength: 2 }),
      generalSalaryIncrease: fc.array(
        fc.record({ effectiveDate: occurrences, amount: fc.record({ value: decimals, unitCode: fc.constantFrom("Percentage" as const, "Euro" as const) }), description: texts }, { requiredKeys: [] }),
        { maxLength: 2 },
      ),
      conditions: fc.array(conditionsOn(targets), { maxLength: 2 }),
    },
    { requiredKeys: ["origin", "effectivePeriod", "workDuration", "salaryScale"] },
  );
}

function scalesOf({ positionIds, scales }: Targets): fc.Arbitrary<SalaryScale[]> {
  const seats = fc.array(fc.nat({ max: Math.max(0, scales.length - 1) }), { minLength: positionIds.length, maxLength: positionIds.length });
  const pay = fc.record({ start: fc.integer({ min: 200_000, max: 400_000 }), rise: fc.integer({ min: 1, max: 10_000 }) });

  return fc.record({ seats, pay, withReference: fc.boolean() }).map(({ seats: seated, pay: { start, rise }, withReference }) =>
    scales.map(({ name, steps }, at) => {
      const salaryStep = steps.map((step, index) => ({ name: step, value: (start + rise * index) / 100 }));
      const refers = positionIds.flatMap((value, index) =>
        seated[index] === at ? [{ positionId: { value }, startSalaryStep: "0", ...(withReference ? { description: `Instroom ${markOf(index)}` } : {}) }] : [],
      );
      const bounds = { minValue: start / 100, maxValue: (start + rise * (steps.length - 1)) / 100 };
      return { name, ...bounds, currency: "EUR", salaryStep, ...(refers.length > 0 ? { positionProfileReference: refers } : {}) };
    }),
  );
}
