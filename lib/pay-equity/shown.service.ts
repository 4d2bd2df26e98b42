import type { Actor } from "@/lib/access/actor";
import { authorizeCompany, type CompanyScope } from "@/lib/access/authorize";
import { recordAudit } from "@/lib/audit/service";
import { amsterdamDate, now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { type Listed, listed, pageOf, type PageQuery } from "@/lib/core/page";
import { keptPdf } from "./pdfs.service";
import type { Clocks, CompanyPosition, PayEquityFilter, PayEquityListed, PayEquityPdf, Position, Shown, ShownFilter, ShownList, Version } from "./schema";
import type { SectionStates } from "./blocks.schema";
import { findProjected } from "./difference.store";
import * as store from "./shown.store";
import { pageOfShown, standingOf } from "./standing.rules";
import { applicableVersion, isRetroactive, type Moment, type VersionDates, versionState } from "./versions.rules";

/**
 * One version ready to send: what is said about it, and the SETU message as stored bytes that nobody parses on the way; gzip
 * of them when that was asked for.
 */
export type ShownVersion = { id: string; partnerId: string; name: string; version: Version & { retroactive: boolean }; content: Uint8Array };

const EVERYTHING = { limit: 5_000, after: null };

/**
 * The documents shared with a company now, each by the version that applies on `asOf` as far as was known at `knownAt`;
 * documents of which no version applies then are left out.
 *
 * @throws AppError `not_found`, `permission_missing`, `malformed` for a foreign cursor
 */
export async function listPayEquity(actor: Actor, companySlug: string, query: PageQuery & PayEquityFilter): Promise<Listed<PayEquityListed>> {
  const scope = authorizeCompany(actor, "pay-equity:read", companySlug);
  const page = pageOf(query);
  return inScope(scope, async (tx) => {
    const filter = { page, liveOnly: true, partnerId: query.partnerId, updatedSince: query.updatedSince, at: now() };
    const { items: documents, nextCursor } = listed(await store.findDocuments(tx, scope, filter), page);
    const versions = await versionsByDocument(tx, scope, documents);
    return { items: documents.flatMap((document) => listedRow(document, versions.get(document.id) ?? [], momentOf(query))), nextCursor };
  });
}

/**
 * One document by the version that applies.
 *
 * @throws AppError `not_found` for a foreign, missing or no longer shared document, `no_version_applies`
 */
export async function getPayEquity(actor: Actor, companySlug: string, documentId: string, clocks: Clocks, gzipped = false): Promise<ShownVersion> {
  const moment = momentOf(clocks);
  return readVersion(actor, companySlug, { documentId, ...moment, number: null, gzipped }, (versions) => {
    const applies = applicableVersion(versions, moment);
    if (!applies) throw new AppError("no_version_applies");
    return applies;
  });
}

/** One version by its number, also a superseded or future one. @throws AppError `not_found`, `gone` when it was withdrawn */
export async function getVersion(actor: Actor, companySlug: string, documentId: string, number: number, gzipped = false): Promise<ShownVersion> {
  return readVersion(actor, companySlug, { documentId, ...momentOf({}), number, gzipped }, (versions) => numbered(versions, number));
}

/** All versions of a document, oldest first. @throws AppError `not_found`, `permission_missing` */
export async function listVersions(actor: Actor, companySlug: string, documentId: string): Promise<Version[]> {
  const scope = authorizeCompany(actor, "pay-equity:read", companySlug);
  return inScope(scope, async (tx) => {
    await documentOr404(tx, scope, documentId, true);
    const versions = await store.findVersions(tx, scope, [documentId], now());
    return versions.map((version) => asVersion(version, versions));
  });
}

/** The PDF of one version, made at the first ask and byte for byte the same ever after. @throws AppError `not_found`, `gone`, `permission_missing` */
export async function getVersionPdf(actor: Actor, companySlug: string, documentId: string, number: number): Promise<PayEquityPdf & { bytes: Uint8Array }> {
  const scope = authorizeCompany(actor, "pay-equity:pdf", companySlug);
  return inScope(scope, async (tx) => {
    await documentOr404(tx, scope, documentId, actor.kind === "token");
    const version = numbered(await store.findVersions(tx, scope, [documentId], now(), { evidence: actor.kind !== "token" }), number);
    const { bytes, sha256 } = await keptPdf(tx, scope, version.projectionId);
    if (actor.kind === "user") await recordExport(tx, scope, documentId, version, "version.pdf");
    const filename = `inlenersbeloning-${documentId}-versie-${version.number}-revisie-${version.revision}.pdf`;
    return { filename, contentType: "application/pdf", sha256, size: bytes.length, base64: Buffer.from(bytes).toString("base64"), bytes };
  });
}

/** The functions one partner shares with a company now. @throws AppError `not_found` for a foreign partner, `permission_missing` */
export async function listPositions(actor: Actor, companySlug: string, partnerId: string): Promise<Position[]> {
  return sharedPositions(authorizeCompany(actor, "positions:list", companySlug), partnerId);
}

/** One function a partner shares with a company now. @throws AppError `not_found`, `permission_missing` */
export async function getPosition(actor: Actor, companySlug: string, partnerId: string, positionId: string): Promise<Position> {
  const positions = await sharedPositions(authorizeCompany(actor, "positions:read", companySlug), partnerId);
  const position = positions.find((candidate) => candidate.id === positionId);
  if (!position) throw new AppError("not_found");
  return position;
}

/**
 * What a company was given, for its own screen: also what is no longer shared, which stays as evidence. All of it is read
 * to count it by standing; a company works with hundreds of hirers, not with thousands.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function listShown(actor: Actor, companySlug: string, filter: ShownFilter): Promise<ShownList> {
  return pageOfShown(await everythingShown(actor, companySlug), filter);
}

/** Every function shared with a company now, by hirer and title. @throws AppError `not_found`, `forbidden` */
export async function listCompanyPositions(actor: Actor, companySlug: string): Promise<CompanyPosition[]> {
  const scope = authorizeCompany(actor, "positions:list", companySlug);
  return inScope(scope, async (tx) => {
    const documents = await store.findDocuments(tx, scope, { page: EVERYTHING, liveOnly: true, at: now() });
    const positions = await positionsOf(tx, scope, await store.findSharedPositions(tx, scope, null, now()));
    const known = new Map(documents.map((document) => [document.id, document]));
    return positions.flatMap((position) => {
      const document = known.get(position.payEquityId);
      return document ? [{ ...position, documentName: document.name, hirer: { name: document.hirerName, kvkNumber: document.kvkNumber } }] : [];
    });
  });
}

/** One document for the company's own screen, in the version asked for or else the newest. @throws AppError `not_found` */
export async function getShown(
  actor: Actor,
  companySlug: string,
  documentId: string,
  number: number | null,
): Promise<{ shown: Shown; versions: Version[]; version: Version; content: string; sections: SectionStates }> {
  const scope = authorizeCompany(actor, "pay-equity:read", companySlug);
  return inScope(scope, async (tx) => {
    const document = await documentOr404(tx, scope, documentId, false);
    const versions = await store.findVersions(tx, scope, [documentId], now(), { evidence: true });
    const [shown] = shownRow(document, versions);
    const chosen = versions.find((version) => version.number === (number ?? shown?.newest.number));
    if (!shown || !chosen) throw new AppError("not_found");

    const { body: content, sections } = await findProjected(tx, scope, chosen.projectionId);
    return { shown, versions: versions.map((version) => asVersion(version, versions)), version: asVersion(chosen, versions), content, sections };
  });
}

/** The same as a file to keep; that it was taken along stands in the log. @throws AppError `not_found`, `forbidden` */
export async function takeShown(actor: Actor, companySlug: string, documentId: string, number: number): Promise<{ version: Version; content: string }> {
  const { version, content } = await getShown(actor, companySlug, documentId, number);
  const scope = authorizeCompany(actor, "pay-equity:read", companySlug);
  await inScope(scope, (tx) => recordExport(tx, scope, documentId, version, "version.json"));
  return { version, content };
}

async function recordExport(tx: Db, scope: CompanyScope, documentId: string, { number }: { number: number }, kind: string): Promise<void> {
  await recordAudit(tx, scope, { action: "document.exported", targetId: documentId, details: { kind, number } });
}

/** One statement (read_projection): what `choose` takes is what the database took, or something is wrong in one of the two. */
async function readVersion(
  actor: Actor,
  companySlug: string,
  asked: Omit<store.Asked, "at">,
  choose: (versions: store.ReadVersion[]) => store.ReadVersion,
): Promise<ShownVersion> {
  const scope = authorizeCompany(actor, "pay-equity:read", companySlug);
  const versions = isId(asked.documentId) ? await store.readProjection(scope, { ...asked, at: now() }) : [];
  if (versions.length === 0) throw new AppError("not_found");

  const { partnerId, name, bytes, ...chosen } = choose(versions);
  if (!bytes) throw new Error(`the database chose another version of ${asked.documentId} than ${chosen.number}`);
  const version = { ...asVersion(chosen, versions, asked), retroactive: isRetroactive(chosen.validFrom, chosen.publishedAt) };
  return { id: asked.documentId, partnerId, name, version, content: bytes };
}

/** Ending a share closes API and PDF at once; the company's own screen keeps what it was given. */
async function documentOr404(tx: Db, scope: CompanyScope, documentId: string, liveOnly: boolean): Promise<store.ShownDocument> {
  const document = isId(documentId) ? await store.findDocument(tx, scope, documentId, now()) : null;
  if (!document || (liveOnly && !document.live)) throw new AppError("not_found");
  return document;
}

async function versionsByDocument(
  tx: Db,
  scope: CompanyScope,
  documents: store.ShownDocument[],
  manner?: { evidence: boolean },
): Promise<Map<string, store.ShownVersion[]>> {
  const versions = await store.findVersions(tx, scope, documents.map((document) => document.id), now(), manner);
  const groups = new Map<string, store.ShownVersion[]>();
  for (const version of versions) groups.set(version.documentId, [...(groups.get(version.documentId) ?? []), version]);
  return groups;
}

function numbered<Version extends VersionDates>(versions: readonly Version[], number: number): Version {
  const version = versions.find((candidate) => candidate.number === number);
  if (!version) throw new AppError("not_found");
  if (version.withdrawnAt) throw new AppError("gone", "errors.versionWithdrawn");
  return version;
}

async function sharedPositions(scope: CompanyScope, partnerId: string): Promise<Position[]> {
  return inScope(scope, async (tx) => {
    if (!isId(partnerId) || !(await store.hasPartner(tx, scope, partnerId))) throw new AppError("not_found");
    return positionsOf(tx, scope, await store.findSharedPositions(tx, scope, partnerId, now()));
  });
}

async function positionsOf(tx: Db, scope: CompanyScope, shares: store.SharedPosition[]): Promise<Position[]> {
  const versions = await store.findVersions(tx, scope, [...new Set(shares.map((share) => share.documentId))], now());
  return shares.flatMap((share) => {
    const newest = versions.findLast((version) => version.documentId === share.documentId && version.withdrawnAt === null);
    const position = newest?.positions.find((candidate) => candidate.id === share.positionId);
    if (!position) return [];
    return [{ ...position, payEquityId: share.documentId, sharedFrom: share.sharedFrom.toISOString(), sharedUntil: share.sharedUntil?.toISOString() ?? null }];
  });
}

async function everythingShown(actor: Actor, companySlug: string): Promise<Shown[]> {
  const scope = authorizeCompany(actor, "pay-equity:read", companySlug);
  return inScope(scope, async (tx) => {
    const documents = await store.findDocuments(tx, scope, { page: EVERYTHING, liveOnly: false, at: now() });
    const versions = await versionsByDocument(tx, scope, documents, { evidence: true });
    return documents.flatMap((document) => shownRow(document, versions.get(document.id) ?? []));
  });
}

/** The calendar of the database begins with the year 1, that of a date in a call a year earlier. */
const FIRST_DAY = "0001-01-01";

function momentOf({ asOf = amsterdamDate(now()), knownAt }: Clocks): Moment {
  return { asOf: asOf < FIRST_DAY ? FIRST_DAY : asOf, knownAt: knownAt ? new Date(knownAt) : now() };
}

function listedRow(document: store.ShownDocument, versions: store.ShownVersion[], moment: Moment): PayEquityListed[] {
  const version = applicableVersion(versions, moment);
  if (!version) return [];

  const { number, revision, validFrom, validTo, publishedAt, sha256, positions } = version;
  const { id, partnerId, name } = document;
  return [{ id, partnerId, name, number, revision, validFrom, validTo, publishedAt: publishedAt.toISOString(), sha256, positions: positions.map(({ id, title }) => ({ id, title })) }];
}

function shownRow(document: store.ShownDocument, versions: store.ShownVersion[]): Shown[] {
  const newest = versions.findLast((version) => version.withdrawnAt === null) ?? versions.at(-1);
  if (!newest) return [];

  const { id, name, hirerName, kvkNumber, live } = document;
  const changedAt = new Date(Math.max(...versions.map((version) => version.updatedAt.getTime())));
  return [
    {
      id,
      name,
      hirer: { name: hirerName, kvkNumber },
      newest: { ...asVersion(newest, versions), positions: newest.positions },
      versionCount: versions.length,
      changedAt: changedAt.toISOString(),
      ...standingOf(versions, live, momentOf({})),
    },
  ];
}

function asVersion(version: VersionDates & { revision: number; sha256: string }, versions: readonly VersionDates[], moment: Moment = momentOf({})): Version {
  const { number, revision, validFrom, validTo, publishedAt, correctsNumber, sha256 } = version;
  const state = versionState(version, versions, moment.asOf, moment.knownAt);
  return { number, revision, state, validFrom, validTo, publishedAt: publishedAt.toISOString(), correctsNumber, sha256 };
}
