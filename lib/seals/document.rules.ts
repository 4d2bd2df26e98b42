import { createHash } from "node:crypto";
import type { Examination, FoundSeal } from "./schema";

/** More signatures than this in one file are not looked at. */
const MOST_SEALS = 8;

/** The same for strings that may be the file's own name of itself. */
const MOST_STRINGS = 100;

/**
 * Looks through a file of any kind, however broken. Reads what a sealed PDF of ours needs (header, byte ranges, keywords),
 * follows no reference and unpacks nothing, so the work is a few passes over the bytes whatever they hold.
 */
export function examine(file: Buffer): Examination {
  const begins = file.indexOf("%PDF-");
  const pdf = begins > 0 ? file.subarray(begins) : file;
  const lastEnd = pdf.lastIndexOf("%%EOF");
  return {
    begins,
    trailing: lastEnd >= 0 && !/^\s*$/.test(pdf.subarray(lastEnd + 5, lastEnd + 4096).toString("latin1")),
    encrypted: /\/Encrypt\s+\d+\s+\d+\s+R/.test(pdf.subarray(-4096).toString("latin1")) || placesOf(pdf, "/Encrypt ", 1).length > 0,
    seals: sealsIn(pdf),
    identities: identitiesIn(pdf),
  };
}

/** The bytes a seal covers, hashed: the file without the seal itself. */
export function hashAround(pdf: Buffer, seal: { gap: readonly [number, number]; end: number }, algorithm = "sha256"): Buffer {
  return createHash(algorithm).update(pdf.subarray(0, seal.gap[0])).update(pdf.subarray(seal.gap[1], seal.end)).digest();
}

/** Where a seal stands: `gap` are the first byte of `<…>` and the first after it. */
export type SealPlace = { gap: readonly [number, number]; end: number };

/** The places of the seals in a PDF, in order; what cannot be a place is left out. */
export function sealPlaces(pdf: Buffer): SealPlace[] {
  return placesOf(pdf, "/ByteRange", MOST_SEALS).flatMap((at) => {
    const numbers = /^\/ByteRange\s*\[\s*0\s+(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})\s*\]/.exec(pdf.subarray(at, at + 200).toString("latin1"));
    if (!numbers) return [];

    const [first = 0, second = 0, length = 0] = numbers.slice(1).map(Number);
    const fits = first > 0 && second > first && second + length <= pdf.length;
    return fits ? [{ gap: [first, second] as const, end: second + length }] : [];
  });
}

/** The CMS that stands in a gap as hex, without the zeros that fill it up; null for anything else. */
export function contentsIn(pdf: Buffer, { gap: [from, to] }: SealPlace): Buffer | null {
  const hex = pdf.subarray(from + 1, to - 1).toString("latin1");
  const framed = pdf[from] === 0x3c && pdf[to - 1] === 0x3e;
  if (!framed || hex.length > 1_000_000 || !/^(?:[0-9a-fA-F]{2})+$/.test(hex)) return null;

  const bytes = Buffer.from(hex, "hex");
  const length = derLength(bytes);
  return length !== null && length <= bytes.length ? bytes.subarray(0, length) : null;
}

function sealsIn(pdf: Buffer): FoundSeal[] {
  return sealPlaces(pdf).map((place) => ({ coveredSha256: hashAround(pdf, place).toString("hex"), end: place.end, contents: contentsIn(pdf, place) }));
}

/** How long a DER value is with its header (X.690 section 8.1.3); null for an unusual one. */
function derLength(bytes: Buffer): number | null {
  const [tag, first] = bytes;
  if (tag !== 0x30 || first === undefined) return null;
  if (first < 0x80) return 2 + first;

  const count = first & 0x7f;
  return count >= 1 && count <= 3 && bytes.length > 2 + count ? 2 + count + bytes.readUIntBE(2, count) : null;
}

/** pdfkit writes each entry of the information dictionary as an object of its own. */
function identitiesIn(pdf: Buffer): string[] {
  return placesOf(pdf, "obj\n(", MOST_STRINGS).flatMap((at) => {
    const [, said] = /^obj\n\(([0-9a-f-]{36}|[0-9a-f]{64})\)\n/.exec(pdf.subarray(at, at + 80).toString("latin1")) ?? [];
    return said ?? [];
  });
}

function placesOf(file: Buffer, words: string, most: number): number[] {
  const places: number[] = [];
  for (let at = file.indexOf(words); at >= 0 && places.length < most; at = file.indexOf(words, at + 1)) places.push(at);
  return places;
}
