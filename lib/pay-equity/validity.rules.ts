import { Decimal } from "decimal.js";
import type { FieldError, Values } from "@/lib/core/errors";
import type { Condition, PositionProfileCondition, SalaryScaleCondition } from "./setu/conditions.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { HourlyWageConversion, RemunerationPackage, SalaryScale, SalaryScaleStep } from "./setu/remuneration.schema";

/** One thing about a message that its schema cannot see: where it stands, and the sentence (a key of `payEquity.findings`). */
export type Finding = FieldError & { severity: "error" | "warning"; values: Values };

/**
 * What keeps a message from being published safely (`error`) and what deserves a second look (`warning`), in the order of the
 * message. Paths are dotted (`remuneration.0.salaryScale.1.name`).
 *
 * The standard accepts what no reader can apply: an id that points nowhere, an empty list of functions, a period that ends
 * before it begins, a night past midnight. A base without a definition and a function without a scale are warnings: the
 * standard allows them on purpose, and a wage for social insurance for instance is defined by law.
 * Source: SETU Inquiry Pay Equity v2.0 usage notes, and the checks of the free form of wijzerbelonen.nl.
 */
export function findings(content: InquiryPayEquity): Finding[] {
  const places = placesIn(content, "");

  return [
    ...(content.effectivePeriod.validFrom ? [] : [error("effectivePeriod.validFrom", "validFromMissing")]),
    ...doublePositions(content),
    ...content.remuneration.flatMap((salary, index) => ofSalary(salary, `remuneration.${index}`, content)),
    ...places.flatMap((place) => ofPlace(place, content)),
    ...doubleIds(places),
    ...ofBases(content, places),
    ...withoutScale(content),
  ];
}

type Tree = { [key: string]: unknown };
type Place = { path: string; key: string; value: Tree };

/** Every object of a message with its path and the key it stands under (that of its list when it stands in one). */
function placesIn(value: unknown, path: string, key = ""): Place[] {
  if (typeof value !== "object" || value === null) return [];

  const own = Array.isArray(value) || path === "" ? [] : [{ path, key, value: value as Tree }];
  const inside = Object.entries(value).flatMap(([name, child]) =>
    placesIn(child, path === "" ? name : `${path}.${name}`, Array.isArray(value) ? key : name),
  );
  return [...own, ...inside];
}

function ofPlace(place: Place, content: InquiryPayEquity): Finding[] {
  return [...minAboveMax(place), ...ofKey(place, content), ...ofCondition(place, content), ...emptyLines(place)];
}

function ofKey({ path, key, value }: Place, content: InquiryPayEquity): Finding[] {
  switch (key) {
    case "effectivePeriod":
      return dates(path, { validFrom: value.validFrom, validTo: value.validTo });
    case "datePeriod":
      return dates(path, { start: value.start, end: value.end });
    case "timePeriod":
      return times(path, value);
    case "ikbReference":
      return budgetReference(path, value, content);
    case "reference":
      return allowanceReference(path, value, content);
    default:
      return [];
  }
}

function dates(path: string, named: Record<string, unknown>): Finding[] {
  const said = Object.entries(named).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const unreadable = said.filter(([, value]) => !isDate(value)).map(([name, value]) => error(`${path}.${name}`, "dateUnreadable", { value }));
  if (unreadable.length > 0) return unreadable;

  const [[, from] = [], [end = "", to] = []] = said;
  return from !== undefined && to !== undefined && to < from ? [error(`${path}.${end}`, "periodReversed", { from, to })] : [];
}

function isDate(value: string): boolean {
  const noon = new Date(`${value}T12:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(value);
}

/** Ends are inclusive, so a period of one moment is possible and one that passes midnight is not. */
function times(path: string, { start, end }: Tree): Finding[] {
  const said = Object.entries({ start: String(start), end: String(end) });
  const unreadable = said.filter(([, value]) => !/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$|^24:00(:00)?$/.test(value));
  if (unreadable.length > 0) return unreadable.map(([name, value]) => error(`${path}.${name}`, "timeUnreadable", { value }));

  return String(end) < String(start) ? [error(path, "timesReversed", { from: String(start), to: String(end) })] : [];
}

function minAboveMax({ path, value: { minValue: min, maxValue: max } }: Place): Finding[] {
  return typeof min === "number" && typeof max === "number" && min > max ? [error(`${path}.minValue`, "minAboveMax", { min, max })] : [];
}

function emptyLines({ path, key, value: { line, description, name, coverage } }: Place): Finding[] {
  const saysNothing = Array.isArray(line) && line.length === 0 && !description && !coverage;
  return saysNothing ? [warning(`${path}.line`, "emptyLines", { name: typeof name === "string" ? name : key })] : [];
}

function ofCondition({ path, value }: Place, content: InquiryPayEquity): Finding[] {
  const condition = value as Condition;
  if (condition.conditionType === "PositionProfile") return positionIds(path, condition, content);
  return condition.conditionType === "SalaryScale" ? scaleNamed(path, condition, content) : [];
}

function positionIds(path: string, { positionProfileIds }: PositionProfileCondition, content: InquiryPayEquity): Finding[] {
  if (positionProfileIds.length === 0) return [error(`${path}.positionProfileIds`, "noPositions")];

  const known = positionIdsOf(content);
  return positionProfileIds.flatMap((id, index) =>
    known.includes(id) ? [] : [error(`${path}.positionProfileIds.${index}`, "unknownPosition", { id })],
  );
}

function scaleNamed(path: string, { salaryScale, step }: SalaryScaleCondition, content: InquiryPayEquity): Finding[] {
  const scales = scalesOf(content).filter(({ name }) => name === salaryScale);
  if (scales.length === 0) return [error(`${path}.salaryScale`, "unknownScale", { name: salaryScale })];

  const hasStep = step === undefined || scales.some((scale) => scale.salaryStep?.some(({ name }) => name === step));
  return hasStep ? [] : [error(`${path}.step`, "unknownStep", { step, scale: salaryScale })];
}

function budgetReference(path: string, { id }: Tree, { individualChoiceBudget }: InquiryPayEquity): Finding[] {
  const value = (id as { value: string }).value;
  const isKnown = individualChoiceBudget?.some((budget) => budget.id?.value === value);
  return isKnown ? [] : [error(`${path}.id`, "unknownBudget", { id: value })];
}

/** Only a warning: such a reference explains itself in words, which the standard requires. */
function allowanceReference(path: string, { id }: Tree, { allowance }: InquiryPayEquity): Finding[] {
  if (!id) return [];

  const { value } = id as { value: string };
  const isKnown = allowance?.some((each) => each.id?.value === value || each.line?.some(({ lineId }) => lineId?.value === value));
  return isKnown ? [] : [warning(`${path}.id`, "unknownAllowance", { id: value })];
}

function ofSalary(salary: RemunerationPackage, path: string, content: InquiryPayEquity): Finding[] {
  const scales = salary.salaryScale ?? [];
  return [
    ...conversion(`${path}.hourlyWageConversion`, salary.hourlyWageConversion),
    ...doubles(scales.map(({ name }) => name)).map(([index, name]) => error(`${path}.salaryScale.${index}.name`, "duplicateScale", { name })),
    ...scales.flatMap((scale, index) => ofScale(scale, `${path}.salaryScale.${index}`, content)),
  ];
}

function ofScale(scale: SalaryScale, path: string, content: InquiryPayEquity): Finding[] {
  const steps = scale.salaryStep ?? [];
  const known = positionIdsOf(content);
  const references = (scale.positionProfileReference ?? []).flatMap(({ positionId: { value: id }, startSalaryStep: step }, index) => {
    const at = `${path}.positionProfileReference.${index}`;
    return [
      ...(known.includes(id) ? [] : [error(`${at}.positionId`, "unknownPosition", { id })]),
      ...(step === undefined || steps.some(({ name }) => name === step)
        ? []
        : [error(`${at}.startSalaryStep`, "unknownStep", { step, scale: scale.name })]),
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
      ...(falls ? [error(at, "stepsDescending", { step: step.name, amount: step.value, previous: previous.name, previousAmount: previous.value })] : []),
      ...(isOutside(step) ? [warning(at, "stepOutsideScale", { step: step.name, amount: step.value, scale })] : []),
    ];
  });
}

/** A percentage and a factor may both be given when the percentage is what follows from the factor, in three decimals or more. */
function conversion(path: string, { hourlyWagePercentage: percentage, hourlyWageFactor: factor }: HourlyWageConversion = {}): Finding[] {
  if (percentage === undefined || factor === undefined) return [];

  const decimals = Math.max(3, new Decimal(percentage).decimalPlaces());
  const agrees = factor !== 0 && new Decimal(100).dividedBy(factor).toDecimalPlaces(decimals).equals(percentage);
  return agrees ? [] : [error(path, "conversionDisagrees", { percentage, factor })];
}

function doublePositions(content: InquiryPayEquity): Finding[] {
  return doubles(positionIdsOf(content)).map(([index, id]) => error(`positionProfile.${index}.positionId`, "duplicatePosition", { id }));
}

/** Ids of lines are unique within the message, as the standard says; those of arrangements within their block. */
function doubleIds(places: readonly Place[]): Finding[] {
  const lines = places.filter(({ key }) => key === "lineId");
  const arrangements = places.filter(({ path }) => /^\w+\.\d+\.id$/.test(path) && !path.startsWith("customer"));
  const names = {
    lines: lines.map(({ value }) => String(value.value)),
    arrangements: arrangements.map(({ path, value }) => `${path.split(".")[0]} ${String(value.schemeAgencyId)} ${String(value.value)}`),
  };
  const found = [
    ...doubles(names.lines).map(([index]) => lines[index]),
    ...doubles(names.arrangements).map(([index]) => arrangements[index]),
  ];
  return found.flatMap((place) => (place ? [error(place.path, "duplicateId", { id: String(place.value.value) })] : []));
}

function ofBases({ baseDefinition = [] }: InquiryPayEquity, places: readonly Place[]): Finding[] {
  const defined = new Set<unknown>(baseDefinition.map(({ baseType }) => baseType));
  const used = places.filter(({ key, value }) => key === "baseAmount" && value.baseType !== undefined && !defined.has(value.baseType));
  const firstUses = new Map(used.toReversed().map(({ path, value }) => [String(value.baseType), path]));

  return [
    ...doubles(baseDefinition.map(({ baseType }) => baseType)).map(([index, base]) => error(`baseDefinition.${index}.baseType`, "duplicateBase", { base })),
    ...baseDefinition.flatMap(({ baseType, holidayAllowanceIndicator }, index) =>
      baseType === "HolidayAllowance" && holidayAllowanceIndicator
        ? [error(`baseDefinition.${index}.holidayAllowanceIndicator`, "baseContainsItself")]
        : [],
    ),
    ...[...firstUses].reverse().map(([base, path]) => warning(`${path}.baseType`, "baseUndefined", { base })),
  ];
}

function withoutScale(content: InquiryPayEquity): Finding[] {
  const placed = scalesOf(content).flatMap((scale) => (scale.positionProfileReference ?? []).map(({ positionId }) => positionId.value));
  return (content.positionProfile ?? []).flatMap(({ positionId, positionTitle: title }, index) =>
    placed.includes(positionId.value) ? [] : [warning(`positionProfile.${index}`, "positionWithoutScale", { title })],
  );
}

function positionIdsOf({ positionProfile }: InquiryPayEquity): string[] {
  return (positionProfile ?? []).map(({ positionId }) => positionId.value);
}

function scalesOf({ remuneration }: InquiryPayEquity): SalaryScale[] {
  return remuneration.flatMap(({ salaryScale }) => salaryScale ?? []);
}

/** Places of the values that stood there before, with the value. */
function doubles<Value>(values: readonly Value[]): [number, Value][] {
  return values.flatMap((value, index): [number, Value][] => (values.indexOf(value) < index ? [[index, value]] : []));
}

function error(path: string, key: string, values: Values = {}): Finding {
  return { severity: "error", path, key: `payEquity.findings.${key}`, values };
}

function warning(path: string, key: string, values: Values = {}): Finding {
  return { ...error(path, key, values), severity: "warning" };
}
