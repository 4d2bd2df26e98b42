import { z } from "zod";
import {
  AmountUnitCode,
  BaseDefinitionCode,
  BaseUnitCode,
  ContributionSourceType,
  IkbRelation,
  IntervalCode,
  LabourAgreementType,
  SchemeAgencyId,
} from "./codes.schema";
import { Condition } from "./conditions.schema";

/*
 * What every arrangement is built of: identifiers, periods, amounts and lines. Money and percentages are JSON numbers on
 * the wire; calculate with them in decimal.js only.
 */

export const Id = z.strictObject({ value: z.string() });
export type Id = z.infer<typeof Id>;

export const Identifier = z.strictObject({ value: z.string(), schemeAgencyId: SchemeAgencyId });
export type Identifier = z.infer<typeof Identifier>;

/** Calendar dates in the Netherlands, inclusive at both ends; both may be absent in the standard. */
export const EffectivePeriod = z.strictObject({ validFrom: z.string().optional(), validTo: z.string().optional() });
export type EffectivePeriod = z.infer<typeof EffectivePeriod>;

export const LabourAgreementReference = z.strictObject({ type: LabourAgreementType });
export type LabourAgreementReference = z.infer<typeof LabourAgreementReference>;

export const Interval = z.strictObject({ value: z.number(), unitCode: IntervalCode });
export type Interval = z.infer<typeof Interval>;

/** What an amount is measured over; required even for a fixed sum in euros (`Fixed`). */
export const BaseAmount = z.strictObject({
  unitCode: BaseUnitCode,
  baseType: BaseDefinitionCode.optional(),
  value: z.number().optional(),
  minValue: z.number().optional(),
  maxValue: z.number().optional(),
});
export type BaseAmount = z.infer<typeof BaseAmount>;

export const Proportional = z.strictObject({
  partTimePercentage: z.boolean(),
  employmentDuration: z.boolean(),
  description: z.string().optional(),
});
export type Proportional = z.infer<typeof Proportional>;

/** `minValue` and `maxValue` are the floor and the cap of what comes out. */
export const Amount = z.strictObject({
  value: z.number(),
  minValue: z.number().optional(),
  maxValue: z.number().optional(),
  unitCode: AmountUnitCode,
  baseAmount: BaseAmount,
  proportional: Proportional.optional(),
});
export type Amount = z.infer<typeof Amount>;

export const AmountLeaveDay = Amount.omit({ proportional: true });
export type AmountLeaveDay = z.infer<typeof AmountLeaveDay>;

export const IkbReference = z.strictObject({ relationType: IkbRelation, id: Id, description: z.string().optional() });
export type IkbReference = z.infer<typeof IkbReference>;

export const ArrangementLineLimited = z.strictObject({
  lineId: Id.optional(),
  amount: Amount.optional(),
  interval: Interval.optional(),
  conditions: z.array(Condition).optional(),
  contributionSource: ContributionSourceType.optional(),
});
export type ArrangementLineLimited = z.infer<typeof ArrangementLineLimited>;

export const ArrangementLine = z.strictObject({
  ...ArrangementLineLimited.shape,
  ikbReference: z.array(IkbReference).optional(),
});
export type ArrangementLine = z.infer<typeof ArrangementLine>;

export const ArrangementLineLeave = z.strictObject({
  name: z.string().optional(),
  ...ArrangementLineLimited.shape,
  leaveDayValue: AmountLeaveDay.optional(),
  ikbReference: z.array(IkbReference).optional(),
  description: z.string().optional(),
});
export type ArrangementLineLeave = z.infer<typeof ArrangementLineLeave>;
