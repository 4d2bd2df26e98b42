import type { Condition, EmploymentDurationCondition, SalaryScaleCondition } from "./setu/conditions.schema";
import type { Operators } from "./setu/codes.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import { type KnownDates, moved, occursOn } from "./occurrences.rules";

/**
 * What is known of the case a rule is asked about, without saying who it is. What is absent is unknown, never zero. `date` is
 * the Dutch calendar date; `age` in whole years on that date.
 */
export type Situation = KnownDates & { date: string; age?: number; positionId?: string; scale?: string; step?: string };

/** Three values: a rule in words, or about something we were not told, is neither true nor false. */
export type Outcome = "true" | "false" | "unknown";

/** The steps of every salary table by scale, in the order of the table: the order that "from scale 10 on" follows. */
export type ScaleOrder = { scale: string; steps: string[] }[][];

/** The order of scales and steps in the tables of a message. */
export function scaleOrder({ remuneration }: Pick<InquiryPayEquity, "remuneration">): ScaleOrder {
  return remuneration.map(({ salaryScale }) => (salaryScale ?? []).map(({ name, salaryStep }) => ({ scale: name, steps: (salaryStep ?? []).map((step) => step.name) })));
}

/**
 * Whether a condition holds. All and any follow Kleene's logic: something false makes "all" false whatever the rest, something
 * true makes "any" true. A scale is compared by its place in the table, so "10" comes after "9".
 */
export function outcomeOf(condition: Condition, situation: Situation, order: ScaleOrder): Outcome {
  switch (condition.conditionType) {
    case "AllOf":
      return allOf(condition.conditions.map((part) => outcomeOf(part, situation, order)));
    case "AnyOf":
      return negated(allOf(condition.conditions.map((part) => negated(outcomeOf(part, situation, order)))));
    case "Not":
      return negated(outcomeOf(condition.condition, situation, order));
    default:
      return leafOutcome(condition, situation, order);
  }
}

/** Whether a bare list of conditions holds, which the standard reads as AND; an empty or absent list always does. */
export function outcomeOfAll(conditions: readonly Condition[] | undefined, situation: Situation, order: ScaleOrder): Outcome {
  return allOf((conditions ?? []).map((condition) => outcomeOf(condition, situation, order)));
}

/** The single conditions that decide and are not known: what to say after "hangt af van". */
export function openConditions(conditions: readonly Condition[] | undefined, situation: Situation, order: ScaleOrder): Condition[] {
  return (conditions ?? [])
    .filter((condition) => outcomeOf(condition, situation, order) === "unknown")
    .flatMap((condition) => (condition.conditionType === "AllOf" ? openConditions(condition.conditions, situation, order) : [condition]));
}

type Leaf = Exclude<Condition, { conditionType: "AllOf" | "AnyOf" | "Not" }>;

function leafOutcome(condition: Leaf, situation: Situation, order: ScaleOrder): Outcome {
  switch (condition.conditionType) {
    case "Age":
      return situation.age === undefined ? "unknown" : compared(situation.age - condition.age, condition.operator);
    case "EmploymentDuration":
      return employmentOutcome(condition, situation);
    case "Occurrence":
      return outcome(occursOn(condition.occurrence, situation.date, situation));
    case "PositionProfile":
      return situation.positionId === undefined ? "unknown" : outcome(condition.positionProfileIds.includes(situation.positionId));
    case "SalaryScale":
      return scaleOutcome(condition, situation, order);
    case "Text":
      return "unknown";
  }
}

/** "P1Y or longer since the hire date" is: today is that date a year later, by the calendar, or after it. */
function employmentOutcome({ operator, duration, referenceDateType }: EmploymentDurationCondition, { date, employment }: Situation): Outcome {
  const since = employment?.[referenceDateType];
  const reached = since === undefined ? null : moved(since, duration);
  return reached === null ? "unknown" : compared(date.localeCompare(reached), operator);
}

/** Equality needs names alone; an order needs a table that holds both. */
function scaleOutcome({ operator, salaryScale, step }: SalaryScaleCondition, situation: Situation, order: ScaleOrder): Outcome {
  const { scale } = situation;
  const ownStep = step === undefined ? undefined : situation.step;
  if (scale === undefined || (step !== undefined && ownStep === undefined)) return "unknown";
  if (["eq", "in", "neq"].includes(operator)) return compared(scale === salaryScale && ownStep === step ? 0 : 1, operator);

  const difference = distance(placeIn(order, salaryScale, scale, ownStep), placeIn(order, scale, salaryScale, step));
  return difference === null ? "unknown" : compared(difference, operator);
}

type ScalePlace = { scale: number; step: number };

function distance(own: ScalePlace | null, asked: ScalePlace | null): number | null {
  return own && asked ? own.scale - asked.scale || own.step - asked.step : null;
}

/** The place of a scale and step in the first table that holds both scales; null when no table does. */
function placeIn(order: ScaleOrder, other: string, scale: string, step: string | undefined): ScalePlace | null {
  const table = order.find((scales) => [other, scale].every((name) => scales.some((each) => each.scale === name)));
  const index = table?.findIndex((each) => each.scale === scale) ?? -1;
  const row = table?.[index];
  if (!row) return null;

  const stepIndex = step === undefined ? 0 : row.steps.indexOf(step);
  return stepIndex < 0 ? null : { scale: index, step: stepIndex };
}

/** @param difference above zero when the case lies after what the condition names */
function compared(difference: number, operator: Operators): Outcome {
  const holds: Record<Operators, boolean> = {
    eq: difference === 0,
    in: difference === 0,
    neq: difference !== 0,
    gt: difference > 0,
    gte: difference >= 0,
    lt: difference < 0,
    lte: difference <= 0,
  };
  return outcome(holds[operator]);
}

function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes("false")) return "false";
  return outcomes.includes("unknown") ? "unknown" : "true";
}

function negated(value: Outcome): Outcome {
  if (value === "unknown") return "unknown";
  return value === "true" ? "false" : "true";
}

function outcome(holds: boolean | null): Outcome {
  if (holds === null) return "unknown";
  return holds ? "true" : "false";
}
