import type { FieldError, Values } from "@/lib/core/errors";
import type { FindingSeverity, FindingSource } from "./report.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { SalaryScale } from "./setu/remuneration.schema";

/**
 * One thing about a message that its schema cannot see: where it stands, and the sentence (a key of `payEquity.findings`).
 * Paths are dotted (`remuneration.0.salaryScale.1.name`). `from` is the first day it is about, when it has one.
 */
export type Finding = FieldError & { severity: FindingSeverity; values: Values; source: FindingSource; from?: string };

type More = { source?: FindingSource; from?: string };

/** What keeps a message from being published: nobody can apply it, or two people would apply it differently. */
export function error(path: string, key: string, values: Values = {}, more: More = {}): Finding {
  return { severity: "error", path, key: `payEquity.findings.${key}`, values, source: "setu", ...more };
}

/** What deserves a second look before publishing, above all what the law sees otherwise. */
export function warning(path: string, key: string, values: Values = {}, more: More = {}): Finding {
  return { ...error(path, key, values, more), severity: "warning" };
}

/** What is good to know. */
export function note(path: string, key: string, values: Values = {}, more: More = {}): Finding {
  return { ...error(path, key, values, more), severity: "note" };
}

export type Tree = { [key: string]: unknown };

/** An object of a message with its path and the key it stands under (that of its list when it stands in one). */
export type Place = { path: string; key: string; value: Tree };

/** A message with what its checks look up again and again, gathered in one walk. */
export type Read = {
  content: InquiryPayEquity;
  places: readonly Place[];
  positions: ReadonlySet<string>;
  scales: ReadonlyMap<string, ReadonlySet<string>>;
  budgets: ReadonlySet<string>;
  allowances: ReadonlySet<string>;
};

/** Walks a message once. */
export function readOf(content: InquiryPayEquity): Read {
  const places: Place[] = [];
  walk(content, "", "", places);
  const { positionProfile = [], individualChoiceBudget = [], allowance = [] } = content;

  return {
    content,
    places,
    positions: new Set(positionProfile.map(({ positionId }) => positionId.value)),
    scales: stepsByScale(content.remuneration.flatMap(({ salaryScale }) => salaryScale ?? [])),
    budgets: new Set(individualChoiceBudget.flatMap(({ id }) => id?.value ?? [])),
    allowances: new Set(allowance.flatMap(({ id, line }) => [id, ...(line ?? []).map(({ lineId }) => lineId)].flatMap((each) => each?.value ?? []))),
  };
}

/** Places of the values that stood there before, with the value. */
export function doubles<Value>(values: readonly Value[]): [number, Value][] {
  const seen = new Set<Value>();
  return values.flatMap((value, index): [number, Value][] => {
    if (seen.has(value)) return [[index, value]];
    seen.add(value);
    return [];
  });
}

/** Values by what they have in common, in the order in which that first came up. */
export function groupedBy<Value>(values: Iterable<Value>, commonOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const common = commonOf(value);
    const group = groups.get(common);
    if (group) group.push(value);
    else groups.set(common, [value]);
  }
  return groups;
}

/** Whether a text is a calendar date `YYYY-MM-DD` that exists. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;

  const [year, month, day] = value.split("-").map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function walk(value: unknown, path: string, key: string, into: Place[]): void {
  if (typeof value !== "object" || value === null) return;

  const isList = Array.isArray(value);
  if (!isList && path !== "") into.push({ path, key, value: value as Tree });
  for (const [name, child] of Object.entries(value)) walk(child, path === "" ? name : `${path}.${name}`, isList ? key : name, into);
}

function stepsByScale(scales: readonly SalaryScale[]): Map<string, Set<string>> {
  const steps = new Map<string, Set<string>>();
  for (const { name, salaryStep } of scales) {
    const known = steps.get(name) ?? new Set();
    for (const step of salaryStep ?? []) known.add(step.name);
    steps.set(name, known);
  }
  return steps;
}
