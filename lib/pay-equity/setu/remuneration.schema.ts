import { z } from "zod";
import { ArrangementLineLimited, EffectivePeriod, Id, Interval, LabourAgreementReference } from "./amounts.schema";
import { AmountUnitCode } from "./codes.schema";
import { Condition, Occurrence } from "./conditions.schema";

/* What is earned: hours, salary scales and steps, and how they rise. */

export const AmountLimited = z.strictObject({ value: z.number(), unitCode: z.literal("Hour") });
export type AmountLimited = z.infer<typeof AmountLimited>;

/** The normal working hours. */
export const WorkDuration = z.strictObject({ amount: AmountLimited, interval: Interval, valuePerWeek: z.number() });
export type WorkDuration = z.infer<typeof WorkDuration>;

/** Hourly wage = period salary / factor, or × percentage / 100. */
export const HourlyWageConversion = z.strictObject({
  hourlyWageFactor: z.number().optional(),
  hourlyWagePercentage: z.number().optional(),
});
export type HourlyWageConversion = z.infer<typeof HourlyWageConversion>;

/** `minimumWage: true` marks a step that equals the statutory minimum wage and moves with it. */
export const SalaryScaleStep = z.strictObject({
  name: z.string(),
  value: z.number(),
  minimumWage: z.boolean().optional(),
  conditions: z.array(Condition).optional(),
});
export type SalaryScaleStep = z.infer<typeof SalaryScaleStep>;

export const CareerLevel = z.strictObject({ indicator: z.boolean().optional(), description: z.string().optional() });
export type CareerLevel = z.infer<typeof CareerLevel>;

/** Which function is paid by the scale, and at which step it starts. */
export const PositionProfileReference = z.strictObject({
  positionId: Id,
  startSalaryStep: z.string().optional(),
  description: z.string().optional(),
});
export type PositionProfileReference = z.infer<typeof PositionProfileReference>;

export const SalaryScale = z.strictObject({
  name: z.string(),
  minValue: z.number().optional(),
  maxValue: z.number().optional(),
  currency: z.string(),
  salaryStep: z.array(SalaryScaleStep).optional(),
  careerLevel: CareerLevel.optional(),
  positionProfileReference: z.array(PositionProfileReference).optional(),
});
export type SalaryScale = z.infer<typeof SalaryScale>;

/** Periodiek: a step up within the scale. */
export const IndividualSalaryIncrease = z.strictObject({
  effectiveDate: Occurrence.optional(),
  line: ArrangementLineLimited.optional(),
});
export type IndividualSalaryIncrease = z.infer<typeof IndividualSalaryIncrease>;

/** Initiële verhoging: the whole scale rises. */
export const GeneralSalaryIncrease = z.strictObject({
  effectiveDate: Occurrence.optional(),
  amount: z.strictObject({ value: z.number(), unitCode: AmountUnitCode }).optional(),
  description: z.string().optional(),
});
export type GeneralSalaryIncrease = z.infer<typeof GeneralSalaryIncrease>;

/** `interval` is the period over which the amounts in the scales are paid. */
export const RemunerationPackage = z.strictObject({
  origin: LabourAgreementReference,
  effectivePeriod: EffectivePeriod.optional(),
  workDuration: WorkDuration,
  interval: Interval.optional(),
  hourlyWageConversion: HourlyWageConversion.optional(),
  salaryScale: z.array(SalaryScale).optional(),
  individualSalaryIncrease: z.array(IndividualSalaryIncrease).optional(),
  generalSalaryIncrease: z.array(GeneralSalaryIncrease).optional(),
  conditions: z.array(Condition).optional(),
});
export type RemunerationPackage = z.infer<typeof RemunerationPackage>;
