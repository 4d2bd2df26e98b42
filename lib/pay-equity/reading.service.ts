import type { Actor } from "@/lib/access/actor";
import { type Locale, wordsIn } from "@/lib/core/words";
import { blocksOf } from "./blocks.rules";
import type { Block } from "./blocks.schema";
import { getRegulation, getRegulationVersion } from "./regulations.service";
import type { Report } from "./report.schema";
import { reportIn } from "./report.service";
import type { Regulation, Shown, Version } from "./schema";
import { InquiryPayEquity } from "./setu/message.schema";
import { getShown, takeShown } from "./shown.service";

/** A function of a document by its name. */
export type NamedFunction = { id: string; title: string };

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

/** The SETU message of one version, byte for byte as the company was given it. @throws AppError `not_found`, `forbidden` */
export async function getShownMessage(actor: Actor, companySlug: string, documentId: string, number: number): Promise<{ filename: string; bytes: Uint8Array }> {
  const { content, version } = await takeShown(actor, companySlug, documentId, number);
  return { filename: `inlenersbeloning-${documentId}-versie-${version.number}-revisie-${version.revision}.json`, bytes: Buffer.from(content) };
}

/**
 * One document of a hirer with what it says, in the version asked for or else its draft, or else its newest version.
 * `number` in the answer is null when it is the draft that is read; `report` is always about the draft.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function readRegulation(
  actor: Actor,
  hirerSlug: string,
  documentId: string,
  number: number | null,
  locale: Locale,
): Promise<{ regulation: Regulation; functions: NamedFunction[]; report: Report | null; read: { number: number | null; blocks: Block[] } | null }> {
  const { regulation, draft } = await getRegulation(actor, hirerSlug, documentId);
  const published = number ?? (draft ? null : newestOf(regulation));
  const content = published === null ? draft?.content : await getRegulationVersion(actor, hirerSlug, documentId, published);

  return {
    regulation,
    report: draft && reportIn(locale, draft.content, draft.findings, "hirer"),
    functions: content ? functionsOf(content) : [],
    read: content ? { number: published, blocks: read(content, locale) } : null,
  };
}

function newestOf({ versions }: Regulation): number | null {
  return versions.at(-1)?.number ?? null;
}

function read(content: InquiryPayEquity, locale: Locale): Block[] {
  return blocksOf(content, locale, wordsIn(locale));
}

function functionsOf({ positionProfile }: InquiryPayEquity): NamedFunction[] {
  return (positionProfile ?? []).map(({ positionId, positionTitle }) => ({ id: positionId.value, title: positionTitle }));
}
