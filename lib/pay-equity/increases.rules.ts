import { Decimal } from "decimal.js";
import type { Interval } from "./setu/amounts.schema";
import type { Occurrence } from "./setu/conditions.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { GeneralSalaryIncrease, IndividualSalaryIncrease } from "./setu/remuneration.schema";
import { outcomeOfAll, scaleOrder, type Situation } from "./conditions.rules";
import { euros, inDocument, type MethodStep, type Note, numeric, onDay, perInterval, PORTAL, type Quantity, share, words } from "./method.rules";
import { moved, nextOccurrence, occurrencesUntil } from "./occurrences.rules";
import { type OfferedStep, periodOf, type Placed, stepsOf } from "./tables.rules";

/** The salary of a step on a day, in euros per pay period, not rounded, with how it rose there. */
export type Salary = { amount: Decimal; step: OfferedStep; method: MethodStep[]; notes: Note[] };

/**
 * The salary of a step on a day after the general increases of its table, each applied once, in the order of their dates.
 *
 * An increase counts when its date lies after the first day of the table and not after the day asked for. On that first day or
 * before, the amounts of the table hold it already; so a newer table beside a listed increase never raises twice. Increases
 * listed with another table are of that table. The same increase listed twice (same day, size and unit) counts once. Steps are
 * moved first, then percentages and euros follow each other; nothing is rounded in between.
 */
export function salaryOn(content: InquiryPayEquity, placed: Placed, situation: Situation): Salary {
  const { due, skipped, unknown } = increasesOn(content, placed, situation);
  const moves = due.filter(({ unitCode }) => unitCode === "SalaryStep");
  const { step, steps } = raisedStep(placed, moves);
  const method = [fromTable(placed, placed.step), ...steps];

  let amount = new Decimal(step.value);
  for (const increase of due.filter(({ unitCode }) => unitCode !== "SalaryStep")) {
    amount = increase.unitCode === "Percentage" ? amount.times(increase.value.dividedBy(100).plus(1)) : amount.plus(increase.value);
    const inputs: Record<string, Quantity> = { increase: sizeOf(increase), date: onDay(increase.date) };
    method.push({ step: "generalIncrease", inputs, value: amount, source: inDocument(increase.path) });
  }
  return { amount, step, method: [...method, ...skipped], notes: unknown };
}

/** A step up within the scale: when it comes and what it brings. `salary` is the amount in the table, before general increases. */
export type StepUp = { date: string; step: string | null; salary: Decimal; method: MethodStep[] };

/**
 * The next individual increases (periodieken) after a day for somebody hired on a day, the earliest first; of each rule the
 * first date on which its conditions surely hold, looked for ten occurrences ahead. Empty at the top of the scale, and where
 * the date or a condition cannot be known.
 */
export function individualSalaryIncrease(content: InquiryPayEquity, placed: Placed, situation: Situation): StepUp[] {
  return (placed.table.individualSalaryIncrease ?? [])
    .flatMap((increase, index) => {
      const date = firstDueDate(content, increase, placed, situation);
      return date === null ? [] : stepUp(placed, increase.line?.amount, date, index);
    })
    .toSorted((one, other) => one.date.localeCompare(other.date));
}

function firstDueDate(content: InquiryPayEquity, { effectiveDate, line }: IndividualSalaryIncrease, { scale, step }: Placed, situation: Situation): string | null {
  const order = scaleOrder(content);
  let date: string | null = effectiveDate ? situation.date : null;

  for (let tries = 0; tries < 10 && effectiveDate && date !== null; tries += 1) {
    date = nextOccurrence(effectiveDate, date, situation) ?? nextYearly(effectiveDate, line?.interval, date, situation);
    if (date !== null && outcomeOfAll(line?.conditions, { ...situation, date, scale: scale.name, step: step.name }, order) === "true") return date;
  }
  return null;
}

type Due = { date: string; value: Decimal; unitCode: "Percentage" | "Euro" | "SalaryStep"; path: string };

/** The general increases of a table that have taken effect by a day and that its amounts do not hold yet, oldest first. */
export function increasesOn(content: InquiryPayEquity, { table, tableIndex }: Pick<Placed, "table" | "tableIndex">, situation: Situation): { due: Due[]; skipped: MethodStep[]; unknown: Note[] } {
  const { validFrom } = periodOf(table, content);
  const due = new Map<string, Due>();
  const unknown: Note[] = [];

  (table.generalSalaryIncrease ?? []).forEach((increase, index) => {
    const listed = listedIncrease(increase, `remuneration.${tableIndex}.generalSalaryIncrease.${index}`, situation);
    if (!listed) unknown.push({ note: "increaseUnknown", inputs: { description: words(increase.description ?? "") } });
    for (const each of listed ?? []) due.set(`${each.date} ${each.unitCode} ${each.value.toString()}`, each);
  });
  const own = [...due.values()].toSorted((one, other) => one.date.localeCompare(other.date));
  const isHeld = ({ date }: Due) => validFrom !== undefined && date <= validFrom;
  const heldElsewhere = heldByNewerTable(content, tableIndex, validFrom, situation);
  const skipped = [...own.filter(isHeld), ...heldElsewhere].map((each) => skippedStep(each, validFrom ?? each.date));
  return { due: own.filter((each) => !isHeld(each)), skipped: onceEach(skipped), unknown };
}

/** Increases of the other tables that this table took in by beginning on their very day: named, so that nobody adds them again. */
function heldByNewerTable(content: InquiryPayEquity, own: number, validFrom: string | undefined, situation: Situation): Due[] {
  return content.remuneration.flatMap((table, tableIndex) =>
    (tableIndex === own ? [] : (table.generalSalaryIncrease ?? [])).flatMap((increase, index) =>
      (listedIncrease(increase, `remuneration.${tableIndex}.generalSalaryIncrease.${index}`, situation) ?? []).filter(({ date }) => date === validFrom),
    ),
  );
}

/** Null when its date or size cannot be known; an empty list when it is not there yet. */
function listedIncrease({ effectiveDate, amount }: GeneralSalaryIncrease, path: string, situation: Situation): Due[] | null {
  const days = effectiveDate && occurrencesUntil(effectiveDate, situation.date, situation);
  if (!days || !amount || amount.unitCode === "Hour" || amount.unitCode === "Day") return null;

  const { unitCode, value } = amount;
  return days.map(({ first }) => ({ date: first, value: new Decimal(value), unitCode, path }));
}

function raisedStep(placed: Placed, moves: Due[]): { step: OfferedStep; steps: MethodStep[] } {
  let current = placed.step;
  const all = rowOf(placed);
  const steps = moves.map((move): MethodStep => {
    const place = all.findIndex(({ name }) => name === current.name);
    current = all[Math.min(place + move.value.toNumber(), all.length - 1)] ?? current;
    const inputs = { increase: sizeOf(move), date: onDay(move.date), step: words(current.name) };
    return { step: "generalIncreaseStep", inputs, value: new Decimal(current.value), source: inDocument(move.path) };
  });
  return { step: current, steps };
}

/** The steps one climbs: those without conditions of their own, and the one somebody is in. */
function rowOf({ scale, tableIndex, scaleIndex, step }: Placed): OfferedStep[] {
  return stepsOf(scale, `remuneration.${tableIndex}.salaryScale.${scaleIndex}`).filter((each) => !each.conditions?.length || each.name === step.name);
}

function fromTable({ scale, path, table }: Placed, step: OfferedStep): MethodStep {
  const inputs = { scale: words(scale.name), step: words(step.name), interval: perInterval(table.interval) };
  return { step: step.bound ?? "tableSalary", inputs, value: new Decimal(step.value), source: inDocument(path) };
}

function skippedStep(increase: Due, from: string): MethodStep {
  return { step: "increaseInTable", inputs: { increase: sizeOf(increase), date: onDay(increase.date), from: onDay(from) }, value: null, source: PORTAL };
}

function onceEach(steps: MethodStep[]): MethodStep[] {
  return [...new Map(steps.map((step) => [JSON.stringify(step.inputs), step])).values()];
}

function sizeOf({ unitCode, value }: Pick<Due, "unitCode" | "value">): Quantity {
  if (unitCode === "Percentage") return share(value);
  return unitCode === "Euro" ? euros(value) : numeric(value);
}

/** "A year after the hire date, each year": a relative date that its line repeats. */
function nextYearly(occurrence: Occurrence, interval: Interval | undefined, after: string, situation: Situation): string | null {
  if (occurrence.occurrenceType !== "Relative" || interval?.unitCode !== "Year" || interval.value < 1) return null;

  const [first] = occurrencesUntil(occurrence, "9999-12-31", situation) ?? [];
  const years = Array.from({ length: first ? 80 : 0 }, (_, index) => `P${String((index + 1) * Math.trunc(interval.value))}Y`);
  return years.map((length) => moved(first?.first ?? after, length)).find((day) => day !== null && day > after) ?? null;
}

function stepUp(placed: Placed, amount: { value: number; unitCode: string } | undefined, date: string, index: number): StepUp[] {
  const source = inDocument(`remuneration.${placed.tableIndex}.individualSalaryIncrease.${index}`);
  if (!amount) return [];

  const size = new Decimal(amount.value);
  if (amount.unitCode === "SalaryStep") {
    const row = rowOf(placed);
    const place = row.findIndex(({ name }) => name === placed.step.name);
    const next = row[Math.min(place + size.toNumber(), row.length - 1)];
    if (!next || next.name === placed.step.name) return [];
    const salary = new Decimal(next.value);
    return [{ date, step: next.name, salary, method: [{ step: "stepUp", inputs: { date: onDay(date), step: words(next.name) }, value: salary, source }] }];
  }

  const isShare = amount.unitCode === "Percentage";
  if (!isShare && amount.unitCode !== "Euro") return [];
  const salary = isShare ? size.dividedBy(100).plus(1).times(placed.step.value) : size.plus(placed.step.value);
  return [{ date, step: null, salary, method: [{ step: "raise", inputs: { date: onDay(date), increase: isShare ? share(size) : euros(size) }, value: salary, source }] }];
}

