import { Decimal } from "decimal.js";
import { increasesOn, salaryOn } from "./increases.rules";
import { minimumWageChanges, minimumWageUnknownFrom } from "./minimum-wage.rules";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { RemunerationPackage, SalaryScale, SalaryScaleStep } from "./setu/remuneration.schema";
import { isRefusal, stepsOf } from "./tables.rules";
import { hourlyOf } from "./wage.rules";

/** A step of a scale, or the lower end of a scale without steps (`step` is null). */
export type Payable = { scale: SalaryScale; scaleIndex: number; step: SalaryScaleStep | null; path: string; value: number };

/** The hourly wage of a step from a day on, in euros, exact; `method` is the step of the calculation that turned it into an hour. */
export type StepWage = { day: string; wage: Decimal; method: string };

type Table = { table: RemunerationPackage; tableIndex: number };
type Period = { from: string; to: string | undefined };

/**
 * How the steps of one table are paid per hour through a period: for each step its wage on every day on which it or the
 * minimum wage changes, as `hourlyWageOn` finds it. What all steps of the table share is worked out once.
 */
export function stepWages(content: InquiryPayEquity, place: Table, period: Period): (payable: Payable) => StepWage[] {
  const last = period.to !== undefined && period.to < minimumWageUnknownFrom ? period.to : minimumWageUnknownFrom;
  const due = place.table.generalSalaryIncrease?.length ? increasesOn(content, place, { date: last }).due : [];
  const changes = [...minimumWageChanges(period.from, period.to), ...due.map(({ date }) => date)];
  const days = [...new Set([period.from, ...changes.filter((day) => day > period.from)])].sort();
  const movesSteps = due.some(({ unitCode }) => unitCode === "SalaryStep");

  const salaryOf = (payable: Payable, day: string) => {
    if (movesSteps) return salaryOn(content, placed(place, payable), { date: day }).amount;
    return due
      .filter(({ date }) => date <= day)
      .reduce((salary, { unitCode, value }) => (unitCode === "Percentage" ? salary.times(value.dividedBy(100).plus(1)) : salary.plus(value)), new Decimal(payable.value));
  };
  return (payable) => days.flatMap((day) => hourly(salaryOf(payable, day), place, day));
}

function hourly(salary: Decimal, { table, tableIndex }: Table, day: string): StepWage[] {
  const converted = hourlyOf(salary, table, tableIndex);
  return isRefusal(converted) ? [] : [{ day, wage: converted.hourly, method: converted.method[0]?.step ?? "" }];
}

function placed({ table, tableIndex }: Table, { scale, scaleIndex, step, path }: Payable): Parameters<typeof salaryOn>[1] {
  const offered = stepsOf(scale, `remuneration.${tableIndex}.salaryScale.${scaleIndex}`);
  const own = offered.find(({ name, bound }) => (step ? name === step.name : bound === "minimum"));
  if (!own) throw new Error("A step stands in its own scale.");
  return { table, tableIndex, scale, scaleIndex, step: own, path, open: [] };
}
