import type { Actor } from "@/lib/access/actor";
import { authorizeHirer, type HirerScope } from "@/lib/access/authorize";
import { recordAudit } from "@/lib/audit/service";
import { amsterdamDate, now, startOfDay } from "@/lib/core/clock";
import { asSystem, type Db, inScope } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { type Happening, publishEvents } from "@/lib/events/service";
import { linkPartner, unlinkPartner } from "@/lib/partners/service";
import { documentOr404 } from "./drafts.service";
import { projectVersion, type Source, sourceOf } from "./projections.service";
import { findHeld, findShownNumbers } from "./projections.store";
import { refuseOtherName } from "./publishing.service";
import type { EndShareInput, ShareInput } from "./schema";
import { InquiryPayEquity } from "./setu/message.schema";
import * as shares from "./shares.store";
import { freePeriods, holdsAt } from "./sharing.rules";
import { catchUp } from "./spreading.service";
import * as store from "./store";
import { applicableVersion, dayAfter } from "./versions.rules";

/**
 * Shares functions of a document with a company, from now or later, until further notice or not. What is shared already stays as
 * it is. Every version is projected for the company at once, also as it will be seen when the share begins or ends; the company
 * is told when that moment comes, and the first share makes them partners.
 *
 * @throws AppError `not_found` for a foreign document or a company that is not an agency's, `forbidden`; `invalid_input` for a
 *   beginning in the past or an end before it
 */
export async function sharePositions(actor: Actor, hirerSlug: string, documentId: string, input: ShareInput): Promise<void> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  await inScope(scope, async (tx) => {
    const document = await documentOr404(tx, scope, documentId);
    await store.lockDocument(tx, scope, documentId);
    const company = await shares.findAgencyCompany(tx, input.companyId);
    if (!company) throw new AppError("not_found");

    const at = now();
    const period = periodOf(input, at);
    const held = await shares.findShares(tx, scope, company.id, documentId);
    const added = [...new Set(input.positionIds)].flatMap((positionId) =>
      freePeriods(held.filter((share) => share.positionId === positionId), period).map(({ from, until }) => ({ positionId, sharedFrom: from, sharedUntil: until })),
    );
    await changeSharing(tx, scope, document, company, at, () =>
      shares.insertShares(tx, scope, added.map((share) => ({ ...share, id: newId(), documentId, companyId: company.id, consentBy: scope.actorId }))),
    );
    const details = { companyId: company.id, positionIds: [...new Set(added.map((share) => share.positionId))], from: period.from.toISOString(), to: period.until?.toISOString() ?? null };
    await recordAudit(tx, scope, { action: "positions.shared", targetId: documentId, details });
  });
}

/**
 * Ends the sharing of functions with a company at once, of all when none are named: API and PDF find them no longer, in no version.
 * What the company was given stays in its portal. When the hirer shares nothing with it any more, they are partners no longer.
 *
 * @throws AppError `not_found` for a foreign document or a company nothing of it was shared with, `forbidden`; `conflict` when
 *   nothing of it is shared any more; `invalid_input` when what was typed over is not the company's name
 */
export async function endSharing(actor: Actor, hirerSlug: string, documentId: string, companyId: string, input: EndShareInput): Promise<void> {
  const scope = authorizeHirer(actor, "regulations:publish", hirerSlug);
  await inScope(scope, async (tx) => {
    const document = await documentOr404(tx, scope, documentId);
    await store.lockDocument(tx, scope, documentId);
    const company = await shares.findSharedCompany(tx, scope, documentId, companyId);
    if (!company) throw new AppError("not_found");
    refuseOtherName(company.name, input.confirm);

    const at = now();
    const ending = (await shares.findShares(tx, scope, company.id, documentId))
      .filter((share) => lasts(share, at))
      .filter((share) => input.positionIds === undefined || input.positionIds.includes(share.positionId));
    if (ending.length === 0) throw new AppError("conflict", "errors.shareEnded", { values: { name: company.name } });

    await changeSharing(tx, scope, document, company, at, async () => {
      await shares.endShares(tx, scope, ending.filter((share) => share.sharedFrom <= at).map((share) => share.id), at);
      for (const share of ending.filter((one) => one.sharedFrom > at)) await shares.cancelShare(tx, scope, share, at);
    });
    const positionIds = [...new Set(ending.map((share) => share.positionId))];
    await recordAudit(tx, scope, { action: "positions.unshared", targetId: documentId, details: { companyId: company.id, positionIds, reason: input.reason || null } });
  });
}

/**
 * Tells companies what began or ended by the clock since the last time, also after downtime; what they see changed at the moment
 * itself. The worker's task.
 *
 * @returns how many documents of companies it was about
 */
export async function tellDueSharing(): Promise<number> {
  const due = await asSystem((tx) => shares.findDue(tx, now()));
  for (const { hirerId, documentId, companyId } of due) {
    await inScope({ companyIds: [], organisationId: hirerId }, async (tx) => {
      const hirer = { hirerId };
      await store.lockDocument(tx, hirer, documentId);
      const company = await shares.findSharedCompany(tx, hirer, documentId, companyId);
      if (company) await tellSharing(tx, hirer, documentId, company, now());
    });
  }
  return due.length;
}

/** One change of what a company sees of a document: what it should have had before, the change itself, new revisions, tidings. */
async function changeSharing(
  tx: Db,
  scope: HirerScope,
  document: { id: string },
  company: shares.AgencyCompany,
  at: Date,
  change: () => Promise<void>,
): Promise<void> {
  const versions: { id: string; withdrawnAt: Date | null; source: Source }[] = [];
  for (const version of await store.findVersions(tx, scope, document.id)) versions.push({ ...version, source: await sourceFor(tx, scope, version) });
  await catchUp(tx, scope, document.id, company.id, versions.filter((version) => !version.withdrawnAt).map((version) => version.source));
  await change();

  const audience = [{ ...company, shares: await shares.findShares(tx, scope, company.id, document.id) }];
  for (const { id, withdrawnAt, source } of versions) {
    // What was withdrawn is given to nobody any more, but taken from whoever has it.
    if (withdrawnAt && (await findHeld(tx, scope, id, [company.id])).size === 0) continue;
    await projectVersion(tx, scope, document, source, audience, at);
  }
  await tellSharing(tx, scope, document.id, company, at);
}

async function sourceFor(tx: Db, scope: HirerScope, version: store.PublishedVersion): Promise<Source> {
  const body = await store.findContent(tx, scope, version.id);
  return sourceOf({ ...version, content: InquiryPayEquity.parse(JSON.parse(body ?? "null")), sections: await store.findSections(tx, scope, version.id) });
}

/** Tells a company of every share that began or ended by a moment, once each; a function that goes on without a gap is no news. */
async function tellSharing(tx: Db, hirer: store.Hirer, documentId: string, company: shares.AgencyCompany, at: Date): Promise<void> {
  const all = await shares.findShares(tx, hirer, company.id);
  const own = all.filter((share) => share.documentId === documentId);
  const begun = own.filter((share) => !share.beginToldAt && share.sharedFrom <= at);
  const ended = own.filter((share) => !share.endToldAt && share.sharedUntil && share.sharedUntil <= at);
  if (begun.length > 0) await linkPartner(tx, hirer, company);

  const shown = await findShownNumbers(tx, hirer, documentId, [company.id], at);
  const applies = applicableVersion(shown, { asOf: amsterdamDate(at), knownAt: at });
  const tell = (type: "position.shared" | "position.unshared", { positionId }: shares.Share): Happening => ({
    type,
    organisationId: company.organisationId,
    companyId: company.id,
    data: { payEquityId: documentId, positionId, number: applies?.number ?? null, revision: applies?.revision ?? null },
  });
  await publishEvents(tx, begun.filter((share) => !wentBefore(share, own)).map((share) => tell("position.shared", share)));
  await publishEvents(tx, ended.filter((share) => !goesOn(share, own)).map((share) => tell("position.unshared", share)));

  await shares.markBeginTold(tx, hirer, begun.map((share) => share.id), at);
  await shares.markEndTold(tx, hirer, ended.map((share) => share.id), at);
  if (ended.length > 0 && !all.some((share) => lasts(share, at))) await unlinkPartner(tx, hirer, company);
}

function wentBefore(begun: shares.Share, own: readonly shares.Share[]): boolean {
  const { positionId, sharedFrom } = begun;
  return own.some((share) => share.positionId === positionId && share.sharedUntil?.getTime() === sharedFrom.getTime() && share.sharedUntil > share.sharedFrom);
}

function goesOn(ended: shares.Share, own: readonly shares.Share[]): boolean {
  const { positionId, sharedUntil } = ended;
  return sharedUntil !== null && own.some((share) => share.positionId === positionId && holdsAt(share, sharedUntil));
}

/** Whether a share holds or will hold. */
function lasts({ sharedFrom, sharedUntil }: shares.Share, at: Date): boolean {
  return sharedUntil === null || (sharedUntil > at && sharedUntil > sharedFrom);
}

/** A day begins and ends in the Netherlands; today is now. */
function periodOf({ from, until }: ShareInput, at: Date): { from: Date; until: Date | null } {
  const begins = from === undefined || from === amsterdamDate(at) ? at : momentOf(from);
  const ends = until === undefined ? null : momentOf(isDay(until) ? dayAfter(until) : until);
  if (begins < at) throw invalid("from", "errors.shareFromPast");
  if (ends && ends <= begins) throw invalid("until", "errors.shareUntilBefore");
  return { from: begins, until: ends };
}

function momentOf(text: string): Date {
  return isDay(text) ? startOfDay(text) : new Date(text);
}

function isDay(text: string): boolean {
  return text.length === "2026-01-01".length;
}

function invalid(path: string, key: string): AppError {
  return new AppError("invalid_input", key, { fields: [{ path, key }] });
}
