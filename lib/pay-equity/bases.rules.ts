import { Decimal } from "decimal.js";
import type { SectionStates } from "./blocks.schema";
import type { ArrangementLine, ArrangementLineLeave, Proportional } from "./setu/amounts.schema";
import type { LeaveArrangement, SickPayArrangement } from "./setu/arrangements.schema";
import type { AllowanceCode, BaseDefinitionCode, BaseUnitCode } from "./setu/codes.schema";
import type { Condition } from "./setu/conditions.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { BaseDefinition } from "./setu/party.schema";
import { openConditions, outcomeOfAll, scaleOrder } from "./conditions.rules";
import { euros, inDocument, type MethodStep, numeric, type Quantity, share, words } from "./method.rules";
import { moved, occurrencesUntil } from "./occurrences.rules";

/** What somebody earns in a year, in euros, in the parts that bases are made of. A part that is absent is not known. */
export type Earned = { salary: Decimal; allowances: Partial<Record<AllowanceCode, Decimal>>; holidayAllowance?: Decimal; paidLeave?: Decimal };

/** How much of it: `partTime` and `employed` in percent of full time and of the full year. */
export type Worked = { earned: Earned; partTime?: Decimal; employed?: Decimal };

/** An amount in euros, exact, with how it was found; or what is missing to find it. */
export type Found = { amount: Decimal; method: MethodStep[] } | { missing: "baseUndefined" | "holidayAllowance" | "unit" | "amount" | "partTime" | "employed" };

/**
 * A base in a year: the salary when it counts, the holiday allowance when it counts, and all allowances or those that are
 * named. Paid leave that counts is added when it is paid apart; in a salary it is already. A line that names no base is over
 * the salary. Loops do not come here: a message that has one is not published (base-loops.rules.ts).
 */
export function yearlyBase({ baseDefinition = [] }: Pick<InquiryPayEquity, "baseDefinition">, baseType: BaseDefinitionCode | undefined, earned: Earned): Found {
  const index = baseDefinition.findIndex((each) => each.baseType === baseType);
  const definition = baseDefinition[index];
  if (!baseType) return { amount: earned.salary, method: [{ step: "baseSalary", inputs: {}, value: earned.salary, source: { kind: "portal" } }] };
  if (!definition) return { missing: "baseUndefined" };
  if (definition.holidayAllowanceIndicator && !earned.holidayAllowance) return { missing: "holidayAllowance" };

  const allowances = sumOf(countedAllowances(definition, earned));
  const parts: [boolean, Decimal | undefined][] = [
    [definition.remunerationIndicator, earned.salary],
    [definition.holidayAllowanceIndicator, earned.holidayAllowance],
    [definition.paidLeaveDayIndicator, earned.paidLeave],
  ];
  const amount = sumOf([...parts.flatMap(([counts, part]) => (counts && part ? [part] : [])), allowances]);
  const inputs: Record<string, Quantity> = { base: words(baseType), salary: euros(earned.salary), allowances: euros(allowances) };
  return { amount, method: [{ step: "base", inputs, value: amount, source: inDocument(`baseDefinition.${index}`) }] };
}

function countedAllowances({ allAllowancesIndicator, allowances }: BaseDefinition, earned: Earned): Decimal[] {
  const named = allowances?.map(({ typeCode }) => typeCode) ?? [];
  const all = Object.entries(earned.allowances) as [AllowanceCode, Decimal][];
  return all.filter(([code]) => allAllowancesIndicator || named.includes(code)).map(([, value]) => value);
}

/**
 * What a line comes to in euros over the period of its base (a year, or a month as a twelfth of it), or the sum it names. Floor
 * and cap are those of full time and a full year, so they come before the pro rata parts. Lines in hours, days or steps are no
 * money: `unit` is missing.
 *
 * @param path where the line stands in the message
 */
export function lineAmount(content: Pick<InquiryPayEquity, "baseDefinition">, { amount }: Pick<ArrangementLine, "amount">, worked: Worked, path: string): Found {
  if (!amount) return { missing: "amount" };

  const whole = amount.unitCode === "Euro" ? { amount: new Decimal(amount.value), method: [] } : shareOf(content, amount, worked.earned);
  if ("missing" in whole) return whole;

  const limited = within(whole.amount, amount.minValue, amount.maxValue);
  const parts = proRata(amount.proportional, worked);
  if ("missing" in parts) return parts;

  const value = parts.reduce((total, part) => total.times(part).dividedBy(100), limited);
  const inputs: Record<string, Quantity> = { size: amount.unitCode === "Euro" ? euros(new Decimal(amount.value)) : share(new Decimal(amount.value)), parts: numeric(parts.reduce((total, part) => total.times(part).dividedBy(100), new Decimal(100))) };
  return { amount: value, method: [...whole.method, { step: "line", inputs, value, source: inDocument(path) }] };
}

/** A budget with what comes on top of it; `included` are lines paid out of it, which therefore never count again. */
export type Budget = { budget: Decimal; onTop: { name: string; amount: Decimal }[]; included: string[]; total: Decimal };

/**
 * An individual choice budget (IKB) in a year by its id: its own lines, and every holiday allowance or allowance of a year that
 * says it comes on top. One that says it is Included is in the budget already and is only named.
 *
 * @returns null when there is no such budget, or an amount of it cannot be found
 */
export function choiceBudget(content: InquiryPayEquity, budgetId: string, worked: Worked): Budget | null {
  const arrangement = content.individualChoiceBudget?.find(({ id }) => id?.value === budgetId);
  const own = (arrangement?.line ?? []).map((line) => yearly(content, line, worked));
  const related = relatedLines(content, budgetId);
  const onTop = related.filter(({ relation }) => relation === "OnTop").map(({ name, line }) => ({ name, amount: yearly(content, line, worked) }));
  if (!arrangement || own.includes(null) || onTop.some(({ amount }) => amount === null)) return null;

  const budget = sumOf(own.flatMap((amount) => amount ?? []));
  const known = onTop.flatMap(({ name, amount }) => (amount ? [{ name, amount }] : []));
  const included = related.filter(({ relation }) => relation === "Included").map(({ name }) => name);
  return { budget, onTop: known, included, total: sumOf([budget, ...known.map(({ amount }) => amount)]) };
}

/** Sick pay in a week: what part of the pay, over which base, and the waiting days, each as its own row says it. */
export type SickPay = { percentage: Decimal; baseType: BaseDefinitionCode | null; open: Condition[]; path: string };

/**
 * What a sick pay arrangement pays in a week after the report; null where no row covers the week. Of rows that cover it the one
 * that begins last counts. A year is reached in week 53.
 *
 * @param week 1 for the first
 */
export function sickPayOn(content: InquiryPayEquity, { line = [] }: Pick<SickPayArrangement, "line">, week: number): SickPay | null {
  const events = { SickLeave: FIRST_DAY };
  const date = moved(FIRST_DAY, `P${String(week * 7 - 1)}D`) ?? FIRST_DAY;
  const order = scaleOrder(content);
  const covering = line
    .map((each, index) => ({ each, index, start: latestStart(each.conditions, events) }))
    .filter(({ each }) => each.amount?.unitCode === "Percentage" && outcomeOfAll(each.conditions, { date, events }, order) !== "false")
    .toSorted((one, other) => other.start.localeCompare(one.start));
  const [row] = covering;
  if (!row?.each.amount) return null;

  const { value, baseAmount } = row.each.amount;
  return { percentage: new Decimal(value), baseType: baseAmount.baseType ?? null, open: openConditions(row.each.conditions, { date, events }, order), path: `line.${row.index}` };
}

export type LeaveKind = "paidLeave" | "workingHoursReduction" | "holidays" | "specialLeave" | "additionalParentalLeave";

/**
 * The leave of a kind in a year, line by line: an empty list is none (n.v.t.), a line of zero is zero, and `null` is not known
 * yet. These three never stand for each other.
 */
export function leaveAmounts({ leave }: Pick<InquiryPayEquity, "leave">, kind: LeaveKind, sections: SectionStates = {}): { name: string; amount: Decimal; unitCode: "Day" | "Hour" }[] | null {
  if (sections.leave === "unknown") return null;

  return (leave ?? []).flatMap((arrangement) => (arrangement[kind] ?? []).flatMap((line) => inTime(line, arrangement)));
}

/**
 * What a hirer's pension is worth more per hour than the agency's own, in euros: the difference of the employers' premiums over
 * the wage above the franchise. Every figure is an argument; a hirer's scheme that is not richer gives zero.
 */
export function pensionCompensation(figures: { hirerPremium: Decimal; ownPremium: Decimal; hourlyWage: Decimal; franchise: Decimal }): Decimal {
  const difference = Decimal.max(0, figures.hirerPremium.minus(figures.ownPremium));
  return Decimal.max(0, figures.hourlyWage.minus(figures.franchise)).times(difference).dividedBy(100);
}

/** A day to count weeks of sickness from; which one does not matter to weeks. */
const FIRST_DAY = "2024-01-01";
const PER_YEAR: Partial<Record<BaseUnitCode, number>> = { YearlyRate: 1, MonthlyRate: 12 };

function shareOf(content: Pick<InquiryPayEquity, "baseDefinition">, { value, unitCode, baseAmount }: NonNullable<ArrangementLine["amount"]>, earned: Earned): Found {
  if (unitCode !== "Percentage") return { missing: "unit" };
  if (baseAmount.value !== undefined) return { amount: within(new Decimal(baseAmount.value), baseAmount.minValue, baseAmount.maxValue).times(value).dividedBy(100), method: [] };

  const parts = PER_YEAR[baseAmount.unitCode];
  const base = yearlyBase(content, baseAmount.baseType, earned);
  if (!parts) return { missing: "unit" };
  if ("missing" in base) return base;
  return { amount: within(base.amount.dividedBy(parts), baseAmount.minValue, baseAmount.maxValue).times(value).dividedBy(100), method: base.method };
}

function proRata(proportional: Proportional | undefined, { partTime, employed }: Worked): Decimal[] | { missing: "partTime" | "employed" } {
  const { partTimePercentage = false, employmentDuration = false } = proportional ?? {};
  if (partTimePercentage && !partTime) return { missing: "partTime" };
  if (employmentDuration && !employed) return { missing: "employed" };

  const asked = [partTimePercentage ? partTime : undefined, employmentDuration ? employed : undefined];
  return asked.flatMap((part) => part ?? []);
}

function yearly(content: InquiryPayEquity, line: ArrangementLine, worked: Worked): Decimal | null {
  const found = lineAmount(content, line, worked, "");
  if ("missing" in found) return null;
  const isMonthly = line.amount?.unitCode === "Percentage" ? line.amount.baseAmount.unitCode === "MonthlyRate" : line.interval?.unitCode === "Month";
  return isMonthly ? found.amount.times(12) : found.amount;
}

type Related = { name: string; line: ArrangementLine; relation: "Included" | "OnTop" };

function relatedLines({ holidayAllowance = [], allowance = [] }: InquiryPayEquity, budgetId: string): Related[] {
  return [...holidayAllowance, ...allowance].flatMap(({ name, line = [] }) =>
    line.flatMap((each) =>
      (each.ikbReference ?? []).flatMap(({ id, relationType }) => (id.value === budgetId && relationType !== "None" ? [{ name, line: each, relation: relationType }] : [])),
    ),
  );
}

/** The day a row of sick pay begins, as text that sorts; a row without a moment begins at once. */
function latestStart(conditions: readonly Condition[] | undefined, events: { SickLeave: string }): string {
  const starts = (conditions ?? []).flatMap((condition) => {
    if (condition.conditionType === "AllOf") return latestStart(condition.conditions, events);
    return condition.conditionType === "Occurrence" ? (occurrencesUntil(condition.occurrence, "9999-12-31", { events })?.at(-1)?.first ?? []) : [];
  });
  return starts.toSorted().at(-1) ?? "";
}

function inTime({ name, amount }: ArrangementLineLeave, arrangement: LeaveArrangement): { name: string; amount: Decimal; unitCode: "Day" | "Hour" }[] {
  const { value, unitCode } = amount ?? {};
  return value !== undefined && (unitCode === "Day" || unitCode === "Hour") ? [{ name: name ?? arrangement.name, amount: new Decimal(value), unitCode }] : [];
}

function within(value: Decimal, min: number | undefined, max: number | undefined): Decimal {
  const raised = min === undefined ? value : Decimal.max(value, min);
  return max === undefined ? raised : Decimal.min(raised, max);
}

function sumOf(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));
}
