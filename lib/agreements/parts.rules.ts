import type { Part } from "./schema";

const MARKS_NOT_READ = /^(#{3,}|[*+>|]|\d+\)|\s|```|-(?! ))/;
const ARTICLE = /^(B?\d+\.\d+) (.+)$/;

/**
 * Reads an agreement text into its parts, in order; screen and PDF both draw these.
 *
 * The text is a small subset of Markdown: every line is one title (`# `), heading (`## `), list item (`- `) or paragraph,
 * and a paragraph may begin with its article number. Items on adjoining lines are one list.
 *
 * @throws Error for a line that begins with any other mark: a text is signed as it is drawn, so nothing is guessed
 */
export function partsOf(source: string): Part[] {
  const parts: Part[] = [];
  let listOpen = false;

  for (const line of source.split("\n")) {
    const last = parts.at(-1);
    if (line.startsWith("- ") && listOpen && last?.kind === "list") last.items.push(line.slice(2));
    else if (line !== "") parts.push(partOf(line));

    listOpen = line.startsWith("- ");
  }

  return parts;
}

/** Words in a text as a person counts them: numbers of articles and marks of headings and lists are not words. */
export function wordCount(source: string): number {
  return partsOf(source)
    .flatMap((part) => (part.kind === "list" ? part.items : [part.text]))
    .reduce((sum, text) => sum + text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length, 0);
}

/** Words a minute of somebody who reads what he is going to sign; silent reading of plain text is about 238 (Brysbaert 2019). */
const WORDS_A_MINUTE = 200;

/** Minutes it takes to read a text with care, rounded up. */
export function readingMinutes(source: string): number {
  return Math.ceil(wordCount(source) / WORDS_A_MINUTE);
}

/** A hash in groups of four characters, eight groups to a line, so that two can be compared by eye. */
export function groupedHash(sha256: string): string {
  const groups = sha256.match(/.{1,4}/g) ?? [];
  return [groups.slice(0, 8).join(" "), groups.slice(8).join(" ")].join("\n").trim();
}

function partOf(line: string): Part {
  if (line.startsWith("# ")) return { kind: "title", text: line.slice(2) };
  if (line.startsWith("## ")) return { kind: "heading", text: line.slice(3) };
  if (line.startsWith("- ")) return { kind: "list", items: [line.slice(2)] };
  if (MARKS_NOT_READ.test(line)) throw new Error(`an agreement text may not hold this line: ${line.slice(0, 40)}`);

  const [, number, text] = ARTICLE.exec(line) ?? [];
  return { kind: "paragraph", number: number ?? null, text: text ?? line };
}
