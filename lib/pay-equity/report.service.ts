import type { Actor } from "@/lib/access/actor";
import { type Locale, wordsIn } from "@/lib/core/words";
import type { SectionStates } from "./blocks.schema";
import { minimumWagesKnown, type Reader, reportOf } from "./report.rules";
import type { MinimumWages, Report } from "./report.schema";
import { getRegulation, getRegulationSections, getRegulationVersion } from "./regulations.service";
import { InquiryPayEquity } from "./setu/message.schema";
import { getShown } from "./shown.service";
import { type Finding, findings } from "./validity.rules";

/** A check of what one company was given, and what it was compared with. */
export type Checked = { report: Report; minimumWages: MinimumWages };

/**
 * What a check says of one version as a company was given it: of its projection, so nothing of what is not shared.
 *
 * @param number null for the newest
 * @throws AppError `not_found`, `forbidden`
 */
export async function checkShown(actor: Actor, companySlug: string, documentId: string, number: number | null, locale: Locale): Promise<Checked> {
  const { content, sections } = await getShown(actor, companySlug, documentId, number);
  const message = InquiryPayEquity.parse(JSON.parse(content));
  return { report: reportIn(locale, message, findings(message, notApplicable(sections)), "company"), minimumWages: minimumWagesKnown({ locale }) };
}

/**
 * What a check says of one version of a hirer's own document, or of its draft; null when there is neither.
 *
 * @param number null for the draft, or else the newest version
 * @throws AppError `not_found`, `forbidden`
 */
export async function checkRegulation(actor: Actor, hirerSlug: string, documentId: string, number: number | null, locale: Locale): Promise<Checked | null> {
  const { regulation, draft } = await getRegulation(actor, hirerSlug, documentId);
  const minimumWages = minimumWagesKnown({ locale });
  if (number === null && draft) return { report: reportIn(locale, draft.content, draft.findings, "hirer"), minimumWages };

  const published = number ?? regulation.versions.at(-1)?.number;
  if (published === undefined) return null;
  const message = await getRegulationVersion(actor, hirerSlug, documentId, published);
  const sections = await getRegulationSections(actor, hirerSlug, documentId, published);
  return { report: reportIn(locale, message, findings(message, sections), "hirer"), minimumWages };
}

/** Findings in a language, by block, for whoever reads them. */
export function reportIn(locale: Locale, content: InquiryPayEquity, found: readonly Finding[], reader: Reader): Report {
  const titles = new Map(content.positionProfile?.map(({ positionId, positionTitle }) => [positionId.value, positionTitle]));
  return reportOf(found, content, reader, { locale, translate: wordsIn(locale), titles });
}

/** A block that is filled in may be empty for a company, since what is not shared is taken out: of that the check says nothing. */
function notApplicable(sections: SectionStates): SectionStates {
  return Object.fromEntries(Object.entries(sections).filter(([, state]) => state === "not_applicable"));
}
