import { z } from "zod";
import {
  Amount,
  ArrangementLine,
  ArrangementLineLeave,
  EffectivePeriod,
  Id,
  Identifier,
  LabourAgreementReference,
} from "./amounts.schema";
import {
  AllowanceCode,
  AllowanceRelation,
  IntervalHourDayUnitCode,
  SupplementaryArrangementCode,
  SustainabilityCode,
  Weekday,
} from "./codes.schema";
import { Condition, Occurrence } from "./conditions.schema";

/* The arrangements: everything beside the salary, each block with the structure they have in common. */

const head = {
  id: Identifier.optional(),
  name: z.string(),
  origin: LabourAgreementReference,
  effectivePeriod: EffectivePeriod.optional(),
};
const lines = { line: z.array(ArrangementLine).optional() };
const description = { description: z.string().optional() };

export const DatePeriod = z.strictObject({ start: z.string(), end: z.string().optional() });
export type DatePeriod = z.infer<typeof DatePeriod>;

/** Times without an offset (`22:00:00`), inclusive at both ends. */
export const TimePeriod = z.strictObject({ start: z.string(), end: z.string() });
export type TimePeriod = z.infer<typeof TimePeriod>;

export const WeekdayCode = z.strictObject({ value: Weekday.optional() });
export type WeekdayCode = z.infer<typeof WeekdayCode>;

/** When an allowance is earned. */
export const Period = z.strictObject({
  datePeriod: z.array(DatePeriod).optional(),
  timePeriod: TimePeriod,
  weekday: z.array(WeekdayCode).optional(),
});
export type Period = z.infer<typeof Period>;

/** How an allowance stacks with another one, which it names by id or by code. */
export const AllowanceReferenceExtended = z.strictObject({
  id: Id.optional(),
  typeCode: AllowanceCode.optional(),
  description: z.string(),
  relationType: AllowanceRelation.optional(),
});
export type AllowanceReferenceExtended = z.infer<typeof AllowanceReferenceExtended>;

export const AllowanceArrangement = z.strictObject({
  ...head,
  typeCode: AllowanceCode,
  period: z.array(Period).optional(),
  ...lines,
  payDate: Occurrence.optional(),
  reference: z.array(AllowanceReferenceExtended).optional(),
  phaseOutScheme: z.string().optional(),
  ...description,
});
export type AllowanceArrangement = z.infer<typeof AllowanceArrangement>;

export const HolidayAllowanceArrangement = z.strictObject({ ...head, ...lines, payDate: Occurrence.optional(), ...description });
export type HolidayAllowanceArrangement = z.infer<typeof HolidayAllowanceArrangement>;

export const WaitingDays = z.strictObject({
  value: z.number(),
  unitCode: IntervalHourDayUnitCode,
  conditions: z.array(Condition).optional(),
});
export type WaitingDays = z.infer<typeof WaitingDays>;

export const SickPayArrangement = z.strictObject({ ...head, waitingDays: WaitingDays.optional(), ...lines, ...description });
export type SickPayArrangement = z.infer<typeof SickPayArrangement>;

export const MandatoryLeave = z.strictObject({ ...description });
export type MandatoryLeave = z.infer<typeof MandatoryLeave>;

const leaveLines = z.array(ArrangementLineLeave).optional();

export const LeaveArrangement = z.strictObject({
  ...head,
  paidLeave: leaveLines,
  workingHoursReduction: leaveLines,
  holidays: leaveLines,
  specialLeave: leaveLines,
  additionalParentalLeave: leaveLines,
  mandatoryLeaveAllocation: MandatoryLeave.optional(),
  ...description,
});
export type LeaveArrangement = z.infer<typeof LeaveArrangement>;

export const IndividualChoiceBudgetOption = z.strictObject({ description: z.string() });
export type IndividualChoiceBudgetOption = z.infer<typeof IndividualChoiceBudgetOption>;

export const IndividualChoiceBudgetArrangement = z.strictObject({
  ...head,
  ...lines,
  option: z.array(IndividualChoiceBudgetOption).optional(),
  ...description,
});
export type IndividualChoiceBudgetArrangement = z.infer<typeof IndividualChoiceBudgetArrangement>;

export const Franchise = z.strictObject({ ...description });
export type Franchise = z.infer<typeof Franchise>;

export const PensionArrangement = z.strictObject({ ...head, ...lines, franchise: Franchise.optional(), ...description });
export type PensionArrangement = z.infer<typeof PensionArrangement>;

export const SustainableEmployabilityArrangement = z.strictObject({
  ...head,
  typeCode: SustainabilityCode,
  ...lines,
  payDate: Occurrence.optional(),
  ...description,
});
export type SustainableEmployabilityArrangement = z.infer<typeof SustainableEmployabilityArrangement>;

export const SupplementaryArrangement = z.strictObject({
  ...head,
  typeCode: SupplementaryArrangementCode,
  ...lines,
  coverage: Amount.optional(),
  ...description,
});
export type SupplementaryArrangement = z.infer<typeof SupplementaryArrangement>;

export const OtherArrangement = z.strictObject({ ...head, ...lines, coverage: Amount.optional(), ...description });
export type OtherArrangement = z.infer<typeof OtherArrangement>;
