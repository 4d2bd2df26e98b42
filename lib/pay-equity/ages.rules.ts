import type { AgeCondition, Condition } from "./setu/conditions.schema";

const FIRST = 15;
const LAST = 75;

/**
 * The ages from 15 to 75 for whom a list of conditions can hold, whatever else is true of them. A condition on anything but age
 * may hold and may fail, so it takes nobody out; inside a Not it takes nobody out either.
 */
export function possibleAges(conditions: readonly Condition[] | undefined): number[] {
  const all = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);
  return conditions?.length ? all.filter((age) => conditions.every((condition) => holds(condition, age) !== false)) : all;
}

/** Whether a condition holds at an age: null when that depends on more than the age. */
function holds(condition: Condition, age: number): boolean | null {
  switch (condition.conditionType) {
    case "Age":
      return compares(condition, age);
    case "AllOf":
      return all(condition.conditions.map((part) => holds(part, age)));
    case "AnyOf":
      return not(all(condition.conditions.map((part) => not(holds(part, age)))));
    case "Not":
      return not(holds(condition.condition, age));
    default:
      return null;
  }
}

function compares({ operator, age: mark }: AgeCondition, age: number): boolean {
  switch (operator) {
    case "gt":
      return age > mark;
    case "gte":
      return age >= mark;
    case "lt":
      return age < mark;
    case "lte":
      return age <= mark;
    case "neq":
      return age !== mark;
    default:
      return age === mark;
  }
}

function all(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}
