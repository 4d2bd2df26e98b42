import type { Actor } from "@/lib/access/actor";
import { authorizeHirer, type HirerScope } from "@/lib/access/authorize";
import { now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { documentOr404 } from "./drafts.service";
import type { SharedCompany, Sharing } from "./schema";
import { InquiryPayEquity } from "./setu/message.schema";
import { findKnownCompanies, findSharesByCompany, type KnownCompany, type Share } from "./shares.store";
import { holdsAt } from "./sharing.rules";
import * as store from "./store";

/**
 * With whom a hirer shares a document, with whom it did, and with whom else it could: the companies that are or were its partners.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function listSharing(actor: Actor, hirerSlug: string, documentId: string): Promise<Sharing> {
  const scope = authorizeHirer(actor, "regulations:read", hirerSlug);
  return inScope(scope, async (tx) => {
    await documentOr404(tx, scope, documentId);
    const at = now();
    const functions = await functionsOf(tx, scope, documentId);
    const titles = new Map(functions.map(({ id, title }) => [id, title]));
    const known = await findKnownCompanies(tx, scope, documentId);
    const shares = await findSharesByCompany(tx, scope, documentId, known.map(({ id }) => id));

    return {
      functions,
      companies: known.filter(({ id }) => shares.has(id)).map((company) => ({ ...named(company), ...standing(shares.get(company.id) ?? [], titles, at) })),
      known: known.filter(({ archived }) => !archived).map(named),
    };
  });
}

/** Of the newest version and the draft: what was published can be shared, and what is written already will be. */
async function functionsOf(tx: Db, scope: HirerScope, documentId: string): Promise<Sharing["functions"]> {
  const draft = await store.findDraft(tx, scope, documentId);
  const newest = (await store.findVersions(tx, scope, documentId)).findLast((version) => version.withdrawnAt === null);
  const bodies = [draft?.body, newest && (await store.findContent(tx, scope, newest.id))];

  const profiles = bodies.flatMap((body) => (body ? (InquiryPayEquity.parse(JSON.parse(body)).positionProfile ?? []) : []));
  const titles = new Map(profiles.reverse().map(({ positionId, positionTitle }) => [positionId.value, positionTitle]));
  return [...titles].map(([id, title]) => ({ id, title })).reverse();
}

function named({ id, number, name, organisationName }: KnownCompany) {
  return { companyId: id, number, name, organisation: organisationName };
}

function standing(shares: readonly Share[], titles: ReadonlyMap<string, string>, at: Date): Pick<SharedCompany, "shares" | "endedAt"> {
  const lasting = shares.filter(({ sharedFrom, sharedUntil }) => sharedUntil === null || (sharedUntil > at && sharedUntil > sharedFrom));
  const ends = shares.flatMap(({ sharedFrom, sharedUntil }) => (sharedUntil && sharedUntil > sharedFrom ? [sharedUntil.getTime()] : []));
  return {
    shares: lasting
      .sort((a, b) => a.sharedFrom.getTime() - b.sharedFrom.getTime() || (a.positionId < b.positionId ? -1 : 1))
      .map((share) => ({
        positionId: share.positionId,
        title: titles.get(share.positionId) ?? share.positionId,
        from: share.sharedFrom.toISOString(),
        until: share.sharedUntil?.toISOString() ?? null,
        state: holdsAt(share, at) ? "now" : "later",
      })),
    endedAt: lasting.length > 0 || ends.length === 0 ? null : new Date(Math.max(...ends)).toISOString(),
  };
}
