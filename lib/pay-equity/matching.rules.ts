/*
 * Which element of one list is which of another, when their places say nothing. Elements that are the same in all respects
 * belong together first; then those with the same key, strongest key first; then those that have most in common.
 */

/** An element to match. `text` is `canonical(raw)`; equal keys at the same place of `keys` mean the same element; null is no key. */
export type Matched = { raw: unknown; text: string; keys: readonly (string | null)[] };

export type Matches<Item> = { both: [Item, Item][]; gone: Item[]; fresh: Item[] };

/** From how much in common two elements without a common key are taken for the same one, changed. */
const ALIKE = 0.5;
/** More combinations than this are not weighed: the rest then counts as removed and added. */
const MOST_WEIGHED = 2_500;

/**
 * The same text for the same meaning: keys in order, lists as sets that may hold a thing twice, and nothing for what is empty
 * (SETU gives neither a place in a list nor an empty list a meaning; the order of salary scales is looked at apart).
 */
export function canonical(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return enclosed("[", value.map(canonical).filter(Boolean).sort(), "]");

  const held = value as Record<string, unknown>;
  const entries: string[] = [];
  for (const key of Object.keys(held).sort()) {
    const text = canonical(held[key]);
    if (text !== "") entries.push(`${JSON.stringify(key)}:${text}`);
  }
  return enclosed("{", entries, "}");
}

/**
 * Pairs the elements of two lists; each is used once. The pairs stand in the order of the second list.
 *
 * @param manner how elements without a common key are taken: `keysOnly`: never for the same one; `alike`: when they say much
 *   the same; `lonely`: also when one is left over on each side, changed out of recognition
 */
export function matchesOf<Item extends Matched>(before: readonly Item[], after: readonly Item[], manner: "keysOnly" | "alike" | "lonely" = "alike"): Matches<Item> {
  const left = { before: new Set(before.keys()), after: new Set(after.keys()) };
  const pairs: [number, number][] = [];
  const levels = Math.max(0, ...before.map(({ keys }) => keys.length));

  const join = (keyOf: (item: Item) => string | null) => {
    for (const pair of pairsByKey(before, after, left, keyOf)) {
      if (!left.before.has(pair[0]) || !left.after.has(pair[1])) continue;
      left.before.delete(pair[0]);
      left.after.delete(pair[1]);
      pairs.push(pair);
    }
  };

  join(({ text }) => text);
  for (let level = 0; level < levels; level += 1) join(({ keys }) => keys[level] ?? null);
  if (manner !== "keysOnly" && left.before.size * left.after.size <= MOST_WEIGHED) joinAlike(before, after, left, pairs);
  if (manner === "lonely" && left.before.size === 1 && left.after.size === 1) join(() => "");

  const held = pairs.sort((a, b) => a[1] - b[1]).flatMap(([i, j]): [Item, Item][] => both(before[i], after[j]));
  return { both: held, gone: before.filter((_, index) => left.before.has(index)), fresh: after.filter((_, index) => left.after.has(index)) };
}

type Left = { before: Set<number>; after: Set<number> };

/** All pairs with the same key, best first. Pairs that weigh the same go by their places, in a way that does not depend on which side is which. */
function pairsByKey<Item extends Matched>(before: readonly Item[], after: readonly Item[], left: Left, keyOf: (item: Item) => string | null): [number, number][] {
  const places = new Map<string, number[]>();
  for (const j of left.after) {
    const key = after[j] && keyOf(after[j]);
    if (typeof key === "string") places.set(key, [...(places.get(key) ?? []), j]);
  }

  const found = [...left.before].flatMap((i) => {
    const key = before[i] && keyOf(before[i]);
    return (typeof key === "string" ? (places.get(key) ?? []) : []).map((j): [number, number] => [i, j]);
  });
  const usedTwice = new Set(found.map(([i]) => i)).size < found.length || new Set(found.map(([, j]) => j)).size < found.length;
  return usedTwice && found.length <= MOST_WEIGHED ? weighed(found, before, after).map(({ pair }) => pair) : found;
}

function joinAlike<Item extends Matched>(before: readonly Item[], after: readonly Item[], left: Left, pairs: [number, number][]): void {
  const all = [...left.before].flatMap((i) => [...left.after].map((j): [number, number] => [i, j]));
  for (const { pair, weight } of weighed(all, before, after)) {
    if (weight < ALIKE || !left.before.has(pair[0]) || !left.after.has(pair[1])) continue;
    left.before.delete(pair[0]);
    left.after.delete(pair[1]);
    pairs.push(pair);
  }
}

function weighed<Item extends Matched>(pairs: [number, number][], before: readonly Item[], after: readonly Item[]): { pair: [number, number]; weight: number }[] {
  const leaves = new Map<Item, string[]>();
  const leavesIn = (item: Item) => {
    const known = leaves.get(item) ?? leavesOf(item.raw);
    leaves.set(item, known);
    return known;
  };
  return pairs
    .map((pair) => {
      const [a, b] = [before[pair[0]], after[pair[1]]];
      return { pair, weight: a && b ? inCommon(leavesIn(a), leavesIn(b)) : 0 };
    })
    .sort((a, b) => b.weight - a.weight || a.pair[0] + a.pair[1] - (b.pair[0] + b.pair[1]));
}

/** The share of what two elements say that they both say: 0 to 1. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const leaf of a) counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  let common = 0;
  for (const leaf of b) {
    const count = counts.get(leaf) ?? 0;
    if (count > 0) {
      common += 1;
      counts.set(leaf, count - 1);
    }
  }
  return a.length + b.length === 0 ? 1 : (2 * common) / (a.length + b.length);
}

function leavesOf(value: unknown, path = ""): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path));
  if (typeof value !== "object" || value === null) return [`${path}=${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, held]) => leavesOf(held, `${path}.${key}`));
}

function both<Item>(a: Item | undefined, b: Item | undefined): [Item, Item][] {
  return a !== undefined && b !== undefined ? [[a, b]] : [];
}

function enclosed(open: string, parts: string[], close: string): string {
  return parts.length > 0 ? `${open}${parts.join(",")}${close}` : "";
}
