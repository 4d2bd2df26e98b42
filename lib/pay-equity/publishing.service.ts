import type { Actor } from "@/lib/access/actor";
import { authorizeHirer } from "@/lib/access/authorize";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { inScope } from "@/lib/core/db";
import { AppError, type FieldError } from "@/lib/core/errors";
import { addJob } from "@/lib/core/jobs";
import { log } from "@/lib/core/log";
import { wordsIn } from "@/lib/core/words";
import { publishEvents } from "@/lib/events/service";
import type { SectionStates } from "./blocks.schema";
import { documentOr404, refuseCorrection, refuseOther, stored } from "./drafts.service";
import { findGivenCompanies, findShownNumbers } from "./projections.store";
import type { PublishInput, WithdrawInput } from "./schema";
import { InquiryPayEquity } from "./setu/message.schema";
import { type SpreadOrder, spreadVersion } from "./spreading.service";
import * as store from "./store";
import { findings } from "./validity.rules";

/** What publishing did: the number it got and how many companies were told, or will be within a minute. */
export type Published = { number: number; validFrom: string; companies: number };

/**
 * Publishes the draft of a document: it gets the next number and never changes again. Then every company it is shared with is
 * given its projection and told, in batches; should this process die on the way, the worker goes on where it stopped.
 *
 * @param spread gives the version to the companies
 * @throws AppError `not_found`, `forbidden`; `conflict` without a draft, or when another stands than was looked at; `invalid_input`
 *   with every finding that blocks, and when it corrects a version that is not there or was withdrawn
 */
export async function publishDraft(actor: Actor, hirerSlug: string, documentId: string, input: PublishInput, spread = spreadVersion): Promise<Published> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  const { order, ...published } = await inScope(scope, async (tx) => {
    const document = await documentOr404(tx, scope, documentId);
    await store.lockDocument(tx, scope, documentId);
    const draft = await store.findDraft(tx, scope, documentId);
    if (!draft) throw new AppError("conflict", "errors.noDraft");
    await refuseOther(tx, draft, seenOf(input, draft));

    const earlier = await store.findVersions(tx, scope, documentId);
    refuseCorrection(earlier, draft.correctsNumber);
    const publishedAt = now();
    const number = (earlier.at(-1)?.number ?? 0) + 1;
    const content = complete(draft, document.setuId, number, publishedAt);
    const validFrom = refuseBlocking(content, draft.sections);

    const statement = wordsIn("nl")("payEquity.declaration");
    await store.publishDraft(tx, scope, draft.id, { number, publishedAt, declaration: { declared: input.declared, statement } }, stored(content, draft.sections));
    const companies = new Set((await store.findLiveShares(tx, scope, documentId, publishedAt)).map((share) => share.company.id)).size;
    await recordAudit(tx, scope, { action: "version.published", targetId: draft.id, details: { documentId, number, validFrom, companies } });

    const spreadOrder: SpreadOrder = { hirerId: scope.hirerId, documentId, versionId: draft.id };
    await addJob(tx, "pay-equity.spread", spreadOrder);
    return { number, validFrom, companies, order: spreadOrder };
  });

  try {
    return { ...published, companies: await spread(order) };
  } catch (cause) {
    // The version is published; the job of the same transaction gives it to whoever has not got it yet.
    log().warn({ err: cause, ...order }, "a version is left to the worker to spread");
    return published;
  }
}

/**
 * Withdraws a published version: it counts no longer from now on, as if it had not been published, and its number answers 410.
 * What was known before stays: `knownAt` before this moment still finds it. Every company that is shown it is told.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` when it was withdrawn before; `invalid_input` without a reason, or when
 *   what was typed over is not the document's name
 */
export async function withdrawVersion(actor: Actor, hirerSlug: string, documentId: string, number: number, input: WithdrawInput): Promise<void> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  await inScope(scope, async (tx) => {
    const document = await documentOr404(tx, scope, documentId);
    refuseOtherName(document.name, input.confirm);
    await store.lockDocument(tx, scope, documentId);
    const version = (await store.findVersions(tx, scope, documentId)).find((candidate) => candidate.number === number);
    if (!version) throw new AppError("not_found");
    if (version.withdrawnAt) throw new AppError("conflict", "errors.versionWithdrawnAlready", { values: { number } });

    const withdrawnAt = now();
    await store.withdrawVersion(tx, scope, version.id, withdrawnAt, input.reason);
    await recordAudit(tx, scope, { action: "version.withdrawn", targetId: version.id, details: { documentId, number, reason: input.reason } });

    const companies = new Map((await findGivenCompanies(tx, scope, documentId)).map((company) => [company.id, company]));
    const shown = await findShownNumbers(tx, scope, documentId, [...companies.keys()], withdrawnAt);
    await publishEvents(
      tx,
      shown.flatMap(({ companyId, revision, ...dates }) => {
        const company = companies.get(companyId);
        if (dates.number !== number || !company) return [];
        const data = { payEquityId: documentId, number, revision, validFrom: dates.validFrom, withdrawnAt: withdrawnAt.toISOString() };
        return [{ type: "pay_equity.version.withdrawn" as const, organisationId: company.organisationId, companyId, data }];
      }),
    );
  });
}

/** @throws AppError `invalid_input` at `confirm` when a name was typed over and is another */
export function refuseOtherName(name: string, confirm: string | undefined): void {
  if (confirm === undefined || confirm === name) return;
  throw new AppError("invalid_input", "errors.invalid_input", { fields: [{ path: "confirm", key: "errors.typeName", values: { name } }] });
}

/** The draft that was looked at, by its moment; another draft's moment is never this one's, so its id is told as "changed" as well. */
function seenOf({ draftId, draftUpdatedAt }: PublishInput, draft: store.Draft): string | null {
  if (draftId !== undefined && draftId !== draft.id) return null;
  return draftUpdatedAt ?? draft.updatedAt.toISOString();
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
function refuseBlocking(content: InquiryPayEquity, sections: SectionStates): string {
  const fields = findings(content, sections)
    .filter((finding) => finding.severity === "error")
    .map(({ path, key, values }) => ({ path, key, values }));
  const { validFrom } = content.effectivePeriod;
  if (fields.length > 0 || validFrom === undefined) throw new AppError("invalid_input", "errors.notPublishable", { fields });
  return validFrom;
}
