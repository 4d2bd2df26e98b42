import type { Comparable, ComparisonAsked } from "./difference.schema";

/**
 * Which two of what can be compared: what was asked for, else what applies against the newest (against its predecessor when
 * it is the newest itself). With one version asked for, that one against what applies. The earlier stands before the later.
 *
 * @param options by number and revision, the draft last
 * @param applies the number that applies today; null when none does
 * @returns null when there is nothing to compare, or when what was asked for does not exist
 */
export function pairOf(options: readonly Comparable[], asked: ComparisonAsked, applies: number | null): { before: Comparable; after: Comparable } | null {
  const byKey = (key: string) => options.find((option) => option.key === key) ?? null;
  const after = asked.to === null ? defaultAfter(options, asked, applies) : byKey(asked.to);
  const before = asked.from === null ? defaultBefore(options, after, asked, applies) : byKey(asked.from);
  return before && after ? { before, after } : null;
}

function defaultAfter(options: readonly Comparable[], { from, version }: ComparisonAsked, applies: number | null): Comparable | null {
  if (from === null && version !== null) return newestOf(options, Math.max(version, applies ?? version));
  return options.findLast(({ isWithdrawn }) => !isWithdrawn) ?? options.at(-1) ?? null;
}

function defaultBefore(options: readonly Comparable[], after: Comparable | null, { to, version }: ComparisonAsked, applies: number | null): Comparable | null {
  if (!after) return null;
  const earlier = options.slice(0, options.indexOf(after)).filter(({ isWithdrawn }) => !isWithdrawn);
  const wanted = to === null && version !== null && version < after.number ? version : applies;
  return earlier.findLast(({ number }) => number === wanted) ?? earlier.at(-1) ?? null;
}

function newestOf(options: readonly Comparable[], number: number): Comparable | null {
  return options.findLast((option) => option.number === number && !option.isDraft) ?? null;
}
