import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { authorizeHirer, type HirerScope } from "@/lib/access/authorize";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { type Db, inScope } from "@/lib/core/db";
import { AppError, type FieldError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { wordsIn } from "@/lib/core/words";
import { publishEvent } from "@/lib/events/service";
import { linkPartner } from "@/lib/partners/service";
import { canonicalJson } from "./projection.rules";
import { projectVersion } from "./projections.service";
import type { DraftInput, PublishInput, ShareInput } from "./schema";
import { InquiryPayEquity } from "./setu/message.schema";
import * as store from "./store";
import { findings } from "./validity.rules";
import { isRetroactive } from "./versions.rules";

/** What publishing did: the number it got and how many companies were told. */
export type Published = { number: number; validFrom: string; companies: number };

/** Starts a document of a hirer. @returns its id @throws AppError `not_found`, `forbidden` */
export async function createDocument(actor: Actor, hirerSlug: string, input: { name: string; setuId?: string }): Promise<string> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  const id = newId();
  await inScope(scope, async (tx) => {
    await store.insertDocument(tx, scope, { id, name: input.name, setuId: input.setuId ?? randomUUID(), createdAt: now() });
    await recordAudit(tx, scope, { action: "document.created", targetId: id });
  });
  return id;
}

/**
 * Keeps the draft of a document, making it when there is none. A draft may be incomplete in what only publishing asks.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function saveDraft(actor: Actor, hirerSlug: string, documentId: string, input: DraftInput): Promise<void> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  await inScope(scope, async (tx) => {
    await documentOr404(tx, scope, documentId);
    await store.lockDocument(tx, scope, documentId);
    const { validFrom, validTo } = input.content.effectivePeriod;
    const draft = { validFrom: validFrom ?? null, validTo: validTo ?? null, correctsNumber: input.correctsNumber ?? null, updatedAt: now() };

    const known = await store.findDraft(tx, scope, documentId);
    if (known) await store.updateDraft(tx, scope, known.id, draft, stored(input.content));
    else await store.insertDraft(tx, scope, { ...draft, id: newId(), documentId }, stored(input.content));
  });
}

/**
 * Publishes the draft of a document: it gets the next number and never changes again; in the same transaction every company
 * it is shared with gets its projection and is told.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` without a draft; `invalid_input` with every finding that blocks
 */
export async function publishDraft(actor: Actor, hirerSlug: string, documentId: string, input: PublishInput): Promise<Published> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  return inScope(scope, async (tx) => {
    const document = await documentOr404(tx, scope, documentId);
    await store.lockDocument(tx, scope, documentId);
    const draft = await store.findDraft(tx, scope, documentId);
    if (!draft) throw new AppError("conflict", "errors.noDraft");

    const earlier = await store.findVersions(tx, scope, documentId);
    const publishedAt = now();
    const number = (earlier.at(-1)?.number ?? 0) + 1;
    const content = complete(draft, document.setuId, number, publishedAt);
    const validFrom = refuseBlocking(content);

    const statement = wordsIn("nl")("payEquity.declaration");
    await store.publishDraft(tx, scope, draft.id, { number, publishedAt, declaration: { ...input, statement } }, stored(content));
    const companies = await tellCompanies(tx, scope, document, { id: draft.id, number, validFrom, publishedAt, content, correctsNumber: draft.correctsNumber });
    await recordAudit(tx, scope, { action: "version.published", targetId: draft.id, details: { documentId, number, validFrom, companies } });
    return { number, validFrom, companies };
  });
}

/**
 * Shares functions of a document with a company from now on. The first share makes them partners; every published version
 * that holds one of the functions is projected for the company.
 *
 * @throws AppError `not_found` for a foreign document or a company that is not an agency's, `forbidden`
 */
export async function sharePositions(actor: Actor, hirerSlug: string, documentId: string, input: ShareInput): Promise<void> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  await inScope(scope, async (tx) => {
    const document = await documentOr404(tx, scope, documentId);
    await store.lockDocument(tx, scope, documentId);
    const company = await store.findAgencyCompany(tx, input.companyId);
    if (!company) throw new AppError("not_found");

    const sharedFrom = now();
    const held = (await store.findLiveShares(tx, scope, documentId, sharedFrom)).filter((share) => share.company.id === company.id);
    const added = input.positionIds.filter((positionId) => !held.some((share) => share.positionId === positionId));
    await store.insertShares(tx, scope, added.map((positionId) => ({ id: newId(), documentId, companyId: company.id, positionId, sharedFrom, consentBy: scope.actorId })));
    await linkPartner(tx, scope, company);

    const positionIds = [...held.map((share) => share.positionId), ...added];
    for (const version of await store.findVersions(tx, scope, documentId)) {
      const body = await store.findContent(tx, scope, version.id);
      if (body) await projectVersion(tx, scope, document, { ...version, content: InquiryPayEquity.parse(JSON.parse(body)) }, company, positionIds);
    }
    await tellShared(tx, company, documentId, added);
    await recordAudit(tx, scope, { action: "positions.shared", targetId: documentId, details: { companyId: company.id, positionIds: added } });
  });
}

async function tellShared(tx: Db, company: { id: string; organisationId: string }, documentId: string, positionIds: string[]): Promise<void> {
  for (const positionId of positionIds) {
    await publishEvent(tx, { type: "position.shared", organisationId: company.organisationId, companyId: company.id, data: { payEquityId: documentId, positionId } });
  }
}

type FreshVersion = { id: string; number: number; validFrom: string; publishedAt: Date; correctsNumber: number | null; content: InquiryPayEquity };

async function tellCompanies(tx: Db, scope: HirerScope, document: { id: string; name: string }, version: FreshVersion): Promise<number> {
  const shares = await store.findLiveShares(tx, scope, document.id, version.publishedAt);
  const companies = new Map(shares.map((share) => [share.company.id, share.company]));
  let told = 0;

  for (const company of companies.values()) {
    const positionIds = shares.filter((share) => share.company.id === company.id).map((share) => share.positionId);
    const revision = await projectVersion(tx, scope, document, version, company, positionIds);
    if (revision === null) continue;

    await publishEvent(tx, {
      type: "pay_equity.version.published",
      organisationId: company.organisationId,
      companyId: company.id,
      data: {
        payEquityId: document.id,
        number: version.number,
        revision,
        validFrom: version.validFrom,
        correctsNumber: version.correctsNumber,
        publishedAt: version.publishedAt.toISOString(),
        retroactive: isRetroactive(version.validFrom, version.publishedAt),
      },
    });
    told += 1;
  }
  return told;
}

/** What the portal fills in itself when a version is published: its number, the moment, and the document it is of. */
function complete(draft: store.Draft, setuId: string, number: number, publishedAt: Date): InquiryPayEquity {
  const typed = InquiryPayEquity.safeParse(JSON.parse(draft.body));
  if (!typed.success) {
    const fields: FieldError[] = typed.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join("."), key: "errors.setu" }));
    throw new AppError("invalid_input", "errors.notPublishable", { fields });
  }
  return {
    ...typed.data,
    documentId: { value: setuId, schemeAgencyId: "Customer" },
    versionId: { value: String(number) },
    issued: publishedAt.toISOString(),
  };
}

/** @returns the first day it applies */
function refuseBlocking(content: InquiryPayEquity): string {
  const fields = findings(content)
    .filter((finding) => finding.severity === "error")
    .map(({ path, key, values }) => ({ path, key, values }));
  const { validFrom } = content.effectivePeriod;
  if (fields.length > 0 || validFrom === undefined) throw new AppError("invalid_input", "errors.notPublishable", { fields });
  return validFrom;
}

function stored(content: InquiryPayEquity): { body: string; sha256: string } {
  const body = canonicalJson(content);
  return { body, sha256: sha256Hex(body) };
}

async function documentOr404(tx: Db, scope: HirerScope, documentId: string) {
  const document = isId(documentId) ? await store.findDocument(tx, scope, documentId) : null;
  if (!document) throw new AppError("not_found");
  return document;
}
