import { z } from "zod";
import { EmploymentReferenceDate, Operators, RelativeEvent } from "./codes.schema";

/*
 * When something happens (Occurrence) and for whom or when a rule holds (Condition). The standard leaves these objects
 * open: unknown keys are allowed and kept. A bare list of conditions means AND.
 */

/** The standard says date-time, its examples hold `2026-12-15` and even `2024-07`: the form of the text is not judged. */
export const Single = z.looseObject({ occurrenceType: z.literal("Single"), date: z.string() });
export type Single = z.infer<typeof Single>;

/**
 * The standard requires `interval` without saying what it is, and defines only `recurringInterval`. We write both with the
 * same ISO 8601 value (`R/2026-05-31/P1Y`) and read either.
 */
export const Recurring = z.looseObject({
  occurrenceType: z.literal("Recurring"),
  interval: z.unknown().refine((interval): boolean => interval !== undefined, { error: "errors.required" }),
  recurringInterval: z.string().optional(),
});
export type Recurring = z.infer<typeof Recurring>;

/** An event moved by an ISO 8601 duration (`P52W` after `SickLeave`). */
export const Relative = z.looseObject({
  occurrenceType: z.literal("Relative"),
  event: RelativeEvent,
  offset: z.string(),
  eventName: z.string().optional(),
});
export type Relative = z.infer<typeof Relative>;

export const Occurrence = z.discriminatedUnion("occurrenceType", [Single, Recurring, Relative]).meta({ id: "SetuOccurrence" });
export type Occurrence = z.infer<typeof Occurrence>;

export const AgeCondition = z.looseObject({ conditionType: z.literal("Age"), operator: Operators, age: z.number() });
export type AgeCondition = z.infer<typeof AgeCondition>;

export const EmploymentDurationCondition = z.looseObject({
  conditionType: z.literal("EmploymentDuration"),
  operator: Operators,
  duration: z.string(),
  referenceDateType: EmploymentReferenceDate,
});
export type EmploymentDurationCondition = z.infer<typeof EmploymentDurationCondition>;

export const OccurrenceCondition = z.looseObject({ conditionType: z.literal("Occurrence"), occurrence: Occurrence });
export type OccurrenceCondition = z.infer<typeof OccurrenceCondition>;

export const PositionProfileCondition = z.looseObject({
  conditionType: z.literal("PositionProfile"),
  operator: z.literal("in"),
  positionProfileIds: z.array(z.string()),
});
export type PositionProfileCondition = z.infer<typeof PositionProfileCondition>;

export const SalaryScaleCondition = z.looseObject({
  conditionType: z.literal("SalaryScale"),
  operator: Operators,
  salaryScale: z.string(),
  step: z.string().optional(),
});
export type SalaryScaleCondition = z.infer<typeof SalaryScaleCondition>;

export const TextCondition = z.looseObject({ conditionType: z.literal("Text"), description: z.string() });
export type TextCondition = z.infer<typeof TextCondition>;

export const AllOfCondition = z.looseObject({
  conditionType: z.literal("AllOf"),
  get conditions() {
    return z.array(Condition).min(1);
  },
});
export type AllOfCondition = z.infer<typeof AllOfCondition>;

export const AnyOfCondition = z.looseObject({
  conditionType: z.literal("AnyOf"),
  get conditions() {
    return z.array(Condition).min(1);
  },
});
export type AnyOfCondition = z.infer<typeof AnyOfCondition>;

export const NotCondition = z.looseObject({
  conditionType: z.literal("Not"),
  get condition() {
    return Condition;
  },
});
export type NotCondition = z.infer<typeof NotCondition>;

export const Condition = z
  .discriminatedUnion("conditionType", [
    AgeCondition,
    EmploymentDurationCondition,
    OccurrenceCondition,
    PositionProfileCondition,
    SalaryScaleCondition,
    TextCondition,
    AllOfCondition,
    AnyOfCondition,
    NotCondition,
  ])
  .meta({ id: "SetuCondition" });
export type Condition = z.infer<typeof Condition>;
