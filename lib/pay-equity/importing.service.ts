import type { Actor } from "@/lib/access/actor";
import { authorizeHirer } from "@/lib/access/authorize";
import { inScope } from "@/lib/core/db";
import { AppError, fieldError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { type Locale, wordsIn } from "@/lib/core/words";
import { blocksOf } from "./blocks.rules";
import { saveDraft, startDocument, writeDraft } from "./drafts.service";
import type { KeepInput, ReadImport } from "./importing.schema";
import { listRegulations } from "./regulations.service";
import type { InquiryPayEquity } from "./setu/message.schema";
import { parseStrict, readMessage, type ReadMessage } from "./setu/reading.rules";
import { canonicalJson } from "./setu/writing.rules";
import * as store from "./store";
import { findings } from "./validity.rules";

/** More than this of the web form's own answers is not shown. Characters. */
const MOST_ASIDE = 50_000;

/** Lets in whoever may import for a hirer. @throws AppError `not_found`, `forbidden` */
export async function prepareImport(actor: Actor, hirerSlug: string): Promise<void> {
  authorizeHirer(actor, "regulations:publish", hirerSlug);
}

/**
 * Reads a message that somebody hands in and says what it is and what was done to read it. Nothing is kept by this.
 *
 * @param input the file's bytes or the pasted text
 * @throws AppError `not_found`, `forbidden`; `too_large`, `malformed`, `invalid_input` with the path or the reason
 */
export async function checkImport(actor: Actor, hirerSlug: string, input: string | Uint8Array, locale: Locale): Promise<ReadImport> {
  authorizeHirer(actor, "regulations:publish", hirerSlug);
  const { content, report, aside } = readMessage(input);
  const regulations = await listRegulations(actor, hirerSlug);
  const say = wordsIn(locale);

  return {
    kind: "read",
    content: canonicalJson(content),
    remarks: report.map(({ kind, path, key, values }) => ({ kind, path, sentence: say(key, values) })),
    aside: shownAside(aside),
    summary: summaryOf(content, locale),
    name: nameOf(content),
    targets: regulations.map(({ id, name, draft }) => ({ id, name, draft: draft && { updatedAt: draft.updatedAt, correctsNumber: draft.correctsNumber } })),
  };
}

/**
 * Keeps a message that was read as a draft: of a new document, or of one there is. A draft that stands is replaced only when the
 * person said so and it is still the one they were shown.
 *
 * @param read what `checkImport` gave; it went through a browser, so the message is judged anew, strictly
 * @returns the id of the document
 * @throws AppError `not_found`, `forbidden`; `malformed`, `invalid_input`; `conflict` when another draft stands by now
 */
export async function keepImport(actor: Actor, hirerSlug: string, read: Pick<ReadImport, "content" | "targets">, input: KeepInput): Promise<string> {
  authorizeHirer(actor, "regulations:publish", hirerSlug);
  const content = parseStrict(read.content);
  if (input.target === "new") return keepAsNew(actor, hirerSlug, content, input.name);

  const draft = read.targets.find(({ id }) => id === input.target)?.draft ?? null;
  if (draft && input.replace === undefined) throw fieldError("replace", "importing.replaceAsked");
  await saveDraft(actor, hirerSlug, input.target, { content, expectedUpdatedAt: draft?.updatedAt ?? null, correctsNumber: draft?.correctsNumber ?? null });
  return input.target;
}

async function keepAsNew(actor: Actor, hirerSlug: string, content: InquiryPayEquity, name: string): Promise<string> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  if (name === "") throw fieldError("name", "errors.required");

  return inScope(scope, async (tx) => {
    const documentId = await startDocument(tx, scope, { name }, { imported: "yes" });
    await writeDraft(tx, scope, documentId, null, { content });
    return documentId;
  });
}

/**
 * The SETU message of a version, or of the draft, as a file: canonical bytes, valid by the standard.
 *
 * @param number null for the draft
 * @throws AppError `not_found`, `forbidden`; `invalid_input` for a draft that is no valid message yet, with every path
 */
export async function exportRegulation(actor: Actor, hirerSlug: string, documentId: string, number: number | null): Promise<{ filename: string; bytes: Uint8Array }> {
  const scope = authorizeHirer(actor, "regulations:read", hirerSlug);
  if (!isId(documentId)) throw new AppError("not_found");
  const body = await inScope(scope, async (tx) => {
    if (number === null) return (await store.findDraft(tx, scope, documentId))?.body ?? null;
    const version = (await store.findVersions(tx, scope, documentId)).find((candidate) => candidate.number === number);
    return version ? store.findContent(tx, scope, version.id) : null;
  });
  if (body === null) throw new AppError("not_found");
  if (number !== null) return { filename: `inlenersbeloning-${documentId}-versie-${number}.json`, bytes: Buffer.from(body) };

  return { filename: `inlenersbeloning-${documentId}-concept.json`, bytes: Buffer.from(canonicalJson(validDraft(body))) };
}

function validDraft(body: string): InquiryPayEquity {
  try {
    return parseStrict(body);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    throw new AppError("invalid_input", "importing.draftNotValid", { values: { count: thrown.fields.length, path: thrown.fields[0]?.path ?? "" }, fields: thrown.fields, cause: thrown });
  }
}

function shownAside(aside: ReadMessage["aside"]): string | null {
  if (aside === null) return null;
  const text = JSON.stringify(aside, null, 2);
  return text.length > MOST_ASIDE ? null : text;
}

function summaryOf(content: InquiryPayEquity, locale: Locale): ReadImport["summary"] {
  const { customer, effectivePeriod, positionProfile = [] } = content;
  return {
    hirer: customer.name ?? customer.legalId.map(({ value }) => value).join(", "),
    validFrom: effectivePeriod.validFrom ?? null,
    validTo: effectivePeriod.validTo ?? null,
    positions: positionProfile.map(({ positionTitle }) => positionTitle),
    missing: blocksOf(content, locale, wordsIn(locale)).filter(({ sections }) => sections.length === 0).map(({ title }) => title),
    blocking: findings(content).filter(({ severity }) => severity === "error").length,
  };
}

function nameOf({ labourAgreements, customer }: InquiryPayEquity): string {
  return (labourAgreements?.collectiveLabourAgreement?.name ?? customer.name ?? "").slice(0, 100);
}
