import { Decimal } from "decimal.js";
import type { BlockId } from "./blocks.schema";
import type { BlockState, DifferenceKind } from "./difference.schema";
import { canonical } from "./matching.rules";
import type { Fact, Part } from "./parts.rules";

/**
 * One change, not yet in words: of a fact of a part, of a part as a whole (`fact` null), or of what is said of a block
 * (`part` null). `isLeaf`: its values are told as they stand.
 */
export type Change = {
  block: BlockId;
  kind: DifferenceKind;
  part: { before: Part | null; after: Part | null } | null;
  fact: Fact | null;
  before: Fact | null;
  after: Fact | null;
  states?: { before: BlockState; after: BlockState };
  isLeaf?: boolean;
};

/** Changes told in one row, the first of them in full. `percent` is by how much all wages of the row change. */
export type Group = { changes: [Change, ...Change[]]; percent: string | null };

/**
 * Changes that are alike in one row: wages of one table that rise by one percentage (each to the cent that belongs to it),
 * steps that come or go together, and one field that changes from and to the same in several places.
 */
export function folded(changes: readonly Change[]): Group[] {
  const groups = new Map<string, Change[]>();
  for (const [index, change] of changes.entries()) {
    const key = foldOf(change) ?? `alone ${index}`;
    const alike = groups.get(key);
    if (alike) alike.push(change);
    else groups.set(key, [change]);
  }
  return [...groups].flatMap(([key, alike]) => (key.startsWith("wages ") ? byPercent(alike) : alike.length > 0 ? [{ changes: alike as Group["changes"], percent: null }] : []));
}

function foldOf(change: Change): string | null {
  const held = change.part?.after ?? change.part?.before;
  if (!held) return null;
  if (isWage(change.before) && isWage(change.after)) return `wages ${held.folds} ${held.from}`;
  return change.fact === null ? foldOfWhole(change, held) : foldOfFact(change, change.fact, held);
}

function foldOfWhole({ kind }: Change, { folds, from }: Part): string | null {
  return folds?.startsWith("steps") ? `${folds} ${kind} ${from}` : null;
}

function foldOfFact({ block, kind, before, after }: Change, { label, key }: Fact, { folds, from }: Part): string | null {
  return label === null ? null : [block, kind, folds, key, from, canonical(before?.raw), canonical(after?.raw)].join(" ");
}

function isWage(fact: Fact | null): boolean {
  return fact?.size?.relative === true;
}

/**
 * The highest wage gives the percentage most exactly; every wage that it brings to its own new amount, to the cent, goes with
 * it. What is left is looked at in the same way.
 */
function byPercent(changes: readonly Change[]): Group[] {
  const wages = changes.map((change) => ({ change, before: new Decimal(change.before?.size?.value ?? 0), after: new Decimal(change.after?.size?.value ?? 0) }));
  const places = Math.max(2, ...wages.flatMap(({ before, after }) => [before.decimalPlaces(), after.decimalPlaces()]));
  const whole = (value: Decimal) => BigInt(value.toFixed(places).replace(".", ""));
  return grouped(wages.map(({ change, before, after }) => ({ change, before: whole(before), after: whole(after) })), 10n ** BigInt(places - 2));
}

/** Wages as whole numbers of the smallest unit that any of them has: many are weighed against many, without rounding. */
type Wage = { change: Change; before: bigint; after: bigint };

function grouped(wages: readonly Wage[], cent: bigint): Group[] {
  const [first] = wages;
  if (!first) return [];

  const highest = wages.reduce((top, wage) => (wage.before > top.before ? wage : top), first);
  const percent = percentOf(highest);
  const hundredths = percent === null ? null : BigInt(percent.replace(".", ""));
  const [together, rest]: [Wage[], Wage[]] = [[], []];
  for (const wage of wages) (wage === highest || (hundredths !== null && reaches(wage, hundredths, cent)) ? together : rest).push(wage);
  return [{ changes: together.map(({ change }) => change) as Group["changes"], percent }, ...grouped(rest, cent)];
}

/** In percents to two decimals, rounded half up; null of what was nothing. */
function percentOf({ before, after }: Wage): string | null {
  if (before === 0n) return null;
  return new Decimal(String(after - before)).dividedBy(String(before)).times(100).toFixed(2, Decimal.ROUND_HALF_UP);
}

function reaches({ before, after }: Wage, hundredths: bigint, cent: bigint): boolean {
  const off = before * (10_000n + hundredths) - after * 10_000n;
  return (off < 0n ? -off : off) <= cent * 10_000n;
}
