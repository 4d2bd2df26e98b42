import { Decimal } from "decimal.js";
import { possibleAges } from "./ages.rules";
import { type Finding, isDate, note, warning } from "./finding.rules";
import { minimumWage, minimumWages, minimumWageUnknownFrom } from "./minimum-wage.rules";
import { overlap, periodOf } from "./periods-validity.rules";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { RemunerationPackage, SalaryScale } from "./setu/remuneration.schema";
import { type Payable, stepWages, type StepWage } from "./step-wages.rules";

/**
 * Every step and every range against the statutory minimum wage, on every day of its table's period on which one of the two
 * changes, for whoever the step can be for. Compared exactly, never rounded: € 14.985 is under € 14.99. A step that follows
 * the minimum wage is right by definition. Of days without a known amount that is said, once.
 *
 * The law compares the wage with the hours of a full working week; the wage per hour is what the table's own percentage or
 * factor gives, and without one the month's salary over 4.35 weeks of those hours. The finding names which.
 * Source: Wet minimumloon en minimumvakantiebijslag, art. 7 and 8.
 */
export function minimumWageFindings(content: InquiryPayEquity): Finding[] {
  const whole = content.effectivePeriod;
  if (whole.validFrom !== undefined && !isDate(whole.validFrom)) return [];

  return [
    ...content.remuneration.flatMap((salary, index) => ofTable(salary, index, content)),
    ...(whole.validFrom === undefined ? [] : unknownDays(whole.validFrom, whole.validTo)),
  ];
}

function unknownDays(from: string, to: string | undefined): Finding[] {
  const first = minimumWages[0]?.from ?? "";
  const path = "effectivePeriod";
  const source = "minimumWage";
  const begin = from > minimumWageUnknownFrom ? from : minimumWageUnknownFrom;

  return [
    ...(from < first ? [note(`${path}.validFrom`, "minimumWageNotBefore", { date: first }, { source })] : []),
    ...(to === undefined || to >= minimumWageUnknownFrom ? [note(path, "minimumWageUnknown", { date: minimumWageUnknownFrom }, { source, from: begin })] : []),
  ];
}

function ofTable(table: RemunerationPackage, tableIndex: number, content: InquiryPayEquity): Finding[] {
  const path = `remuneration.${tableIndex}`;
  const payables = (table.salaryScale ?? []).flatMap((scale, index) => payablesIn(scale, index, `${path}.salaryScale.${index}`));
  if (payables.length === 0) return [];
  if (!table.interval) return [warning(`${path}.interval`, "intervalMissing")];

  const period = overlap(periodOf(table.effectivePeriod, content.effectivePeriod), content.effectivePeriod);
  if (!period || !isDate(period.from)) return [];

  const wagesOf = stepWages(content, { table, tableIndex }, period);
  const tableAges = possibleAges(table.conditions);
  return payables.flatMap((payable) => {
    const own = payable.step?.conditions;
    const ages = own?.length ? possibleAges(own).filter((age) => tableAges.includes(age)) : tableAges;
    return belowSpans(wagesOf(payable), ages).map((span) => said(span, payable, table));
  });
}

/** The steps that do not follow the minimum wage; of a scale without steps its lower end. The law asks for euros. */
function payablesIn(scale: SalaryScale, scaleIndex: number, path: string): Payable[] {
  const { salaryStep = [], minValue, currency } = scale;
  if (currency !== "EUR") return [];
  if (salaryStep.length === 0) return minValue === undefined ? [] : [{ scale, scaleIndex, step: null, value: minValue, path: `${path}.minValue` }];
  return salaryStep.flatMap((step, index) =>
    step.minimumWage ? [] : [{ scale, scaleIndex, step, value: step.value, path: `${path}.salaryStep.${index}.value` }],
  );
}

/** One stretch of known days on which a wage is too low, with how it stood on the first of them. */
type Span = { from: string; until: string | null; wage: Decimal; floor: Decimal; age: number; youngest: number; method: string };

function belowSpans(wages: readonly StepWage[], ages: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const { day, wage, method } of wages) {
    if (!minimumWage(day, 21)) continue;
    const below = belowFloor(day, wage, ages);
    const open = spans.at(-1);
    if (below && open?.until !== null) spans.push({ from: day, until: null, wage, method, ...below });
    if (!below && open?.until === null) open.until = day;
  }
  return spans;
}

/**
 * Whether a wage is too low for the oldest a step can be for: the minimum wage rises with age, so what is enough for them is
 * enough for everybody. `youngest` is from which age on it is too low.
 */
function belowFloor(day: string, wage: Decimal, ages: readonly number[]): { age: number; youngest: number; floor: Decimal } | null {
  const oldest = ages.at(-1);
  const floor = oldest === undefined ? null : minimumWage(day, oldest);
  if (oldest === undefined || !floor || wage.greaterThanOrEqualTo(floor)) return null;

  const youngest = ages.find((age) => minimumWage(day, age)?.greaterThan(wage)) ?? oldest;
  return { age: Math.min(21, oldest), youngest: Math.min(21, youngest), floor };
}

/** Shown in four decimals, cut off: a wage that is too low never looks as if it were enough. */
function said({ from, until, wage, floor, age, youngest, method }: Span, { step, scale, path }: Payable, { workDuration, hourlyWageConversion }: RemunerationPackage): Finding {
  const { hourlyWagePercentage: percentage = 0, hourlyWageFactor: factor = 0 } = hourlyWageConversion ?? {};
  const values = {
    scale: scale.name,
    step: step?.name ?? "",
    wage: wage.toDecimalPlaces(4, Decimal.ROUND_DOWN).toNumber(),
    floor: floor.toNumber(),
    age,
    youngest: youngest < age ? youngest : 0,
    from,
    until: until ?? "",
    method,
    rate: method === "percentage" ? percentage : factor,
    hours: workDuration.valuePerWeek,
  };
  return warning(path, step ? "belowMinimumWage" : "rangeBelowMinimumWage", values, { source: "minimumWage", from });
}
