import { z } from "zod";

/*
 * A received SETU Inquiry Pay Equity v2.0 message, as far as this client shows it. Whatever it does not know, or finds in
 * another form than it expects, it leaves out; the message itself is kept whole beside it.
 */

const text = z.string().optional().catch(undefined);
const amount = z.number().optional().catch(undefined);
const yesNo = z.boolean().optional().catch(undefined);

function maybe<Shape extends z.ZodType>(shape: Shape) {
  return shape.optional().catch(undefined);
}

/** The items that can be read; absent is none. */
function some<Shape extends z.ZodType>(shape: Shape) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items) => items.flatMap((item): z.output<Shape>[] => {
      const read = shape.safeParse(item);
      return read.success ? [read.data] : [];
    }));
}

const Value = maybe(z.object({ value: text }));
const Measure = z.object({ value: z.number(), unitCode: z.string() });
const Period = maybe(z.object({ validFrom: text, validTo: text }));

/** A moment, once or again and again, or so long after an event. */
export const Occurrence = z.object({ occurrenceType: text, date: text, interval: text, recurringInterval: text, event: text, eventName: text, offset: text });
export type Occurrence = z.infer<typeof Occurrence>;

/** For whom or when a line holds. Only the fields of its kind are there. */
export type Condition = {
  conditionType: string;
  operator?: string;
  age?: number;
  duration?: string;
  referenceDateType?: string;
  positionProfileIds: string[];
  salaryScale?: string;
  step?: string;
  description?: string;
  occurrence?: Occurrence;
  conditions: Condition[];
  condition?: Condition;
};

export const Condition: z.ZodType<Condition> = z.object({
  conditionType: z.string(),
  operator: text,
  age: amount,
  duration: text,
  referenceDateType: text,
  positionProfileIds: some(z.string()),
  salaryScale: text,
  step: text,
  description: text,
  occurrence: maybe(Occurrence),
  conditions: z.lazy(() => some(Condition)),
  condition: z.lazy(() => maybe(Condition)),
});

export const Amount = z.object({
  value: z.number(),
  unitCode: z.string(),
  minValue: amount,
  maxValue: amount,
  baseAmount: maybe(z.object({ unitCode: text, baseType: text })),
});
export type Amount = z.infer<typeof Amount>;

export const Line = z.object({
  name: text,
  amount: maybe(Amount),
  interval: maybe(Measure),
  conditions: some(Condition),
  contributionSource: text,
  description: text,
});
export type Line = z.infer<typeof Line>;

export const Hours = z.object({ timePeriod: z.object({ start: z.string(), end: z.string() }), weekday: some(z.object({ value: z.string() })) });
export type Hours = z.infer<typeof Hours>;

const lines = some(Line);

/** Any arrangement: an allowance, leave, sick pay, a pension. Each kind fills in its own part of it. */
export const Arrangement = z.object({
  name: text,
  typeCode: text,
  period: some(Hours),
  line: lines,
  paidLeave: lines,
  workingHoursReduction: lines,
  holidays: lines,
  specialLeave: lines,
  additionalParentalLeave: lines,
  waitingDays: maybe(Measure),
  payDate: maybe(Occurrence),
  option: some(z.object({ description: z.string() })),
  coverage: maybe(Amount),
  franchise: maybe(z.object({ description: text })),
  reference: some(z.object({ description: z.string() })),
  mandatoryLeaveAllocation: maybe(z.object({ description: text })),
  phaseOutScheme: text,
  description: text,
});
export type Arrangement = z.infer<typeof Arrangement>;

export const Scale = z.object({
  name: z.string(),
  minValue: amount,
  maxValue: amount,
  salaryStep: some(z.object({ name: z.string(), value: z.number(), minimumWage: yesNo, conditions: some(Condition) })),
  positionProfileReference: some(z.object({ positionId: z.object({ value: z.string() }), startSalaryStep: text })),
});
export type Scale = z.infer<typeof Scale>;

export const Remuneration = z.object({
  effectivePeriod: Period,
  workDuration: maybe(z.object({ valuePerWeek: amount })),
  interval: maybe(Measure),
  salaryScale: some(Scale),
  individualSalaryIncrease: some(z.object({ effectiveDate: maybe(Occurrence), line: maybe(Line) })),
  generalSalaryIncrease: some(z.object({ effectiveDate: maybe(Occurrence), amount: maybe(Amount), description: text })),
});
export type Remuneration = z.infer<typeof Remuneration>;

const arrangements = some(Arrangement);

/** The blocks of arrangements, in the order of the standard. */
export const Blocks = z.object({
  allowance: arrangements,
  holidayAllowance: arrangements,
  sickPay: arrangements,
  leave: arrangements,
  individualChoiceBudget: arrangements,
  pension: arrangements,
  sustainableEmployability: arrangements,
  supplementaryArrangement: arrangements,
  otherArrangement: arrangements,
});
export type Blocks = z.infer<typeof Blocks>;

export const Content = z.object({
  customer: maybe(z.object({ name: text, legalId: some(z.object({ value: z.string(), schemeAgencyId: text })) })),
  effectivePeriod: Period,
  labourAgreements: maybe(z.object({ collectiveLabourAgreement: maybe(z.object({ name: text })) })),
  positionProfile: some(z.object({ positionId: Value, positionTitle: z.string(), referenceTitle: text, workDescription: text })),
  remuneration: some(Remuneration),
  ...Blocks.shape,
});
export type Content = z.infer<typeof Content>;
