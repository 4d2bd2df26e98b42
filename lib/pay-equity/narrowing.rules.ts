import type { Condition, NotCondition, PositionProfileCondition, SalaryScaleCondition } from "./setu/conditions.schema";

/*
 * Conditions as a company may see them that shares some functions and not others.
 *
 * Two promises hold for every condition that comes out. For people in a shared function it says exactly what the original
 * says. For anybody else it never holds where the original does not: nothing is widened. Out of that follow the steps:
 *
 * - Taking an unshared function out of a list changes nothing for the shared ones. A list that would become empty is never
 *   true for them: the condition is false, and not an empty list, which readers take for "everybody".
 * - AllOf with a false part is false. AnyOf loses its false parts and is false without any left.
 * - Not turns narrow into wide: "not (Teamleider)" without its list would hold for everybody. So a Not that named something
 *   unshared is tied to the shared functions: "not (A or hidden)" becomes "in the shared functions but A".
 * - A scale that only unshared functions use is, for the shared ones, never theirs. Comparing with it (schaal D of hoger)
 *   becomes a list of the remaining scales on that side in the table. Where the standard leaves open what is compared (a step
 *   in another scale, two tables with other orders), the answer is taken that keeps the line narrow.
 */

/** What of a message a company may see, and what the conditions may therefore name. */
export type Visible = {
  /** Shared functions of this message. */
  positionIds: readonly string[];
  /** Names of the scales that are left out. */
  hiddenScales: ReadonlySet<string>;
  /** The names of the scales of each table in its order, before anything was left out. */
  tables: readonly (readonly string[])[];
};

/** A list of conditions (AND) without what is not shared; false when it can no longer hold for a shared function. Reuses its parts. */
export function narrowAll(conditions: readonly Condition[], visible: Visible): Condition[] | false {
  const narrowed = conditions.map((condition) => narrow(condition, visible, false));
  return narrowed.every((condition) => condition !== false) ? narrowed : false;
}

function narrow(condition: Condition, visible: Visible, negated: boolean): Condition | false {
  switch (condition.conditionType) {
    case "PositionProfile":
      return narrowPositions(condition, visible, negated);
    case "SalaryScale":
      return visible.hiddenScales.has(condition.salaryScale) ? narrowScale(condition, visible, negated) : condition;
    case "AllOf":
      return narrowAllOf(condition.conditions, visible, negated);
    case "AnyOf":
      return narrowAnyOf(condition.conditions, visible, negated);
    case "Not":
      return narrowNot(condition, visible, negated);
    default:
      return condition;
  }
}

/** A list that was empty from the start says nobody or everybody, depending on who reads: here whichever keeps the line narrow. */
function narrowPositions({ positionProfileIds }: PositionProfileCondition, visible: Visible, negated: boolean): Condition | false {
  if (positionProfileIds.length === 0) return negated ? inPositions(visible.positionIds) : false;
  return inPositions(positionProfileIds.filter((id) => visible.positionIds.includes(id)));
}

function narrowAllOf(parts: readonly Condition[], visible: Visible, negated: boolean): Condition | false {
  const conditions = parts.map((part) => narrow(part, visible, negated));
  return conditions.every((part) => part !== false) ? { conditionType: "AllOf", conditions } : false;
}

function narrowAnyOf(parts: readonly Condition[], visible: Visible, negated: boolean): Condition | false {
  const conditions = parts.map((part) => narrow(part, visible, negated)).filter((part) => part !== false);
  return conditions.length > 0 ? { conditionType: "AnyOf", conditions } : false;
}

function narrowNot({ condition }: NotCondition, visible: Visible, negated: boolean): Condition | false {
  const inner = narrow(condition, visible, !negated);
  if (!namesHidden(condition, visible)) return inner === false ? inPositions(visible.positionIds) : { conditionType: "Not", condition: inner };

  const shared = inPositions(visible.positionIds);
  if (inner === false || shared === false) return shared;
  if (inner.conditionType === "PositionProfile") {
    const named = inner.positionProfileIds;
    return inPositions(visible.positionIds.filter((id) => !named.includes(id)));
  }
  return { conditionType: "AllOf", conditions: [shared, { conditionType: "Not", condition: inner }] };
}

/** A comparison with a scale that is left out, said with the scales that remain. */
function narrowScale({ operator, salaryScale, step }: SalaryScaleCondition, visible: Visible, negated: boolean): Condition | false {
  if (step !== undefined && !negated) return false;
  if (operator === "neq") return inPositions(visible.positionIds);
  if (operator === "eq" || operator === "in") return false;

  const direction = operator === "gt" || operator === "gte" ? 1 : -1;
  const scales = remainingScales(visible).filter((name) => standsBeyond(name, salaryScale, direction, visible, negated));
  const conditions = scales.map((name): Condition => ({ conditionType: "SalaryScale", operator: "eq", salaryScale: name }));
  return conditions.length > 1 ? { conditionType: "AnyOf", conditions } : (conditions[0] ?? false);
}

function remainingScales({ tables, hiddenScales }: Visible): string[] {
  return [...new Set(tables.flat())].filter((name) => !hiddenScales.has(name));
}

/** Scales are ordered by their place in the table, not by their name: 9, 10, 10A, 11. */
function standsBeyond(name: string, mark: string, direction: 1 | -1, { tables }: Visible, negated: boolean): boolean {
  const shared = tables.filter((table) => table.includes(name) && table.includes(mark));
  const beyond = (table: readonly string[]) => Math.sign(table.indexOf(name) - table.indexOf(mark)) === direction;
  return negated ? shared.some(beyond) : shared.length > 0 && shared.every(beyond);
}

function inPositions(positionProfileIds: readonly string[]): PositionProfileCondition | false {
  return positionProfileIds.length > 0
    ? { conditionType: "PositionProfile", operator: "in", positionProfileIds: [...positionProfileIds] }
    : false;
}

function namesHidden(condition: Condition, visible: Visible): boolean {
  switch (condition.conditionType) {
    case "PositionProfile":
      return condition.positionProfileIds.some((id) => !visible.positionIds.includes(id));
    case "SalaryScale":
      return visible.hiddenScales.has(condition.salaryScale);
    case "AllOf":
    case "AnyOf":
      return condition.conditions.some((part) => namesHidden(part, visible));
    case "Not":
      return namesHidden(condition.condition, visible);
    default:
      return false;
  }
}
