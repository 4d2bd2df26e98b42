import { diffArrays, diffWordsWithSpace } from "diff";
import { partsOf } from "./parts.rules";
import type { Change, Words } from "./schema";

/** One line of a text: what it says, its article, and the heading above it. */
type Line = { text: string; number: string | null; under: string | null; wrote: string };

/**
 * What differs between two versions, part by part and in a part word by word, in the order of the newer text. A part that
 * stayed is left out. Numbers of articles, headings and list items are compared like all else: a line is a part.
 */
export function changesBetween(before: string, after: string): Change[] {
  const changes: Change[] = [];
  let removed: Line[] = [];
  for (const block of diffArrays(linesOf(before), linesOf(after), { comparator: (one, other) => one.wrote === other.wrote })) {
    if (block.removed) {
      removed = block.value;
      continue;
    }
    changes.push(...paired(removed, block.added ? block.value : []));
    removed = [];
  }
  return [...changes, ...paired(removed, [])];
}

const VERSION_LINE = /^Versie \d+\.\d+, gepubliceerd op /;

/** A text's own lines; the version line under the title differs in every version and says nothing. */
function linesOf(source: string): Line[] {
  let under: string | null = null;
  return partsOf(source).flatMap((part): Line[] => {
    if (part.kind === "list") return part.items.map((text) => ({ text, number: null, under, wrote: `- ${text}` }));
    const above = under;
    if (part.kind === "heading" || part.kind === "title") under = part.text;
    const number = part.kind === "paragraph" ? part.number : null;
    if (VERSION_LINE.test(part.text)) return [];
    return [{ text: part.text, number, under: part.kind === "heading" ? null : above, wrote: `${part.kind} ${number ?? ""} ${part.text}` }];
  });
}

/** Lines that went and lines that came in the same place belong together when they are alike enough, or else the same article. */
function paired(removed: readonly Line[], added: readonly Line[]): Change[] {
  const left = new Set(removed);
  const partners = new Map<Line, Line>();
  for (const belongs of [isAlike, isSameArticle]) {
    for (const line of added.filter((candidate) => !partners.has(candidate))) {
      const partner = [...left].find((candidate) => belongs(candidate, line));
      if (!partner) continue;
      partners.set(line, partner);
      left.delete(partner);
    }
  }
  const came = added.map((line): Change => {
    const partner = partners.get(line);
    return partner ? { ...about(line), kind: "changed", words: [...renumbered(partner, line), ...wordsBetween(partner.text, line.text)] } : whole("added", line);
  });
  return [...came, ...[...left].map((line) => whole("removed", line))];
}

/** An article that moved up or down says so in front of its words. */
function renumbered(before: Line, after: Line): Words[] {
  if (before.number === after.number) return [];
  const numbers = [{ kind: "removed" as const, text: before.number }, { kind: "added" as const, text: after.number }];
  return numbers.flatMap(({ kind, text }) => (text ? [{ kind, text: `${text} ` }] : []));
}

function isSameArticle(before: Line, after: Line): boolean {
  return before.number !== null && before.number === after.number;
}

/** More than half of the longer one stayed. */
function isAlike(before: Line, after: Line): boolean {
  const kept = wordsBetween(before.text, after.text).filter(({ kind }) => kind === "same").reduce((sum, { text }) => sum + text.length, 0);
  return kept * 2 > Math.max(before.text.length, after.text.length);
}

function wordsBetween(before: string, after: string): Words[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value }));
}

function whole(kind: "added" | "removed", line: Line): Change {
  return { ...about(line), kind, words: [{ kind, text: line.text }] };
}

function about({ under, number }: Line): Pick<Change, "under" | "number"> {
  return { under, number };
}
