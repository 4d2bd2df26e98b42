import type { Actor } from "@/lib/access/actor";
import { amsterdamDate, now } from "@/lib/core/clock";
import { type Locale, wordsIn } from "@/lib/core/words";
import { calculator, voiceOf } from "./calculator.rules";
import { type Calculator, CalculatorQuery } from "./calculator.schema";
import { getRegulation, getRegulationVersion } from "./regulations.service";
import { InquiryPayEquity } from "./setu/message.schema";
import { getShown } from "./shown.service";

/**
 * The calculator over one version as a company was given it, so over its own functions alone.
 *
 * @param number null for the newest version
 * @param query what stands in the address; nonsense is answered at its field, never thrown
 * @throws AppError `not_found`, `forbidden`
 */
export async function calculateShown(actor: Actor, companySlug: string, documentId: string, number: number | null, query: unknown, locale: Locale): Promise<Calculator> {
  const { content } = await getShown(actor, companySlug, documentId, number);
  return calculated(InquiryPayEquity.parse(JSON.parse(content)), query, locale);
}

/**
 * The calculator over a hirer's own version, or its draft when no number is asked for. Null when there is nothing to read.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function calculateRegulation(actor: Actor, hirerSlug: string, documentId: string, number: number | null, query: unknown, locale: Locale): Promise<Calculator | null> {
  const { regulation, draft } = await getRegulation(actor, hirerSlug, documentId);
  const published = number ?? (draft ? null : (regulation.versions.at(-1)?.number ?? null));
  const content = published === null ? draft?.content : await getRegulationVersion(actor, hirerSlug, documentId, published);
  return content ? calculated(content, query, locale) : null;
}

function calculated(content: InquiryPayEquity, query: unknown, locale: Locale): Calculator {
  const asked = CalculatorQuery.safeParse(query);
  return calculator(content, asked.success ? asked.data : {}, amsterdamDate(now()), voiceOf(content, locale, wordsIn(locale)));
}
