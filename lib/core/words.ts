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
  const translator = createTranslator({ locale: FORMATS[locale] as Locale, messages: { nl, en }[locale], timeZone: "Europe/Amsterdam", onError: refuseInTests });
  return translator as unknown as Translate;
}

/** A sentence that is missing shows its key to a person and fails a test. */
function refuseInTests(error: Error): void {
  if (env().PORTAL_MODE === "test") throw error;
}
