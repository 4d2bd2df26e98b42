import type { Amount, Identifier } from "@/lib/pay-equity/setu/amounts.schema";
import type { WeekdayCode } from "@/lib/pay-equity/setu/arrangements.schema";
import type { AmountUnitCode, BaseDefinitionCode, BaseUnitCode, Weekday } from "@/lib/pay-equity/setu/codes.schema";
import type { Condition, Recurring, Relative } from "@/lib/pay-equity/setu/conditions.schema";

/* The small parts that a hirer's pay rules are put together from. */

export const cao = { type: "CollectiveLabourAgreement" } as const;
export const own = { type: "CustomLabourAgreement" } as const;
export const perHour = { value: 1, unitCode: "Hour" } as const;
export const perMonth = { value: 1, unitCode: "Month" } as const;
export const perYear = { value: 1, unitCode: "Year" } as const;

export const payPeriodEnd: Relative = { occurrenceType: "Relative", event: "SalaryPeriodEnd", offset: "P0D" };

/** An id that the hirer gives. */
export function idOf(value: string): Identifier {
  return { value, schemeAgencyId: "Customer" };
}

/** Every year on a day, counted from a date `YYYY-MM-DD`; both keys, because the standard asks for one and defines the other. */
export function everyYear(date: string): Recurring {
  const interval = `R/${date}/P1Y`;
  return { occurrenceType: "Recurring", interval, recurringInterval: interval };
}

/** A fixed sum, or a fixed number of hours, days or steps. */
export function fixed(value: number, unitCode: AmountUnitCode): Amount {
  return { value, unitCode, baseAmount: { unitCode: "Fixed" } };
}

/** A percentage of a wage. */
export function shareOf(value: number, unitCode: BaseUnitCode, baseType: BaseDefinitionCode): Amount {
  return { value, unitCode: "Percentage", baseAmount: { unitCode, baseType } };
}

/** The same, pro rata for part-timers and for who was there part of the time. */
export function proRata(amount: Amount): Amount {
  return { ...amount, proportional: { partTimePercentage: true, employmentDuration: true } };
}

export function forFunctions(...positionProfileIds: string[]): Condition {
  return { conditionType: "PositionProfile", operator: "in", positionProfileIds };
}

export function text(description: string): Condition {
  return { conditionType: "Text", description };
}

export function weekdays(days: readonly Weekday[]): WeekdayCode[] {
  return days.map((value) => ({ value }));
}
