import type { Actor } from "@/lib/access/actor";
import { authorizeCompany, type CompanyScope } from "@/lib/access/authorize";
import { recordAudit } from "@/lib/audit/service";
import { amsterdamDate, now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { type Listed, listed, pageOf, type PageQuery } from "@/lib/core/page";
import type { Clocks, CompanyPosition, PayEquityFilter, PayEquityListed, PayEquityPdf, Position, Shown, ShownFilter, ShownList, Version } from "./schema";
import * as store from "./shown.store";
import { pageOfShown, standingOf } from "./standing.rules";
import { applicableVersion, isRetroactive, versionState } from "./versions.rules";

/** One version ready to send: what is said about it, and the SETU message as stored bytes that nobody parses on the way. */
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
export async function getPayEquity(actor: Actor, companySlug: string, documentId: string, clocks: Clocks): Promise<ShownVersion> {
  return readVersion(actor, companySlug, documentId, clocks, (versions) => {
    const applies = applicableVersion(versions, momentOf(clocks));
    if (!applies) throw new AppError("no_version_applies");
    return applies;
  });
}

/** One version by its number, also a superseded or future one. @throws AppError `not_found`, `gone` when it was withdrawn */
export async function getVersion(actor: Actor, companySlug: string, documentId: string, number: number): Promise<ShownVersion> {
  return readVersion(actor, companySlug, documentId, {}, (versions) => numbered(versions, number));
}

/** All versions of a document, oldest first. @throws AppError `not_found`, `permission_missing` */
export async function listVersions(actor: Actor, companySlug: string, documentId: string): Promise<Version[]> {
  const scope = authorizeCompany(actor, "pay-equity:read", companySlug);
  return inScope(scope, async (tx) => {
    await documentOr404(tx, scope, documentId, true);
    const versions = await store.findVersions(tx, scope, [documentId]);
    return versions.map((version) => asVersion(version, versions));
  });
}

/** The PDF of one version, byte for byte as it was made. @throws AppError `not_found`, `gone`, `permission_missing` */
export async function getVersionPdf(actor: Actor, companySlug: string, documentId: string, number: number): Promise<PayEquityPdf & { bytes: Uint8Array }> {
  const scope = authorizeCompany(actor, "pay-equity:pdf", companySlug);
  return inScope(scope, async (tx) => {
    await documentOr404(tx, scope, documentId, actor.kind === "token");
    const version = numbered(await store.findVersions(tx, scope, [documentId]), number);
    const { pdf, pdfSha256 } = await store.findPdf(tx, scope, version.projectionId);
    if (actor.kind === "user") await recordExport(tx, scope, documentId, version, "version.pdf");
    const filename = `inlenersbeloning-${documentId}-versie-${version.number}-revisie-${version.revision}.pdf`;
    return { filename, contentType: "application/pdf", sha256: pdfSha256, size: pdf.length, base64: Buffer.from(pdf).toString("base64"), bytes: pdf };
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
): Promise<{ shown: Shown; versions: Version[]; version: Version; content: string }> {
  const scope = authorizeCompany(actor, "pay-equity:read", companySlug);
  return inScope(scope, async (tx) => {
    const document = await documentOr404(tx, scope, documentId, false);
    const versions = await store.findVersions(tx, scope, [documentId]);
    const [shown] = shownRow(document, versions);
    const chosen = versions.find((version) => version.number === (number ?? shown?.newest.number));
    if (!shown || !chosen) throw new AppError("not_found");

    const content = Buffer.from(await store.findBody(tx, scope, chosen.projectionId)).toString();
    return { shown, versions: versions.map((version) => asVersion(version, versions)), version: asVersion(chosen, versions), content };
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

async function readVersion(
  actor: Actor,
  companySlug: string,
  documentId: string,
  clocks: Clocks,
  choose: (versions: store.ShownVersion[]) => store.ShownVersion,
): Promise<ShownVersion> {
  const scope = authorizeCompany(actor, "pay-equity:read", companySlug);
  return inScope(scope, async (tx) => {
    const document = await documentOr404(tx, scope, documentId, true);
    const versions = await store.findVersions(tx, scope, [documentId]);
    const chosen = choose(versions);

    const retroactive = isRetroactive(chosen.validFrom, chosen.publishedAt);
    const version = { ...asVersion(chosen, versions, momentOf(clocks)), retroactive };
    return { id: document.id, partnerId: document.partnerId, name: document.name, version, content: await store.findBody(tx, scope, chosen.projectionId) };
  });
}

/** Ending a share closes API and PDF at once; the company's own screen keeps what it was given. */
async function documentOr404(tx: Db, scope: CompanyScope, documentId: string, liveOnly: boolean): Promise<store.ShownDocument> {
  const document = isId(documentId) ? await store.findDocument(tx, scope, documentId, now()) : null;
  if (!document || (liveOnly && !document.live)) throw new AppError("not_found");
  return document;
}

async function versionsByDocument(tx: Db, scope: CompanyScope, documents: store.ShownDocument[]): Promise<Map<string, store.ShownVersion[]>> {
  const versions = await store.findVersions(tx, scope, documents.map((document) => document.id));
  return grouped(versions);
}

function grouped(versions: store.ShownVersion[]): Map<string, store.ShownVersion[]> {
  const groups = new Map<string, store.ShownVersion[]>();
  for (const version of versions) groups.set(version.documentId, [...(groups.get(version.documentId) ?? []), version]);
  return groups;
}

function numbered(versions: store.ShownVersion[], number: number): store.ShownVersion {
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
  const versions = await store.findVersions(tx, scope, [...new Set(shares.map((share) => share.documentId))]);
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
    const versions = await versionsByDocument(tx, scope, documents);
    return documents.flatMap((document) => shownRow(document, versions.get(document.id) ?? []));
  });
}

type Moment = { asOf: string; knownAt: Date };

function momentOf({ asOf, knownAt }: Clocks): Moment {
  return { asOf: asOf ?? amsterdamDate(now()), knownAt: knownAt ? new Date(knownAt) : now() };
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

function asVersion(version: store.ShownVersion, versions: store.ShownVersion[], moment = momentOf({})): Version {
  const { number, revision, validFrom, validTo, publishedAt, correctsNumber, sha256 } = version;
  const state = versionState(version, versions, moment.asOf, moment.knownAt);
  return { number, revision, state, validFrom, validTo, publishedAt: publishedAt.toISOString(), correctsNumber, sha256 };
}
