import { Decimal } from "decimal.js";
import { doubles, error, type Finding, type Read, warning } from "./finding.rules";
import { overlap, periodOf } from "./periods-validity.rules";
import type { EffectivePeriod } from "./setu/amounts.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { HourlyWageConversion, RemunerationPackage, SalaryScale, SalaryScaleStep } from "./setu/remuneration.schema";

/** Salary tables: names that stand there twice, steps that fall, two ways to an hourly wage that disagree, tables that overlap. */
export function ofSalaries(read: Read): Finding[] {
  return [
    ...read.content.remuneration.flatMap((salary, index) => ofSalary(salary, `remuneration.${index}`, read)),
    ...overlappingTables(read.content),
  ];
}

function ofSalary(salary: RemunerationPackage, path: string, read: Read): Finding[] {
  const scales = salary.salaryScale ?? [];
  return [
    ...workingHours(salary, path),
    ...conversion(`${path}.hourlyWageConversion`, salary.hourlyWageConversion),
    ...doubles(scales.map(({ name }) => name)).map(([index, name]) => error(`${path}.salaryScale.${index}.name`, "duplicateScale", { name })),
    ...scales.flatMap((scale, index) => ofScale(scale, `${path}.salaryScale.${index}`, read)),
  ];
}

/** A week has 168 hours; the form asks 1 to 60. Without hours no wage per hour can follow. */
function workingHours({ workDuration: { valuePerWeek: hours } }: RemunerationPackage, path: string): Finding[] {
  const at = `${path}.workDuration.valuePerWeek`;
  if (hours <= 0) return [error(at, "hoursImpossible", { hours }, { source: "form" })];
  return hours > 60 ? [warning(at, "hoursImpossible", { hours }, { source: "form" })] : [];
}

function ofScale(scale: SalaryScale, path: string, { positions }: Read): Finding[] {
  const steps = scale.salaryStep ?? [];
  const names = new Set(steps.map(({ name }) => name));
  const references = (scale.positionProfileReference ?? []).flatMap(({ positionId: { value: id }, startSalaryStep: step }, index) => {
    const at = `${path}.positionProfileReference.${index}`;
    return [
      ...(positions.has(id) ? [] : [error(`${at}.positionId`, "unknownPosition", { id })]),
      ...(step === undefined || names.has(step) ? [] : [error(`${at}.startSalaryStep`, "unknownStep", { step, scale: scale.name })]),
    ];
  });

  return [
    ...doubles(steps.map(({ name }) => name)).map(([index, name]) =>
      error(`${path}.salaryStep.${index}.name`, "duplicateStep", { name, scale: scale.name }),
    ),
    ...stepOrder(scale, path),
    ...references,
  ];
}

/** Steps under a condition, such as youth steps, stand outside the row and are not compared. */
function stepOrder({ name: scale, salaryStep, minValue, maxValue }: SalaryScale, path: string): Finding[] {
  const row = (salaryStep ?? []).map((step, index) => ({ step, path: `${path}.salaryStep.${index}.value` })).filter(({ step }) => !step.conditions?.length);
  const isOutside = ({ value }: SalaryScaleStep) => (minValue !== undefined && value < minValue) || (maxValue !== undefined && value > maxValue);

  return row.flatMap(({ step, path: at }, index) => {
    const previous = row[index - 1]?.step;
    const falls = previous !== undefined && step.value < previous.value;
    return [
      ...(falls
        ? [error(at, "stepsDescending", { step: step.name, amount: step.value, previous: previous.name, previousAmount: previous.value }, { source: "form" })]
        : []),
      ...(isOutside(step) ? [warning(at, "stepOutsideScale", { step: step.name, amount: step.value, scale }, { source: "form" })] : []),
    ];
  });
}

/** A percentage and a factor may both be given when the percentage is what follows from the factor, in three decimals or more. */
function conversion(path: string, { hourlyWagePercentage: percentage, hourlyWageFactor: factor }: HourlyWageConversion = {}): Finding[] {
  if (percentage === undefined || factor === undefined) return [];

  const decimals = Math.max(3, new Decimal(percentage).decimalPlaces());
  const agrees = factor !== 0 && new Decimal(100).dividedBy(factor).toDecimalPlaces(decimals).equals(percentage);
  return agrees ? [] : [error(path, "conversionDisagrees", { percentage, factor }, { source: "form" })];
}

/**
 * Two tables that pay one function on one day, or the same scale when it names no function. Tables under other conditions may
 * stand beside each other and are not judged.
 */
function overlappingTables({ remuneration, effectivePeriod: whole }: InquiryPayEquity): Finding[] {
  const earlier = new Map<string, { index: number; period: EffectivePeriod }[]>();

  return remuneration.flatMap((salary, index) => {
    const conditions = JSON.stringify(salary.conditions ?? []);
    const period = periodOf(salary.effectivePeriod, whole);
    const clashes = paidIn(salary).flatMap(({ kind, name }) => {
      const key = `${kind} ${name} ${conditions}`;
      const before = earlier.get(key) ?? [];
      earlier.set(key, [...before, { index, period }]);
      const clash = before.find((other) => other.index !== index && overlap(other.period, period));
      return clash ? [error(`remuneration.${index}.effectivePeriod`, kind, { table: index + 1, other: clash.index + 1, name })] : [];
    });
    return clashes.slice(0, 1);
  });
}

type Paid = { kind: "tablesOverlap" | "scalesOverlap"; name: string };

function paidIn({ salaryScale }: RemunerationPackage): Paid[] {
  return (salaryScale ?? []).flatMap(({ name, positionProfileReference }): Paid[] =>
    positionProfileReference?.length
      ? positionProfileReference.map(({ positionId }) => ({ kind: "tablesOverlap", name: positionId.value }))
      : [{ kind: "scalesOverlap", name }],
  );
}
