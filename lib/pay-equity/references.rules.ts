import { doubles, error, type Finding, type Place, type Read, warning } from "./finding.rules";
import type { Condition, PositionProfileCondition, SalaryScaleCondition } from "./setu/conditions.schema";

/**
 * What points nowhere or stands there twice: functions, scales and steps, budgets, allowances, ids; lists that say everybody
 * by being empty; bases that nothing defines.
 */
export function references(read: Read): Finding[] {
  return [...doublePositions(read), ...read.places.flatMap((place) => ofPlace(place, read)), ...doubleIds(read), ...ofBases(read), ...withoutScale(read)];
}

function ofPlace(place: Place, read: Read): Finding[] {
  return [...minAboveMax(place), ...ofKey(place, read), ...ofCondition(place, read), ...emptyLines(place)];
}

function ofKey({ path, key, value }: Place, read: Read): Finding[] {
  if (key === "ikbReference") return unknown(path, value, read.budgets, (at, id) => error(at, "unknownBudget", { id }));
  // Only a warning: such a reference explains itself in words, which the standard requires.
  if (key === "reference") return unknown(path, value, read.allowances, (at, id) => warning(at, "unknownAllowance", { id }));
  return key === "period" ? emptyPeriod(path, value) : [];
}

function unknown(path: string, value: Place["value"], known: ReadonlySet<string>, say: (path: string, id: string) => Finding): Finding[] {
  const id = (value.id as { value: string } | undefined)?.value;
  return id === undefined || known.has(id) ? [] : [say(`${path}.id`, id)];
}

/** An empty list of days reads as every day. Only a warning, because forms write the lists they did not ask for. */
function emptyPeriod(path: string, value: Place["value"]): Finding[] {
  return ["weekday", "datePeriod"].flatMap((list) => {
    const said = value[list];
    if (!Array.isArray(said)) return [];

    const isEmpty = said.length === 0 || said.every((day: { value?: unknown }) => list === "weekday" && day.value === undefined);
    return isEmpty ? [warning(`${path}.${list}`, list === "weekday" ? "noWeekdays" : "noDates")] : [];
  });
}

function minAboveMax({ path, value: { minValue: min, maxValue: max } }: Place): Finding[] {
  return typeof min === "number" && typeof max === "number" && min > max ? [error(`${path}.minValue`, "minAboveMax", { min, max })] : [];
}

function emptyLines({ path, key, value: { line, description, name, coverage } }: Place): Finding[] {
  const saysNothing = Array.isArray(line) && line.length === 0 && !description && !coverage;
  return saysNothing ? [warning(`${path}.line`, "emptyLines", { name: typeof name === "string" ? name : key })] : [];
}

function ofCondition({ path, value }: Place, read: Read): Finding[] {
  const condition = value as Condition;
  if (condition.conditionType === "PositionProfile") return positionIds(path, condition, read);
  return condition.conditionType === "SalaryScale" ? scaleNamed(path, condition, read) : [];
}

function positionIds(path: string, { positionProfileIds }: PositionProfileCondition, { positions }: Read): Finding[] {
  if (positionProfileIds.length === 0) return [error(`${path}.positionProfileIds`, "noPositions")];

  return positionProfileIds.flatMap((id, index) =>
    positions.has(id) ? [] : [error(`${path}.positionProfileIds.${index}`, "unknownPosition", { id })],
  );
}

/** "Schaal 10 of hoger" follows the place in the table, so it can only be read when the name stands in one. */
function scaleNamed(path: string, { salaryScale, step }: SalaryScaleCondition, { scales }: Read): Finding[] {
  const steps = scales.get(salaryScale);
  if (!steps) return [error(`${path}.salaryScale`, "unknownScale", { name: salaryScale })];
  return step === undefined || steps.has(step) ? [] : [error(`${path}.step`, "unknownStep", { step, scale: salaryScale })];
}

function doublePositions({ content }: Read): Finding[] {
  const ids = (content.positionProfile ?? []).map(({ positionId }) => positionId.value);
  return doubles(ids).map(([index, id]) => error(`positionProfile.${index}.positionId`, "duplicatePosition", { id }));
}

/** Ids of lines are unique within the message, as the standard says; those of arrangements within their block. */
function doubleIds({ places }: Read): Finding[] {
  const lines = places.filter(({ key }) => key === "lineId");
  const arrangements = places.filter(({ path }) => /^\w+\.\d+\.id$/.test(path) && !path.startsWith("customer"));
  const found = [
    ...doubles(lines.map(({ value }) => String(value.value))).map(([index]) => lines[index]),
    ...doubles(
      arrangements.map(({ path, value }) => `${path.slice(0, path.indexOf("."))} ${String(value.schemeAgencyId)} ${String(value.value)}`),
    ).map(([index]) => arrangements[index]),
  ];
  return found.flatMap((place) => (place ? [error(place.path, "duplicateId", { id: String(place.value.value) })] : []));
}

function ofBases({ content: { baseDefinition = [] }, places }: Read): Finding[] {
  const defined = new Set<unknown>(baseDefinition.map(({ baseType }) => baseType));
  const firstUses = new Map<string, string>();
  for (const { path, key, value } of places) {
    const base = value.baseType;
    if (key === "baseAmount" && typeof base === "string" && !defined.has(base) && !firstUses.has(base)) firstUses.set(base, path);
  }

  return [
    ...doubles(baseDefinition.map(({ baseType }) => baseType)).map(([index, base]) => error(`baseDefinition.${index}.baseType`, "duplicateBase", { base })),
    ...[...firstUses].map(([base, path]) => warning(`${path}.baseType`, "baseUndefined", { base })),
  ];
}

function withoutScale({ content }: Read): Finding[] {
  const scales = content.remuneration.flatMap(({ salaryScale }) => salaryScale ?? []);
  const placed = new Set(scales.flatMap(({ positionProfileReference }) => (positionProfileReference ?? []).map(({ positionId }) => positionId.value)));
  return (content.positionProfile ?? []).flatMap(({ positionId, positionTitle: title }, index) =>
    placed.has(positionId.value) ? [] : [warning(`positionProfile.${index}`, "positionWithoutScale", { title })],
  );
}
