import { describe, expect, test } from "vitest";
import { narrowAll, type Visible } from "./narrowing.rules";
import { Condition } from "./setu/conditions.schema";

/* Two functions are shared (A in scale 10, B in 9 or 11), two are not (X in 10A, Y in 12). */
const visible: Visible = { positionIds: ["A", "B"], hiddenScales: new Set(["10A", "12"]), tables: [["9", "10", "10A", "11", "12"]] };

const positions = (...positionProfileIds: string[]): Condition => ({ conditionType: "PositionProfile", operator: "in", positionProfileIds });
const scale = (operator: "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "in", salaryScale: string, step?: string): Condition => ({
  conditionType: "SalaryScale",
  operator,
  salaryScale,
  ...(step && { step }),
});
const allOf = (...conditions: Condition[]): Condition => ({ conditionType: "AllOf", conditions });
const anyOf = (...conditions: Condition[]): Condition => ({ conditionType: "AnyOf", conditions });
const not = (condition: Condition): Condition => ({ conditionType: "Not", condition });
const older: Condition = { conditionType: "Age", operator: "gte", age: 55 };

describe("a condition as a company may see it", () => {
  test.each<[string, Condition, Condition | false]>([
    ["only shared functions stay as they are", positions("A", "B"), positions("A", "B")],
    ["an unshared function leaves the list", positions("A", "X"), positions("A")],
    ["a list of unshared functions alone can hold for nobody", positions("X", "Y"), false],
    ["an empty list is not taken for everybody", positions(), false],
    ["nor, under Not, for nobody", not(positions()), not(positions("A", "B"))],
    ["other conditions stay", older, older],
    ["AllOf with an impossible part is impossible", allOf(older, positions("X")), false],
    ["AllOf keeps what is possible", allOf(older, positions("A", "X")), allOf(older, positions("A"))],
    ["AnyOf loses its impossible part", anyOf(older, positions("X")), anyOf(older)],
    ["AnyOf without a possible part is impossible", anyOf(positions("X"), positions("Y")), false],
    ["Not of an unshared function holds for the shared ones", not(positions("X")), positions("A", "B")],
    ["Not of a mixed list holds for the other shared ones", not(positions("A", "X")), positions("B")],
    ["Not of all shared ones and more holds for nobody", not(positions("A", "B", "X")), false],
    ["Not of a shared function stays", not(positions("A")), not(positions("A"))],
    ["Not of something larger is tied to the shared functions", not(allOf(older, positions("A", "X"))), tied(allOf(older, positions("A")))],
    ["Not of something impossible as well", not(allOf(older, positions("X"))), positions("A", "B")],
    ["Not of Not names the shared functions alone", not(not(positions("A", "X"))), positions("A")],
    ["a scale that is seen stays", scale("gte", "10"), scale("gte", "10")],
    ["a scale that is not seen is nobody's", scale("eq", "10A"), false],
    ["and is not the scale of any shared function", scale("neq", "10A"), positions("A", "B")],
    ["above it stand the scales that follow in the table", scale("gte", "10A"), scale("eq", "11")],
    ["below it those before, not by name", scale("lt", "10A"), anyOf(scale("eq", "9"), scale("eq", "10"))],
    ["above the last there is nothing", scale("gt", "12"), false],
    ["a step in it is nobody's", scale("gte", "10A", "2"), false],
    ["not being in it holds for the shared functions", not(scale("eq", "10A")), positions("A", "B")],
  ])("%s", (_because, condition, seen) => {
    expect(narrowAll([condition], visible)).toEqual(seen === false ? false : [seen]);
  });

  test("a list of conditions means AND, so one impossible condition makes it impossible", () => {
    expect(narrowAll([older, positions("X")], visible)).toBe(false);
    expect(narrowAll([older, positions("A")], visible)).toEqual([older, positions("A")]);
    expect(narrowAll([], visible)).toEqual([]);
  });

  test("where two tables disagree on the order, the narrow answer is taken", () => {
    const twoTables = { ...visible, tables: [["9", "10A"], ["10A", "9"]] };

    expect(narrowAll([scale("lt", "10A")], twoTables)).toBe(false);
    expect(narrowAll([not(scale("lt", "10A"))], twoTables)).toEqual([tied(scale("eq", "9"))]);
  });

  test("with no function left, nothing that names one can hold", () => {
    const nobody = { ...visible, positionIds: [] };

    expect(narrowAll([not(positions("X"))], nobody)).toBe(false);
    expect(narrowAll([older], nobody)).toEqual([older]);
  });
});

/** Condition, tied to the shared functions. */
function tied(condition: Condition): Condition {
  return allOf(positions("A", "B"), not(condition));
}

type Worker = { position: string; scale: string; step: string; age: number };

/** Everybody who could be meant: each function in each scale it is paid in, young and old, in two steps. */
const workers: Worker[] = [
  ["A", "10"],
  ["B", "9"],
  ["B", "11"],
  ["X", "10A"],
  ["Y", "12"],
].flatMap(([position = "", of = ""]) => [40, 60].flatMap((age) => ["0", "1"].map((step) => ({ position, scale: of, step, age }))));

describe("the two promises, over ten thousand conditions made at random", () => {
  test("for shared functions the same, for others never more, and nothing unshared is named", () => {
    const random = randomNumbers(20_261_123);
    const table = visible.tables[0] ?? [];

    for (let round = 0; round < 10_000; round += 1) {
      const original = randomCondition(random, 4);
      const narrowed = narrowAll([original], visible);
      const seen = narrowed === false ? () => false : (worker: Worker) => narrowed.every((part) => holds(part, worker, table));

      if (narrowed !== false) {
        expect(Condition.array().parse(narrowed)).toEqual(narrowed);
        expect(JSON.stringify(narrowed)).not.toMatch(/"(X|Y|10A|12)"/);
      }
      for (const worker of workers) {
        const before = holds(original, worker, table);
        const isShared = visible.positionIds.includes(worker.position);
        if (isShared ? seen(worker) !== before : seen(worker) && !before) expect({ original, narrowed, worker }).toBe("as promised");
      }
    }
  });
});

/** Whether a condition holds for somebody: the meaning against which the promises are checked. */
function holds(condition: Condition, worker: Worker, table: readonly string[]): boolean {
  switch (condition.conditionType) {
    case "PositionProfile":
      return condition.positionProfileIds.includes(worker.position);
    case "Age":
      return worker.age >= condition.age;
    case "SalaryScale":
      return compares(condition.operator, table.indexOf(worker.scale) - table.indexOf(condition.salaryScale));
    case "AllOf":
      return condition.conditions.every((part) => holds(part, worker, table));
    case "AnyOf":
      return condition.conditions.some((part) => holds(part, worker, table));
    case "Not":
      return !holds(condition.condition, worker, table);
    default:
      return true;
  }
}

function compares(operator: string, difference: number): boolean {
  const answers: Record<string, boolean> = { gt: difference > 0, gte: difference >= 0, lt: difference < 0, lte: difference <= 0 };
  return answers[operator] ?? (operator === "neq" ? difference !== 0 : difference === 0);
}

function randomCondition(random: () => number, depth: number): Condition {
  const choose = <T,>(...options: [T, ...T[]]): T => options[Math.floor(random() * options.length)] ?? options[0];
  const ids = ["A", "B", "X", "Y"].filter(() => random() < 0.4);
  const leaf = choose(
    positions(...(ids.length > 0 ? ids : ["X"])),
    scale(choose("eq", "neq", "gt", "gte", "lt", "lte", "in"), choose("9", "10", "10A", "11", "12")),
    older,
  );
  if (depth === 0 || random() < 0.3) return leaf;

  const children = Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomCondition(random, depth - 1));
  return choose(allOf(...children), anyOf(...children), not(children[0] ?? leaf));
}

/** Always the same numbers from 0 to 1 for a seed (mulberry32), so that a failure repeats. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
