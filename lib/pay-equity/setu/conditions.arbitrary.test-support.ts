import fc from "fast-check";
import { EmploymentReferenceDate, RelativeEvent } from "./codes.schema";
import type { Condition, Occurrence } from "./conditions.schema";

/*
 * What every part of an arbitrary message is built of: texts, dates, amounts, moments and conditions. Nothing here depends on
 * chance beside fast-check, so that a failing message can be made again from its seed.
 */

/** What conditions can point at: the functions and the scales of the message, each scale with its steps. */
export type Targets = { positionIds: string[]; scales: { name: string; steps: string[] }[] };

/** Free text as people write it, with what breaks readers: quotes, accents, line ends, signs outside the first plane. Never a mark. */
export const texts: fc.Arbitrary<string> = fc
  .array(fc.constantFrom("dienst", "toeslag", "vóór", "€ 1,50", "\"nacht\"", "regel\n", "\\", "👷", "İ", "__proto__", " ", "<b>"), { maxLength: 4 })
  .map((words) => words.join(" "));

/** `YYYY-MM-DD` from 2025 to 2028. */
export const dates: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 1460 })
  .map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));

/** Not below zero, at most four decimals, at most 9,999,999. */
export const decimals: fc.Arbitrary<number> = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom(1, 10, 100, 10_000))
  .map(([digits, parts]) => digits / parts);

const durations = fc.constantFrom("P0D", "P1D", "P6M", "P1Y", "P52W", "P104W", "P1Y6M");
const rhythms = fc.tuple(dates, fc.constantFrom("P1W", "P4W", "P1M", "P3M", "P1Y")).map(([date, rhythm]) => `R/${date}/${rhythm}`);

/** What the standard leaves open in conditions and occurrences: a key of somebody's own, rarely. */
const ownKeys: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 9, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ eigenKenmerk: fc.oneof(texts, decimals, fc.constant(null)) }) },
);

function open<Part extends object>(parts: fc.Arbitrary<Part>): fc.Arbitrary<Part> {
  return fc.tuple(parts, ownKeys).map(([part, own]) => ({ ...part, ...own }));
}

/** Moments of all three kinds, as we write them: a recurring one says the same in both fields. */
export const occurrences: fc.Arbitrary<Occurrence> = fc.oneof(
  open(fc.record({ occurrenceType: fc.constant("Single" as const), date: fc.oneof(dates, dates.map((date) => `${date}T09:00:00Z`)) })),
  open(rhythms.map((rhythm) => ({ occurrenceType: "Recurring" as const, interval: rhythm, recurringInterval: rhythm }))),
  open(
    fc.record(
      { occurrenceType: fc.constant("Relative" as const), event: fc.constantFrom(...RelativeEvent.options), offset: durations, eventName: texts },
      { requiredKeys: ["occurrenceType", "event", "offset"] },
    ),
  ),
);

/** Conditions of all nine kinds, nested up to five deep, that point at nothing but what the message has. */
export function conditionsOn(targets: Targets): fc.Arbitrary<Condition> {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 5, depthSize: "small", withCrossShrink: true },
      fc.oneof(...simpleConditions(targets)),
      open(fc.record({ conditionType: fc.constant("AllOf" as const), conditions: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) })),
      open(fc.record({ conditionType: fc.constant("AnyOf" as const), conditions: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) })),
      open(fc.record({ conditionType: fc.constant("Not" as const), condition: tie("condition") })),
    ),
  }));
  return condition;
}

function simpleConditions({ positionIds, scales }: Targets): fc.Arbitrary<Condition>[] {
  const comparisons = fc.constantFrom("eq", "neq", "gt", "gte", "lt", "lte");
  const anywhere: fc.Arbitrary<Condition>[] = [
    open(fc.record({ conditionType: fc.constant("Age" as const), operator: comparisons, age: fc.integer({ min: 13, max: 70 }) })),
    open(
      fc.record({
        conditionType: fc.constant("EmploymentDuration" as const),
        operator: comparisons,
        duration: durations,
        referenceDateType: fc.constantFrom(...EmploymentReferenceDate.options),
      }),
    ),
    open(fc.record({ conditionType: fc.constant("Occurrence" as const), occurrence: occurrences })),
    open(fc.record({ conditionType: fc.constant("Text" as const), description: texts })),
  ];
  return [...anywhere, ...(positionIds.length > 0 ? [onPositions(positionIds)] : []), ...(scales.length > 0 ? [onScales(scales)] : [])];
}

function onPositions(positionIds: string[]): fc.Arbitrary<Condition> {
  return open(
    fc.record({
      conditionType: fc.constant("PositionProfile" as const),
      operator: fc.constant("in" as const),
      positionProfileIds: fc.subarray(positionIds, { minLength: 1 }),
    }),
  );
}

function onScales(scales: Targets["scales"]): fc.Arbitrary<Condition> {
  const operators = fc.constantFrom("eq", "neq", "gt", "gte", "lt", "lte", "in");
  return fc.constantFrom(...scales).chain(({ name, steps }) =>
    open(
      fc.record(
        {
          conditionType: fc.constant("SalaryScale" as const),
          operator: operators,
          salaryScale: fc.constant(name),
          step: steps.length > 0 ? fc.constantFrom(...steps) : fc.constant(undefined),
        },
        { requiredKeys: ["conditionType", "operator", "salaryScale"] },
      ).map(({ step, ...condition }) => (step === undefined ? condition : { ...condition, step })),
    ),
  );
}
