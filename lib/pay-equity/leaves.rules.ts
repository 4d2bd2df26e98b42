import type { Change } from "./folding.rules";
import { canonical } from "./matching.rules";
import type { Fact, Part } from "./parts.rules";

/** More fields than this of one part are told together. */
const MOST_LEAVES = 12;

/**
 * Every field in which two values differ, each as it stands: for what has no words of its own, or the same words.
 *
 * @param label of what the fields belong to; null for the part itself
 */
export function leafChanges(before: Part, after: Part, label: string | null, was: unknown, is: unknown): Change[] {
  const fields = leavesOf(was, is, "");
  const told = fields.length > 0 && fields.length <= MOST_LEAVES ? fields : [{ path: "", was, is }];
  return told.map(({ path, was: old, is: fresh }) => {
    const [oldText, freshText] = [canonical(old), canonical(fresh)];
    const factOf = (raw: unknown): Fact => ({ key: `leaf.${label ?? ""}.${path}`, label: path ? `leaf:${path}` : label, raw, say: () => asItStands(raw) });
    const kind = oldText === "" ? "added" : freshText === "" ? "removed" : "changed";
    return { block: after.block, kind, part: { before, after }, fact: factOf(fresh), before: oldText === "" ? null : factOf(old), after: freshText === "" ? null : factOf(fresh), isLeaf: true };
  });
}

type Leaf = { path: string; was: unknown; is: unknown };

/** Lists are compared whole: their elements have no place. One element against one element is looked into. */
function leavesOf(was: unknown, is: unknown, path: string): Leaf[] {
  if (canonical(was) === canonical(is)) return [];
  if (Array.isArray(was) && Array.isArray(is) && was.length === 1 && is.length === 1) return leavesOf(was[0], is[0], path);
  if (!isObject(was) || !isObject(is)) return [{ path, was, is }];

  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return keys.flatMap((key) => leavesOf(was[key], is[key], key));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asItStands(raw: unknown): string {
  return typeof raw === "string" ? raw : JSON.stringify(raw);
}
