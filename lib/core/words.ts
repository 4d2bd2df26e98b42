import { createTranslator } from "use-intl/core";
import en from "@/messages/en";
import nl from "@/messages/nl";
import { env } from "./env";
import type { Values } from "./errors";

export const locales = ["nl", "en"] as const;
export type Locale = (typeof locales)[number];

/** Fills in one sentence of the catalogues: `namespace.key` with its values. */
export type Translate = (key: string, values?: Values) => string;

/** How dates and numbers inside a sentence are written: English is British. */
const FORMATS: Record<Locale, string> = { nl: "nl-NL", en: "en-GB" };

const translators: Record<Locale, Translate> = { nl: translatorOf("nl"), en: translatorOf("en") };

/** The words of one language, for whoever speaks outside the pages: the API, mails, PDFs, errors. */
export function wordsIn(locale: Locale): Translate {
  return translators[locale];
}

/** The best language for an Accept-Language header; Dutch unless English is asked for first. */
export function localeOf(acceptLanguage: string | null | undefined): Locale {
  return /^\s*en\b/i.test(acceptLanguage ?? "") ? "en" : "nl";
}

function translatorOf(locale: Locale): Translate {
  const messages = { nl, en }[locale];
  const translator = createTranslator({ locale: FORMATS[locale] as Locale, messages, timeZone: "Europe/Amsterdam", onError: refuseInTests }) as unknown as Translate;
  const plain = new Map<string, readonly string[] | null>();

  return (key, values) => {
    const known = plain.get(key);
    const pieces = known === undefined ? piecesOf(messageAt(messages, key)) : known;
    if (known === undefined && pieces !== undefined) plain.set(key, pieces);
    return (pieces && filledIn(pieces, values)) ?? translator(key, values);
  };
}

/** The sentence under `namespace.key`; undefined where there is none. */
function messageAt(messages: unknown, key: string): string | undefined {
  const found = key.split(".").reduce<unknown>((held, name) => (typeof held === "object" && held !== null ? (held as Record<string, unknown>)[name] : undefined), messages);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/**
 * A sentence that only has words to fill in, cut at their names: words at even places, names at odd ones. Null for one that counts or
 * chooses. Most sentences are of the first kind, and filling one in takes a tenth of the time that a full reading of it does.
 */
function piecesOf(message: string | undefined): readonly string[] | null | undefined {
  if (message === undefined) return undefined;
  const pieces = message.split(/\{(\w+)\}/);
  return pieces.some((piece, index) => index % 2 === 0 && /['<>{}#|]/.test(piece)) ? null : pieces;
}

/** Null when a word is missing: whoever reads in full says so. */
function filledIn(pieces: readonly string[], values: Values | undefined): string | null {
  let sentence = "";
  for (const [index, piece] of pieces.entries()) {
    const word = index % 2 === 0 ? piece : values?.[piece];
    if (typeof word !== "string" && typeof word !== "number") return null;
    sentence += String(word);
  }
  return sentence;
}

/** A sentence that is missing shows its key to a person and fails a test. */
function refuseInTests(error: Error): void {
  if (env().PORTAL_MODE === "test") throw error;
}
