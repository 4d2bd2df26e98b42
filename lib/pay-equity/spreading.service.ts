import { now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { type Happening, publishEvents } from "@/lib/events/service";
import { projectVersion, type Source, sourceOf } from "./projections.service";
import { findShownNumbers, type ShownNumber } from "./projections.store";
import { InquiryPayEquity } from "./setu/message.schema";
import { type AgencyCompany, findSharesByCompany, findWaitingCompanies } from "./shares.store";
import * as store from "./store";
import { displacedBy, isRetroactive } from "./versions.rules";

/** How many companies are given a version in one transaction: short enough that nobody who changes the document waits long. */
const BATCH = 25;

/** A published version of which companies are yet to be told. */
export type SpreadOrder = { hirerId: string; documentId: string; versionId: string };

/**
 * Gives a published version to every company something of it is shared with, and tells them, in batches of one transaction each.
 * Whoever has it is passed over, so that the worker finishes what a publisher that was killed left, and two at once take turns.
 * Readers wait for nobody: a company sees the version before until its own batch is committed.
 *
 * @param batches how many to do at most
 * @returns how many companies were told
 */
export async function spreadVersion({ hirerId, documentId, versionId }: SpreadOrder, batches = Infinity): Promise<number> {
  const hirer = { hirerId };
  const walls = { companyIds: [], organisationId: hirerId };
  const source = await inScope(walls, (tx) => sourceOfVersion(tx, hirer, documentId, versionId));
  if (!source) return 0;

  let told = 0;
  for (let batch = 0; batch < batches; batch += 1) {
    const given = await inScope(walls, async (tx) => {
      await store.lockDocument(tx, hirer, documentId);
      return giveVersion(tx, hirer, documentId, source, { limit: BATCH });
    });
    told += given.told;
    if (given.companies < BATCH) break;
  }
  return told;
}

/**
 * Gives one company what was published before and has not reached it yet, inside a transaction that changes its sharing: else
 * that change would take the place of the publication, and the company would never hear of it.
 */
export async function catchUp(tx: Db, hirer: store.Hirer, documentId: string, companyId: string, sources: readonly Source[]): Promise<void> {
  for (const source of sources) await giveVersion(tx, hirer, documentId, source, { limit: 1, companyId });
}

/** A published version ready to be projected; null when it was withdrawn or is not there. */
export async function sourceOfVersion(tx: Db, hirer: store.Hirer, documentId: string, versionId: string): Promise<Source | null> {
  const version = (await store.findVersions(tx, hirer, documentId)).find((candidate) => candidate.id === versionId);
  const body = version && !version.withdrawnAt ? await store.findContent(tx, hirer, versionId) : null;
  if (!version || body === null) return null;
  return sourceOf({ ...version, content: InquiryPayEquity.parse(JSON.parse(body)), sections: await store.findSections(tx, hirer, versionId) });
}

type Filter = { limit: number; companyId?: string };

async function giveVersion(tx: Db, hirer: store.Hirer, documentId: string, source: Source, filter: Filter): Promise<{ companies: number; told: number }> {
  const at = now();
  const document = await store.findDocument(tx, hirer, documentId);
  const isWithdrawn = !(await store.findVersions(tx, hirer, documentId)).some((version) => version.id === source.id && !version.withdrawnAt);
  if (!document || isWithdrawn) return { companies: 0, told: 0 };

  const companies = await findWaitingCompanies(tx, hirer, { id: source.id, documentId, positionIds: source.positionIds }, at, filter);
  if (companies.length === 0) return { companies: 0, told: 0 };

  const ids = companies.map((company) => company.id);
  const shares = await findSharesByCompany(tx, hirer, documentId, ids);
  await projectVersion(tx, hirer, document, source, companies.map((company) => ({ ...company, shares: shares.get(company.id) ?? [] })), at);

  const shown = await findShownNumbers(tx, hirer, documentId, ids, at);
  const told = companies.flatMap((company) => tidings(company, documentId, source.number, shown.filter((version) => version.companyId === company.id), at));
  await publishEvents(tx, told.flat());
  return { companies: companies.length, told: told.length };
}

/**
 * What one company hears of a version it is given: that it is there, that it corrects another, and which versions lose days to it,
 * all as far as the company sees those versions. Nothing when its share begins later: it hears of the functions then.
 */
function tidings({ id: companyId, organisationId }: AgencyCompany, payEquityId: string, number: number, shown: ShownNumber[], at: Date): Happening[][] {
  const fresh = shown.find((version) => version.number === number);
  if (!fresh) return [];

  const { revision, validFrom, correctsNumber, publishedAt } = fresh;
  const others = shown.filter((version) => version !== fresh);
  const retroactive = isRetroactive(validFrom, publishedAt);
  const published = { payEquityId, number, revision, validFrom, correctsNumber, publishedAt: publishedAt.toISOString(), retroactive };
  const happenings: Happening[] = [{ type: "pay_equity.version.published", organisationId, companyId, data: published }];

  const about = (version: ShownNumber) => ({ payEquityId, number: version.number, revision: version.revision, validFrom: version.validFrom });
  const corrected = others.find((version) => version.number === correctsNumber);
  if (corrected) happenings.push({ type: "pay_equity.version.corrected", organisationId, companyId, data: { ...about(corrected), correctedBy: number, retroactive } });

  for (const lost of displacedBy(fresh, others, at)) {
    const version = others.find((candidate) => candidate.number === lost.number);
    if (!version) continue;
    const data = { ...about(version), supersededBy: number, supersededFrom: lost.from, retroactive };
    happenings.push({ type: "pay_equity.version.superseded", organisationId, companyId, data });
  }
  return [happenings];
}
