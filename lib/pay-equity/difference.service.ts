import type { Actor } from "@/lib/access/actor";
import { authorizeCompany, authorizeHirer } from "@/lib/access/authorize";
import { amsterdamDate, now } from "@/lib/core/clock";
import { inScope } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { type Locale, wordsIn } from "@/lib/core/words";
import { blockIds, type SectionStates } from "./blocks.schema";
import { pairOf } from "./comparison.rules";
import { blockStates, differences, summaryOf } from "./difference.rules";
import type { Comparable, Comparison, ComparisonAsked, Side } from "./difference.schema";
import * as revisions from "./difference.store";
import { InquiryPayEquity } from "./setu/message.schema";
import * as store from "./store";
import { applicableVersion } from "./versions.rules";

/** How the draft is called in an address. */
const DRAFT = "concept";

/**
 * What changes for a company between two versions of a document, or between two revisions of one, from what it was given and
 * never from the whole.
 *
 * @returns null when it was given one version in one revision only
 * @throws AppError `not_found` for a foreign or missing document, and for a version that does not exist; `forbidden`
 */
export async function compareShown(actor: Actor, companySlug: string, documentId: string, asked: ComparisonAsked, locale: Locale): Promise<Comparison | null> {
  const scope = authorizeCompany(actor, "pay-equity:read", companySlug);
  return inScope(scope, async (tx) => {
    const at = now();
    const held = isId(documentId) ? await revisions.findRevisions(tx, scope, documentId, at) : [];
    if (held.length === 0) throw new AppError("not_found");

    const options = held.map((revision, index): Comparable => {
      const { number, validFrom, withdrawnAt } = revision;
      const isNewest = held[index + 1]?.number !== number;
      return { key: isNewest ? String(number) : `${number}.${revision.revision}`, number, revision: isNewest ? null : revision.revision, isDraft: false, validFrom, isWithdrawn: withdrawnAt !== null };
    });
    const newest = held.filter((_, index) => options[index]?.revision === null);
    const applies = applicableVersion(newest, { asOf: amsterdamDate(at), knownAt: at })?.number ?? null;

    return compared(options, asked, applies, locale, async (option) => {
      const { projectionId = "" } = held[options.indexOf(option)] ?? {};
      const { body, sections } = await revisions.findProjected(tx, scope, projectionId);
      return sideOf(body, sections);
    });
  });
}

/**
 * What changes between two versions of a hirer's own document, or between one and the draft.
 *
 * @returns null when there is one version or one draft only
 * @throws AppError `not_found` for a foreign or missing document, and for a version that does not exist; `forbidden`
 */
export async function compareRegulation(actor: Actor, hirerSlug: string, documentId: string, asked: ComparisonAsked, locale: Locale): Promise<Comparison | null> {
  const scope = authorizeHirer(actor, "regulations:read", hirerSlug);
  return inScope(scope, async (tx) => {
    const at = now();
    const document = isId(documentId) ? await store.findDocument(tx, scope, documentId) : null;
    if (!document) throw new AppError("not_found");

    const versions = await store.findVersions(tx, scope, documentId);
    const draft = await store.findDraft(tx, scope, documentId);
    const applies = applicableVersion(versions, { asOf: amsterdamDate(at), knownAt: at })?.number ?? null;
    const published = versions.map(({ number, validFrom, withdrawnAt }): Comparable => ({ key: String(number), number, revision: null, isDraft: false, validFrom, isWithdrawn: withdrawnAt !== null }));
    const written = draft ? [{ key: DRAFT, number: (versions.at(-1)?.number ?? 0) + 1, revision: null, isDraft: true, validFrom: draft.validFrom, isWithdrawn: false }] : [];

    return compared([...published, ...written], asked, applies, locale, async (option) => {
      const id = option.isDraft ? draft?.id : versions.find(({ number }) => number === option.number)?.id;
      const body = id === undefined ? null : await store.findContent(tx, scope, id);
      if (id === undefined || body === null) throw new AppError("not_found");
      return sideOf(body, await store.findSections(tx, scope, id));
    });
  });
}

async function compared(
  options: Comparable[],
  asked: ComparisonAsked,
  applies: number | null,
  locale: Locale,
  read: (option: Comparable) => Promise<Side>,
): Promise<Comparison | null> {
  const pair = pairOf(options, asked, applies);
  if (!pair && (asked.from !== null || asked.to !== null)) throw new AppError("not_found");
  if (!pair) return null;

  const say = wordsIn(locale);
  const { before, after } = pair;
  const [was, is] = [await read(before), await read(after)];
  const found = differences(was, is, locale, say);
  const states = blockStates(is);
  return {
    options,
    before,
    after,
    blocks: blockIds.map((id) => ({ id, title: say(`payEquity.blocks.${id}`), state: states[id] })),
    differences: found,
    summary: summaryOf(found, say),
    isSameVersion: before.number === after.number && !before.isDraft && !after.isDraft,
  };
}

function sideOf(body: string, sections: SectionStates): Side {
  return { content: InquiryPayEquity.parse(JSON.parse(body)), sections };
}
