import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { authorizeHirer, type HirerScope } from "@/lib/access/authorize";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { type Db, inScope } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import type { SectionStates } from "./blocks.schema";
import type { DraftInput } from "./schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import { canonicalJson } from "./setu/writing.rules";
import * as store from "./store";

/** Starts a document of a hirer. @returns its id @throws AppError `not_found`, `forbidden` */
export async function createDocument(actor: Actor, hirerSlug: string, input: { name: string; setuId?: string }): Promise<string> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  return inScope(scope, (tx) => startDocument(tx, scope, input));
}

/** The same inside a transaction that does more, `details` of which stand in the log. @returns its id */
export async function startDocument(tx: Db, scope: HirerScope, input: { name: string; setuId?: string }, details?: { imported: "yes" }): Promise<string> {
  const id = newId();
  await store.insertDocument(tx, scope, { id, name: input.name, setuId: input.setuId ?? randomUUID(), createdAt: now() });
  await recordAudit(tx, scope, { action: "document.created", targetId: id, ...(details && { details }) });
  return id;
}

/**
 * Keeps the draft of a document, making it when there is none. A draft may be incomplete in what only publishing asks.
 *
 * @returns `updatedAt`, by which the next save or the publish says which draft it was
 * @throws AppError `not_found`, `forbidden`; `conflict` when another draft stands than the one that was expected, with who saved it
 *   and when; `invalid_input` when it corrects a version that is not there or was withdrawn
 */
export async function saveDraft(actor: Actor, hirerSlug: string, documentId: string, input: DraftInput): Promise<{ updatedAt: string }> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  return inScope(scope, async (tx) => {
    await documentOr404(tx, scope, documentId);
    await store.lockDocument(tx, scope, documentId);
    const known = await store.findDraft(tx, scope, documentId);
    if (input.expectedUpdatedAt !== undefined) await refuseOther(tx, known, input.expectedUpdatedAt);
    refuseCorrection(await store.findVersions(tx, scope, documentId), input.correctsNumber ?? null);

    const updatedAt = await writeDraft(tx, scope, documentId, known, input);
    return { updatedAt: updatedAt.toISOString() };
  });
}

/** Writes the draft of a document over the one that is known, or as its first. @returns the moment by which it is told from others */
export async function writeDraft(tx: Db, scope: HirerScope, documentId: string, known: store.Draft | null, input: DraftInput): Promise<Date> {
  const { validFrom, validTo } = input.content.effectivePeriod;
  const updatedAt = laterThan(known?.updatedAt);
  const draft = { validFrom: validFrom ?? null, validTo: validTo ?? null, correctsNumber: input.correctsNumber ?? null, updatedAt, updatedBy: personOf(scope) };
  const content = stored(input.content, input.sections ?? {});
  if (known) await store.updateDraft(tx, scope, known.id, draft, content);
  else await store.insertDraft(tx, scope, { ...draft, id: newId(), documentId }, content);
  return updatedAt;
}

/**
 * Refuses to go on with another draft than the one somebody looked at.
 *
 * @param expectedUpdatedAt null when they saw that there was none
 * @throws AppError `conflict` naming who saved it and when, colleagues of one organisation may know; or that it is gone
 */
export async function refuseOther(tx: Db, draft: store.Draft | null, expectedUpdatedAt: string | null): Promise<void> {
  if ((draft?.updatedAt.getTime() ?? null) === (expectedUpdatedAt && Date.parse(expectedUpdatedAt))) return;
  if (!draft) throw new AppError("conflict", "errors.draftGone");

  const name = await store.findPersonName(tx, draft.updatedBy);
  throw new AppError("conflict", "errors.draftChanged", { values: { known: name ? "yes" : "no", name: name ?? "", at: draft.updatedAt.getTime() } });
}

/** @throws AppError `invalid_input` at `correctsNumber` when that version does not exist or was withdrawn */
export function refuseCorrection(versions: readonly store.PublishedVersion[], correctsNumber: number | null): void {
  if (correctsNumber === null) return;

  const corrected = versions.find((version) => version.number === correctsNumber);
  if (corrected && !corrected.withdrawnAt) return;
  const key = corrected ? "errors.correctsWithdrawn" : "errors.correctsUnknown";
  throw new AppError("invalid_input", key, { values: { number: correctsNumber }, fields: [{ path: "correctsNumber", key, values: { number: correctsNumber } }] });
}

/** @throws AppError `not_found` also for another hirer's */
export async function documentOr404(tx: Db, scope: store.Hirer, documentId: string) {
  const document = isId(documentId) ? await store.findDocument(tx, scope, documentId) : null;
  if (!document) throw new AppError("not_found");
  return document;
}

/** A message as it is kept: its canonical bytes with their hash. */
export function stored(content: InquiryPayEquity, sections: SectionStates): store.Content {
  const body = canonicalJson(content);
  return { body, sha256: sha256Hex(body), sections };
}

/** The operator is no person in the database. */
function personOf(scope: HirerScope): string | null {
  return scope.actorKind === "user" ? scope.actorId : null;
}

/** By its moment a draft is told from the one before it, also when both were saved within a millisecond. */
function laterThan(before: Date | undefined): Date {
  return new Date(Math.max(now().getTime(), (before?.getTime() ?? 0) + 1));
}
