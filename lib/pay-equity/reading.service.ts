import type { Actor } from "@/lib/access/actor";
import { type Locale, wordsIn } from "@/lib/core/words";
import { blocksOf } from "./blocks.rules";
import type { Block } from "./blocks.schema";
import { getRegulation, getRegulationVersion } from "./regulations.service";
import type { Regulation, Shown, Version } from "./schema";
import { InquiryPayEquity } from "./setu/message.schema";
import { getShown } from "./shown.service";

/** A sentence about a draft; `path` is where in the SETU message. */
export type ReadFinding = { severity: "error" | "warning"; path: string; sentence: string };

/** A function of a document, with the companies that it is shared with by their place in `sharedWith`. */
export type SharedFunction = { id: string; title: string; companies: boolean[] };

/**
 * One document of a company read out block by block, in the version asked for or else the newest.
 *
 * @param number null for the newest
 * @throws AppError `not_found`, `forbidden`
 */
export async function readShown(
  actor: Actor,
  companySlug: string,
  documentId: string,
  number: number | null,
  locale: Locale,
): Promise<{ shown: Shown; versions: Version[]; version: Version; blocks: Block[] }> {
  const { content, ...facts } = await getShown(actor, companySlug, documentId, number);
  return { ...facts, blocks: read(InquiryPayEquity.parse(JSON.parse(content)), locale) };
}

/**
 * One document of a hirer with what it says, in the version asked for or else its draft, or else its newest version.
 * `number` in the answer is null when it is the draft that is read.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function readRegulation(
  actor: Actor,
  hirerSlug: string,
  documentId: string,
  number: number | null,
  locale: Locale,
): Promise<{ regulation: Regulation; functions: SharedFunction[]; findings: ReadFinding[]; read: { number: number | null; blocks: Block[] } | null }> {
  const { regulation, draft } = await getRegulation(actor, hirerSlug, documentId);
  const newest = regulation.versions.at(-1)?.number ?? null;
  const published = number ?? newest;
  const shown = number === null ? draft?.content : undefined;
  const content = shown ?? (published === null ? null : await getRegulationVersion(actor, hirerSlug, documentId, published));

  const say = wordsIn(locale);
  return {
    regulation,
    functions: content ? functionsOf(content, regulation) : [],
    findings: (draft?.findings ?? []).map(({ severity, path, key, values }) => ({ severity, path, sentence: say(key, values) })),
    read: content ? { number: shown ? null : published, blocks: read(content, locale) } : null,
  };
}

function read(content: InquiryPayEquity, locale: Locale): Block[] {
  return blocksOf(content, locale, wordsIn(locale));
}

function functionsOf(content: InquiryPayEquity, { sharedWith }: Regulation): SharedFunction[] {
  return (content.positionProfile ?? []).map(({ positionId, positionTitle }) => ({
    id: positionId.value,
    title: positionTitle,
    companies: sharedWith.map((company) => company.positions.includes(positionId.value)),
  }));
}
