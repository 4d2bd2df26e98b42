import { createHash } from "node:crypto";

/** What is chained of a signature, as it is stored. Every value is text, a number, a moment, yes or no, or nothing. */
export type ChainedFacts = Record<string, string | number | boolean | Date | null>;

/** The hash before an organisation's first signature. */
export const BEGINNING = "0".repeat(64);

/** Letters and digits that are not taken for one another (Crockford's base 32): five bits each. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 20;

/**
 * The hash of one link: SHA-256 over the facts in the order of their names, as JSON, and the hash before. Moments are
 * ISO 8601 in UTC, so that a row read back gives the same bytes.
 */
export function linkHash(facts: ChainedFacts, previousHash: string): string {
  const ordered = Object.keys(facts).sort().map((name) => [name, plain(facts[name] ?? null)]);
  return createHash("sha256").update(JSON.stringify([...ordered, ["previousHash", previousHash]])).digest("hex");
}

/** The first broken link of a chain: its number, or null when all hold, follow one another and begin at the beginning. */
export function brokenLink(links: readonly { number: number; facts: ChainedFacts; previousHash: string; hash: string }[]): number | null {
  let previous = BEGINNING;
  for (const [index, link] of links.entries()) {
    if (link.number !== index + 1 || link.previousHash !== previous || linkHash(link.facts, previous) !== link.hash) return index + 1;
    previous = link.hash;
  }
  return null;
}

/** A code of 100 bits from 20 random bytes, of which each gives five. */
export function codeFrom(random: Uint8Array): string {
  return Array.from(random.subarray(0, CODE_LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join("");
}

/** A code as it is read aloud: five groups of four. */
export function groupedCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join("-");
}

/** A code as somebody typed it, without blanks and dashes and with the look-alikes put right; null for what cannot be one. */
export function typedCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return code.length === CODE_LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
}

/**
 * A moment the browser counted from the opening of the text; null when it told none, or one that cannot be.
 *
 * @param elapsed milliseconds
 */
export function momentAfter(openedAt: Date, elapsed: number | null, signedAt: Date): Date | null {
  if (elapsed === null) return null;
  const moment = new Date(openedAt.getTime() + elapsed);
  return moment <= signedAt ? moment : null;
}

function plain(value: ChainedFacts[string]): string | number | boolean | null {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
