import { Decimal } from "decimal.js";
import { euro, number, percentage } from "@/lib/core/format";
import type { Amount, AmountLeaveDay, ArrangementLine, BaseAmount, IkbReference, Interval, Proportional } from "./setu/amounts.schema";
import type { AmountUnitCode } from "./setu/codes.schema";
import type { HourlyWageConversion } from "./setu/remuneration.schema";
import { intervalInWords, type Voice } from "./wording.rules";

/** An amount in words: "40% van het uurloon", "€ 0,23 per kilometer", "25 dagen per jaar". */
export function amountInWords(amount: AmountLeaveDay, interval: Interval | undefined, voice: Voice): string {
  const size = sizeInWords(amount.value, amount.unitCode, voice);
  const isShare = amount.unitCode === "Percentage" && amount.baseAmount.unitCode !== "Fixed";
  const words = isShare ? voice.translate(`payEquity.shares.${amount.baseAmount.unitCode}`, { share: size }) : size;

  if (!interval || (isShare && isSaidByBase(amount.baseAmount, interval))) return words;
  return `${words}${isShare ? "," : ""} ${intervalInWords(interval, voice)}`;
}

/** A bare size with its unit: "2,5%", "€ 500,00", "96 uur", "1 trede". */
export function sizeInWords(value: number, unitCode: AmountUnitCode, { locale, translate }: Voice): string {
  if (unitCode === "Percentage") return percentage(value, locale);
  if (unitCode === "Euro") return euro(value, locale);
  return translate(`payEquity.units.${unitCode}`, { count: value, amount: number(value, locale) });
}

/** What else is said about a line's amount, one phrase each: its base, floor and cap, pro rata, its place in the budget. */
export function amountDetails({ amount, ikbReference }: Pick<ArrangementLine, "amount" | "ikbReference">, voice: Voice): string[] {
  const ofAmount = amount ? [...baseDetails(amount.baseAmount, voice), ...limits(amount, voice), ...proRata(amount.proportional, voice)] : [];
  return [...ofAmount, ...(ikbReference ?? []).flatMap((reference) => budgetDetails(reference, voice))];
}

/** How the salary of a period becomes an hourly wage: "0,605% van het maandloon"; null when the message does not say. */
export function conversionInWords(conversion: HourlyWageConversion | undefined, interval: Interval | undefined, voice: Voice): string | null {
  const { hourlyWagePercentage: share, hourlyWageFactor: factor } = conversion ?? {};
  const period = interval ? intervalInWords(interval, voice) : "";
  if (share !== undefined) return voice.translate("payEquity.conversion.percentage", { percentage: percentage(share, voice.locale), period });
  if (factor !== undefined) return voice.translate("payEquity.conversion.factor", { factor: number(factor, voice.locale), period });
  return null;
}

/**
 * The hourly wage that belongs to the salary of a period, in euros and not rounded; null when the message gives no method.
 * The percentage goes before the factor. Source: SETU usage note "rates": salary × percentage / 100, or salary / factor.
 */
export function hourlyWage(salary: number, conversion: HourlyWageConversion | undefined): Decimal | null {
  const { hourlyWagePercentage: share, hourlyWageFactor: factor } = conversion ?? {};
  if (share !== undefined) return new Decimal(salary).times(share).dividedBy(100);
  if (factor) return new Decimal(salary).dividedBy(factor);
  return null;
}

/** An hourly share of an hour, a monthly share of a month: the period is in the base already. */
function isSaidByBase({ unitCode }: BaseAmount, { value, unitCode: period }: Interval): boolean {
  if (unitCode === "FourWeeklyRate") return period === "Week" && value === 4;
  const periods: Partial<Record<BaseAmount["unitCode"], Interval["unitCode"]>> = {
    HourlyRate: "Hour",
    DailyRate: "Day",
    MonthlyRate: "Month",
    YearlyRate: "Year",
  };
  return value === 1 && periods[unitCode] === period;
}

function baseDetails({ baseType, value, minValue, maxValue }: BaseAmount, { locale, translate }: Voice): string[] {
  return [
    ...(baseType ? [translate("payEquity.details.base", { base: translate(`payEquity.bases.${baseType}`) })] : []),
    ...(value !== undefined ? [translate("payEquity.details.baseAmount", { amount: euro(value, locale) })] : []),
    ...(minValue !== undefined ? [translate("payEquity.details.baseFrom", { amount: euro(minValue, locale) })] : []),
    ...(maxValue !== undefined ? [translate("payEquity.details.baseUpTo", { amount: euro(maxValue, locale) })] : []),
  ];
}

/** Floor and cap are of what comes out, so those of a percentage are euros. */
function limits({ unitCode, minValue, maxValue }: Amount, voice: Voice): string[] {
  const unit = unitCode === "Percentage" ? "Euro" : unitCode;
  return [
    ...(minValue !== undefined ? [voice.translate("payEquity.details.atLeast", { amount: sizeInWords(minValue, unit, voice) })] : []),
    ...(maxValue !== undefined ? [voice.translate("payEquity.details.atMost", { amount: sizeInWords(maxValue, unit, voice) })] : []),
  ];
}

function proRata(proportional: Proportional | undefined, { translate }: Voice): string[] {
  if (!proportional) return [];
  const { partTimePercentage, employmentDuration, description } = proportional;
  const kind = partTimePercentage && employmentDuration ? "Both" : partTimePercentage ? "PartTime" : employmentDuration ? "Employment" : null;
  return [...(kind ? [translate(`payEquity.details.proRata${kind}`)] : []), ...(description ? [description] : [])];
}

function budgetDetails({ relationType, description }: IkbReference, { translate }: Voice): string[] {
  return [translate(`payEquity.budget.${relationType}`), ...(description ? [description] : [])];
}
