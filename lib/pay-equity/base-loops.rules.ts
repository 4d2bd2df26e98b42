import { error, type Finding, type Read, warning } from "./finding.rules";
import type { ArrangementLine } from "./setu/amounts.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { BaseDefinition } from "./setu/party.schema";

/** A base or an arrangement, and what its amount is made of. `name` is a SETU code for a base, else what the hirer calls it. */
type Node = { id: string; kind: "base" | "holidayAllowance" | "budget" | "allowance"; name: string; path: string; next: string[] };

/**
 * Bases that contain themselves, each with its path: holiday allowance over a base that holds holiday allowance, or over one
 * that holds it by way of an individual choice budget. Such an amount has no value, so these are errors. A loop through
 * allowances alone ("15% of the gross salary, in which this allowance counts") is a warning: it is written often, and read as
 * the base without the allowance itself.
 */
export function baseLoops({ content }: Read): Finding[] {
  const nodes = nodesOf(content);
  const seen = new Set<string>();

  return [...nodes.values()].reverse().flatMap((start) => {
    if (start.kind === "allowance") return [];

    const isPayment = start.kind !== "base";
    const loop = shortestLoop(start, nodes, (node) => isPayment || node.kind === "base" || node.kind === "allowance");
    const key = keyOf(loop ?? []);
    if (!loop || seen.has(key)) return [];
    seen.add(key);
    return [isPayment ? error(pathOf(loop), "baseLoop", { loop: inNames(loop) }) : warning(pathOf(loop), "allowanceLoop", { loop: inNames(loop) })];
  });
}

function nodesOf({ baseDefinition = [], holidayAllowance = [], individualChoiceBudget = [], allowance = [] }: InquiryPayEquity): Map<string, Node> {
  const budgets = new Map(individualChoiceBudget.flatMap(({ id }, index): [string, string][] => (id ? [[id.value, `budget.${index}`]] : [])));
  const arrangement = (kind: Node["kind"], block: string) => (each: { name: string; line?: ArrangementLine[] }, index: number) => {
    return { id: `${kind}.${index}`, kind, name: each.name, path: `${block}.${index}`, next: (each.line ?? []).flatMap((line) => madeOf(line, budgets)) };
  };
  const payments = [
    ...holidayAllowance.map(arrangement("holidayAllowance", "holidayAllowance")),
    ...individualChoiceBudget.map(arrangement("budget", "individualChoiceBudget")),
    ...allowance.map(arrangement("allowance", "allowance")),
    ...impliedHolidayAllowance(baseDefinition),
  ];
  const bases = baseDefinition.map((base, index): Node => {
    const contents = payments.filter((node) => isIn(base, node, allowance));
    return { id: `base.${base.baseType}`, kind: "base", name: base.baseType, path: `baseDefinition.${index}`, next: contents.map(({ id }) => id) };
  });
  return new Map([...payments, ...bases].toReversed().map((node) => [node.id, node]));
}

/** A base of the holiday allowance is what it is over, also when no line says so. */
function impliedHolidayAllowance(bases: readonly BaseDefinition[]): Node[] {
  const isDefined = bases.some(({ baseType }) => baseType === "HolidayAllowance");
  return isDefined ? [{ id: "holidayAllowance", kind: "holidayAllowance", name: "holidayAllowance", path: "holidayAllowance", next: ["base.HolidayAllowance"] }] : [];
}

/** What a line's amount follows from: its base, and the budget it is paid out of. */
function madeOf({ amount, ikbReference = [] }: ArrangementLine, budgets: ReadonlyMap<string, string>): string[] {
  const base = amount?.baseAmount.baseType;
  const included = ikbReference.flatMap(({ relationType, id }) => (relationType === "Included" ? (budgets.get(id.value) ?? []) : []));
  return [...(base ? [`base.${base}`] : []), ...included];
}

function isIn(base: BaseDefinition, node: Node, allowances: NonNullable<InquiryPayEquity["allowance"]>): boolean {
  if (node.kind === "holidayAllowance") return base.holidayAllowanceIndicator;
  if (node.kind !== "allowance") return false;

  const code = allowances[Number(node.id.split(".")[1])]?.typeCode;
  return base.allAllowancesIndicator || Boolean(base.allowances?.some(({ typeCode }) => typeCode === code));
}

/** The shortest way from a node back to itself, both ends named; null when there is none. */
function shortestLoop(start: Node, nodes: ReadonlyMap<string, Node>, allowed: (node: Node) => boolean): Node[] | null {
  const cameFrom = new Map<string, Node>();
  let border = [start];

  while (border.length > 0) {
    const reached: Node[] = [];
    for (const from of border) {
      for (const id of from.next) {
        const node = nodes.get(id);
        if (!node || !allowed(node) || cameFrom.has(id)) continue;
        cameFrom.set(id, from);
        if (node === start) return wayBack(start, cameFrom);
        reached.push(node);
      }
    }
    border = reached;
  }
  return null;
}

function wayBack(start: Node, cameFrom: ReadonlyMap<string, Node>): Node[] {
  const way = [start];
  for (let node = cameFrom.get(start.id); node && node !== start; node = cameFrom.get(node.id)) way.unshift(node);
  return [start, ...way];
}

/** Loops through one base that differ only in the allowance are said once. */
function keyOf(loop: readonly Node[]): string {
  const isThroughHolidayAllowance = loop.some(({ kind }) => kind === "holidayAllowance");
  const names = loop.filter(({ kind }) => kind !== "allowance" && kind !== "holidayAllowance").map(({ id }) => id);
  return [isThroughHolidayAllowance, ...[...new Set(names)].sort()].join(" ");
}

/** Where it can be broken: what the first base of the loop says it contains. */
function pathOf(loop: readonly Node[]): string {
  const at = loop.findIndex(({ kind }) => kind === "base");
  const base = loop[at];
  if (!base) return loop[0]?.path ?? "";

  const contents = loop[at + 1] ?? loop[1];
  return `${base.path}.${contents?.kind === "holidayAllowance" ? "holidayAllowanceIndicator" : "allAllowancesIndicator"}`;
}

function inNames(loop: readonly Node[]): string {
  return loop.map(({ name }) => name).join(" → ");
}
