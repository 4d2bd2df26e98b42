import { Decimal } from "decimal.js";
import type { SectionStates } from "./blocks.schema";
import { type Finding, note, warning } from "./finding.rules";
import type { ArrangementLine, ArrangementLineLeave, Interval } from "./setu/amounts.schema";
import type { AllowanceArrangement } from "./setu/arrangements.schema";
import type { InquiryPayEquity } from "./setu/message.schema";

/** Per cent of the gross wage. Source: Wet minimumloon en minimumvakantiebijslag, art. 15. */
const HOLIDAY_ALLOWANCE = 8;

/** Times the weekly working hours, per year. Source: BW 7:634 lid 1. */
const WEEKS_OF_LEAVE = 4;

/** Source: BW 7:629 lid 9. */
const WAITING_DAYS = 2;

/** The days of a full working week, where a message counts leave in days and not in hours. */
const DAYS_A_WEEK = 5;

/**
 * What the employer may pay untaxed, in euros, from which day. Source: Wet op de loonbelasting 1964, art. 31a lid 2. One single
 * source reports € 0.25 per kilometre back to 1 January 2026, by a decision of 17 May 2026; unconfirmed, so it is not used.
 */
const UNTAXED = { Kilometer: { amount: "0.23", from: "2024-01-01" }, WorkFromHomeDay: { amount: "2.45", from: "2026-01-01" } } as const;

/** Where a message stays under the floor of the law, other than the minimum wage, or above what may be paid untaxed. */
export function lawfulness(content: InquiryPayEquity, sections: SectionStates): Finding[] {
  return [...holidayAllowance(content, sections), ...waitingDays(content), ...leave(content), ...(content.allowance ?? []).flatMap(untaxed)];
}

function holidayAllowance({ holidayAllowance: arrangements = [] }: InquiryPayEquity, { holidayAllowance: said }: SectionStates): Finding[] {
  const source = { source: "holidayAllowance" } as const;
  if (arrangements.length === 0) {
    const isSaid = said === "not_applicable" || said === "unknown";
    return isSaid ? [] : [warning("holidayAllowance", "holidayAllowanceMissing", { least: HOLIDAY_ALLOWANCE }, source)];
  }

  return arrangements.flatMap(({ line = [] }, index) =>
    belowInAll(line).map(({ at, share }) =>
      warning(`holidayAllowance.${index}.line.${at}.amount.value`, "holidayAllowanceLow", { share: share.toNumber(), least: HOLIDAY_ALLOWANCE }, source),
    ),
  );
}

/** Lines without a condition are for everybody and add up; one with a condition comes on top of them, for its own group. */
function belowInAll(lines: readonly ArrangementLine[]): { at: number; share: Decimal }[] {
  const shares = lines.flatMap(({ amount, conditions }, at) =>
    amount?.unitCode === "Percentage" ? [{ at, share: new Decimal(amount.value), isForAll: !conditions?.length }] : [],
  );
  const forAll = shares.filter(({ isForAll }) => isForAll);
  const total = forAll.reduce((sum, { share }) => sum.plus(share), new Decimal(0));
  const [first] = forAll;
  if (first) return total.lessThan(HOLIDAY_ALLOWANCE) ? [{ at: first.at, share: total }] : [];
  return shares.filter(({ share }) => share.lessThan(HOLIDAY_ALLOWANCE));
}

function waitingDays({ sickPay = [], remuneration }: InquiryPayEquity): Finding[] {
  const weekly = weeklyHours(remuneration);
  return sickPay.flatMap(({ waitingDays: waiting }, index) => {
    if (!waiting) return [];
    const days = waiting.unitCode === "Day" ? new Decimal(waiting.value) : new Decimal(waiting.value).dividedBy(weekly.dividedBy(DAYS_A_WEEK));
    const values = { amount: waiting.value, unit: waiting.unitCode, most: WAITING_DAYS };
    return days.greaterThan(WAITING_DAYS) ? [warning(`sickPay.${index}.waitingDays.value`, "waitingDaysMany", values, { source: "sickPay" })] : [];
  });
}

/** Paid leave for everybody, all lines and arrangements together; lines under a condition, such as days for age, come on top. */
function leave({ leave: arrangements = [], remuneration }: InquiryPayEquity): Finding[] {
  const lines = arrangements.flatMap(({ paidLeave = [] }, index) => paidLeave.map((line, at) => ({ line, path: `leave.${index}.paidLeave.${at}` })));
  const weekly = weeklyHours(remuneration);
  const counted = lines.flatMap(({ line, path }) => (line.conditions?.length ? [] : [{ path, hours: hoursAYear(line, weekly) }]));
  const [first] = counted;
  if (!first || counted.some(({ hours }) => hours === null)) return [];

  const total = counted.reduce((sum, { hours }) => sum.plus(hours ?? 0), new Decimal(0));
  const least = weekly.times(WEEKS_OF_LEAVE);
  const values = { hours: total.toDecimalPlaces(2, Decimal.ROUND_DOWN).toNumber(), least: least.toNumber(), weekly: weekly.toNumber() };
  return total.lessThan(least) ? [warning(`${first.path}.amount.value`, "leaveLow", values, { source: "leave" })] : [];
}

/** Leave of one line in hours a year for a full working week; null when it cannot be counted so. */
function hoursAYear({ amount, interval }: ArrangementLineLeave, weekly: Decimal): Decimal | null {
  const times = timesAYear(interval);
  if (!amount || times === null || (amount.unitCode !== "Hour" && amount.unitCode !== "Day")) return null;

  const each = amount.unitCode === "Hour" ? new Decimal(amount.value) : new Decimal(amount.value).times(weekly).dividedBy(DAYS_A_WEEK);
  return each.times(times);
}

/** Leave without an interval is meant per year. */
function timesAYear(interval: Interval | undefined): Decimal | null {
  if (!interval) return new Decimal(1);
  const each: Partial<Record<Interval["unitCode"], number>> = { Year: 1, Quarter: 4, Month: 12, Week: 52 };
  const times = each[interval.unitCode];
  return times === undefined || interval.value <= 0 ? null : new Decimal(times).dividedBy(interval.value);
}

/** The longest of the working weeks that the tables name: who works least has proportionally less. */
function weeklyHours(remuneration: InquiryPayEquity["remuneration"]): Decimal {
  return Decimal.max(...remuneration.map(({ workDuration }) => workDuration.valuePerWeek));
}

function untaxed({ line = [], typeCode, name }: AllowanceArrangement, index: number): Finding[] {
  if (!typeCode.startsWith("EA")) return [];

  return line.flatMap(({ amount, interval }, at) => {
    const unit = unitOf(interval);
    if (!unit || amount?.unitCode !== "Euro") return [];

    const { amount: norm, from } = UNTAXED[unit.code];
    const values = { name, amount: amount.value, norm: Number(norm), unit: unit.code };
    const isAbove = new Decimal(amount.value).dividedBy(unit.count).greaterThan(norm);
    return isAbove ? [note(`allowance.${index}.line.${at}.amount.value`, "aboveUntaxed", values, { source: "untaxed", from })] : [];
  });
}

function unitOf(interval: Interval | undefined): { code: keyof typeof UNTAXED; count: number } | null {
  if (interval?.unitCode !== "Kilometer" && interval?.unitCode !== "WorkFromHomeDay") return null;
  return { code: interval.unitCode, count: interval.value || 1 };
}
