import { Decimal } from "decimal.js";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { HourlyWageConversion, RemunerationPackage } from "./setu/remuneration.schema";
import { type Outcome, outcomeOfAll, scaleOrder } from "./conditions.rules";
import { salaryOn } from "./increases.rules";
import { euros, inDocument, LAW, type MethodStep, type Note, numeric, onDay, PORTAL, type Quantity, share, words } from "./method.rules";
import { minimumWage } from "./minimum-wage.rules";
import { isRefusal, isWithin, type Placed, placeOf, type Refusal, type WageQuestion } from "./tables.rules";

/** Weeks in a month, as pay is counted when the collective agreement gives no method; so a year has 12 × 4.35 = 52.2. */
export const WEEKS_PER_MONTH = new Decimal("4.35");
const WEEKS: Partial<Record<string, Decimal>> = { Week: new Decimal(1), Month: WEEKS_PER_MONTH, Quarter: WEEKS_PER_MONTH.times(3), Year: WEEKS_PER_MONTH.times(12) };

/**
 * An hourly wage with how it was found. `hourly` in euros is exact: nothing is rounded on the way, and only who shows it
 * rounds, to four decimals. `open` are the conditions it depends on that nobody told us.
 */
export type Wage = Placed & { hourly: Decimal; salary: Decimal; date: string; method: MethodStep[]; notes: Note[]; minimum: { floor: Decimal | null; isBelow: boolean } };

/**
 * The hourly wage of a function on a day, by its scale and step: the salary of the table that holds that day, after general
 * increases, brought back to an hour. A step that is the minimum wage moves with it. Without an age: 21 or over.
 *
 * The standard leaves calculation to its readers, so the method is part of the answer.
 */
export function hourlyWageOn(content: InquiryPayEquity, question: WageQuestion): Wage | Refusal {
  const placed = placeOf(content, question);
  if (isRefusal(placed)) return placed;

  const salary = salaryOn(content, placed, question);
  const converted = hourlyOf(salary.amount, placed.table, placed.tableIndex);
  if (isRefusal(converted)) return converted;

  const floor = minimumWage(question.date, question.age ?? 21);
  const { hourly, steps } = withFloor(converted.hourly, salary.step.minimumWage === true, floor, question);
  const notes = [...salary.notes, ...outsideDocument(content, question.date), ...stepNotFor(content, { ...placed, step: salary.step }, question)];
  return {
    ...placed,
    step: salary.step,
    hourly,
    salary: salary.amount,
    date: question.date,
    method: [...salary.method, ...converted.method, ...steps],
    notes,
    minimum: { floor, isBelow: floor !== null && hourly.lessThan(floor) },
  };
}

/** The wages of the days from one to another, both included: days after each other with the same wage together. */
export function wagesBetween(content: InquiryPayEquity, question: WageQuestion, days: readonly string[]): { days: string[]; wage: Wage | Refusal }[] {
  const runs: { days: string[]; wage: Wage | Refusal }[] = [];
  for (const date of days) {
    const wage = hourlyWageOn(content, { ...question, date });
    const last = runs.at(-1);
    if (last && isSame(last.wage, wage)) last.days.push(date);
    else runs.push({ days: [date], wage });
  }
  return runs;
}

/**
 * The hour's part of a salary for a pay period, exact. An amount per hour stays as it is; else the percentage or the factor
 * the table gives; else the salary divided by the weeks of the period times the normal hours of a week: a month has 4.35
 * weeks, a year 52.2, four weeks are four. A percentage and a factor that disagree, and a period without weeks, are refused.
 */
export function hourlyOf(salary: Decimal, table: Pick<RemunerationPackage, "interval" | "workDuration" | "hourlyWageConversion">, tableIndex = 0): { hourly: Decimal; method: MethodStep[] } | Refusal {
  const { interval, hourlyWageConversion: conversion = {} } = table;
  if (interval?.unitCode === "Hour" && interval.value > 0) return converted("perHour", salary, {}, salary.dividedBy(interval.value), `remuneration.${tableIndex}.interval`);
  return byConversion(salary, conversion, `remuneration.${tableIndex}.hourlyWageConversion`) ?? byHours(salary, table);
}

/** Whether a table gives a percentage and a factor that are not each other's reverse, in three decimals or as many as it has. */
export function conversionDisagrees({ hourlyWagePercentage: percentage, hourlyWageFactor: factor }: HourlyWageConversion = {}): boolean {
  if (factor !== undefined && factor <= 0) return true;
  if (percentage === undefined || factor === undefined) return false;

  const decimals = Math.max(3, new Decimal(percentage).decimalPlaces());
  return !new Decimal(100).dividedBy(factor).toDecimalPlaces(decimals).equals(percentage);
}

function byConversion(salary: Decimal, conversion: HourlyWageConversion, path: string): { hourly: Decimal; method: MethodStep[] } | Refusal | null {
  const percentage = new Decimal(conversion.hourlyWagePercentage ?? 0);
  const factor = new Decimal(conversion.hourlyWageFactor ?? 0);
  const inputs = { percentage: share(percentage), factor: numeric(factor) };
  if (conversionDisagrees(conversion)) return { reason: "conversionDisagrees", field: "positionId", inputs };

  if (conversion.hourlyWagePercentage !== undefined) return converted("percentage", salary, { percentage: inputs.percentage }, salary.times(percentage).dividedBy(100), path);
  return conversion.hourlyWageFactor === undefined ? null : converted("factor", salary, { factor: inputs.factor }, salary.dividedBy(factor), path);
}

function converted(step: string, salary: Decimal, inputs: Record<string, Quantity>, hourly: Decimal, path: string): { hourly: Decimal; method: MethodStep[] } {
  return { hourly, method: [{ step, inputs: { salary: euros(salary), ...inputs }, value: hourly, source: inDocument(path) }] };
}

function byHours(salary: Decimal, { interval, workDuration }: Pick<RemunerationPackage, "interval" | "workDuration">): { hourly: Decimal; method: MethodStep[] } | Refusal {
  const weeks = interval && WEEKS[interval.unitCode]?.times(interval.value);
  const hours = new Decimal(workDuration.valuePerWeek);
  if (!weeks || !weeks.greaterThan(0)) return { reason: interval ? "intervalUnknown" : "intervalMissing", field: "positionId", inputs: {} };
  if (!hours.greaterThan(0)) return { reason: "hoursMissing", field: "positionId", inputs: {} };

  const hourly = salary.dividedBy(weeks.times(hours));
  const inputs = { salary: euros(salary), weeks: numeric(weeks), hours: numeric(hours) };
  return { hourly, method: [{ step: interval.unitCode !== "Week" ? "months" : weeks.equals(1) ? "week" : "weeks", inputs, value: hourly, source: PORTAL }] };
}

/** A step marked as the minimum wage is never less than it; what the table says may be more, and then that counts. */
function withFloor(hourly: Decimal, follows: boolean, floor: Decimal | null, { date, age }: WageQuestion): { hourly: Decimal; steps: MethodStep[] } {
  if (!follows) return { hourly, steps: [] };
  if (!floor) return { hourly, steps: [{ step: "minimumUnknown", inputs: { date: onDay(date) }, value: null, source: LAW }] };

  const value = Decimal.max(hourly, floor);
  const inputs: Record<string, Quantity> = { date: onDay(date), age: words(String(Math.min(age ?? 21, 21))), minimum: euros(floor) };
  return { hourly: value, steps: [{ step: "minimumWage", inputs, value, source: LAW }] };
}

function outsideDocument({ effectivePeriod }: InquiryPayEquity, date: string): Note[] {
  return isWithin(date, effectivePeriod) ? [] : [{ note: "outsideDocument", inputs: { date: onDay(date) } }];
}

function stepNotFor(content: InquiryPayEquity, { scale, step }: Placed, question: WageQuestion): Note[] {
  const outcome: Outcome = outcomeOfAll(step.conditions, { ...question, scale: scale.name, step: step.name }, scaleOrder(content));
  return outcome === "false" ? [{ note: "stepNotFor", inputs: { step: words(step.name), scale: words(scale.name) } }] : [];
}

function isSame(one: Wage | Refusal, other: Wage | Refusal): boolean {
  if (isRefusal(one) || isRefusal(other)) return isRefusal(one) && isRefusal(other) && one.reason === other.reason;
  return one.hourly.equals(other.hourly) && one.path === other.path;
}

