import type { Db } from "./database";
import type { PayEquity } from "./portal.schema";
import { customerName, type Known, positionTitles } from "./rules";
import type { DocumentListed, DocumentState, Version, VersionListed } from "./schema";

/** What is known of every document, for comparing with the portal's list. */
export async function findKnown(db: Db, administrationId: string): Promise<Known[]> {
  const { rows } = await db.query<Known>(
    `SELECT d.id, d.state, d.number, d.revision, d.etag, v.sha256 ${JOINED} WHERE d.administration_id = $1`,
    [administrationId],
  );
  return rows;
}

export async function findOneKnown(db: Db, administrationId: string, id: string): Promise<Known | null> {
  const { rows } = await db.query<Known>(
    `SELECT d.id, d.state, d.number, d.revision, d.etag, v.sha256 ${JOINED} WHERE d.administration_id = $1 AND d.id = $2`,
    [administrationId, id],
  );
  return rows[0] ?? null;
}

/** By inlener and name; what ended comes last. */
export async function findDocuments(db: Db, administrationId: string): Promise<DocumentListed[]> {
  const { rows } = await db.query<Row>(
    `${SELECT} WHERE d.administration_id = $1 ORDER BY d.state = 'ended', "partnerName", d.name, d.id`,
    [administrationId],
  );
  return rows.map(toDocument);
}

export async function findDocument(db: Db, administrationId: string, id: string): Promise<DocumentListed | null> {
  const { rows } = await db.query<Row>(`${SELECT} WHERE d.administration_id = $1 AND d.id = $2`, [administrationId, id]);
  return rows[0] ? toDocument(rows[0]) : null;
}

/** Every version and revision that came, newest first. */
export async function findVersions(db: Db, administrationId: string, documentId: string): Promise<VersionListed[]> {
  const { rows } = await db.query<VersionRow<VersionListed>>(
    `SELECT ${VERSION} FROM connector.document_version v WHERE v.administration_id = $1 AND v.document_id = $2
     ORDER BY v.number DESC, v.revision DESC`,
    [administrationId, documentId],
  );
  return rows.map((row) => ({ ...row, fetchedAt: row.fetchedAt.toISOString() }));
}

export async function findVersion(db: Db, administrationId: string, documentId: string, number: number, revision: number): Promise<Version | null> {
  const { rows } = await db.query<VersionRow<Version> & { publishedAt: Date | null }>(
    `SELECT ${VERSION}, v.sha256, v.published_at AS "publishedAt", v.content FROM connector.document_version v
     WHERE v.administration_id = $1 AND v.document_id = $2 AND v.number = $3 AND v.revision = $4`,
    [administrationId, documentId, number, revision],
  );
  const [row] = rows;
  return row ? { ...row, fetchedAt: row.fetchedAt.toISOString(), publishedAt: row.publishedAt?.toISOString() ?? null } : null;
}

/** Keeps what came as the version that holds now, beside all that came before. */
export async function keepCurrent(db: Db, administrationId: string, document: PayEquity, etag: string | null, fetchedAt: Date): Promise<void> {
  const { number, revision } = document.version;
  await db.query(
    `INSERT INTO connector.document (administration_id, id, partner_id, name, state, number, revision, etag, fetched_at)
     VALUES ($1, $2, $3, $4, 'current', $5, $6, $7, $8)
     ON CONFLICT (administration_id, id) DO UPDATE SET partner_id = $3, name = $4, state = 'current', number = $5, revision = $6, etag = $7, fetched_at = $8`,
    [administrationId, document.id, document.partnerId, document.name, number, revision, etag, fetchedAt],
  );
  await insertVersion(db, administrationId, document, fetchedAt);
}

/** Keeps one version of a document of which another, or none, holds now. */
export async function keepVersion(db: Db, administrationId: string, document: PayEquity, fetchedAt: Date): Promise<void> {
  await db.query(
    `INSERT INTO connector.document (administration_id, id, partner_id, name, state, fetched_at) VALUES ($1, $2, $3, $4, 'waiting', $5)
     ON CONFLICT (administration_id, id) DO NOTHING`,
    [administrationId, document.id, document.partnerId, document.name, fetchedAt],
  );
  await insertVersion(db, administrationId, document, fetchedAt);
}

/** Says how documents stand without touching what came of them. */
export async function setState(db: Db, administrationId: string, ids: readonly string[], state: DocumentState): Promise<void> {
  await db.query("UPDATE connector.document SET state = $3 WHERE administration_id = $1 AND id = ANY($2)", [administrationId, ids, state]);
}

async function insertVersion(db: Db, administrationId: string, document: PayEquity, fetchedAt: Date): Promise<void> {
  const { number, revision, sha256, validFrom, validTo, publishedAt } = document.version;
  await db.query(
    `INSERT INTO connector.document_version (administration_id, document_id, number, revision, sha256, valid_from, valid_to, published_at,
       customer_name, positions, content, fetched_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT DO NOTHING`,
    [
      ...[administrationId, document.id, number, revision, sha256, validFrom, validTo, publishedAt],
      ...[customerName(document.content), positionTitles(document.content), JSON.stringify(document.content), fetchedAt],
    ],
  );
}

const JOINED = `
  FROM connector.document d LEFT JOIN connector.document_version v
    ON v.administration_id = d.administration_id AND v.document_id = d.id AND v.number = d.number AND v.revision = d.revision`;

const SELECT = `
  SELECT d.id, coalesce(p.name, newest.customer_name, '') AS "partnerName", d.name, d.state, d.number, d.revision,
    v.valid_from::text AS "validFrom", coalesce(v.positions, newest.positions, '{}') AS positions, d.fetched_at AS "fetchedAt",
    newest.number AS "newestNumber", newest.valid_from::text AS "newestValidFrom"
  ${JOINED} LEFT JOIN connector.partner p ON p.administration_id = d.administration_id AND p.id = d.partner_id
  LEFT JOIN LATERAL (
    SELECT n.number, n.valid_from, n.customer_name, n.positions FROM connector.document_version n
    WHERE n.administration_id = d.administration_id AND n.document_id = d.id ORDER BY n.number DESC, n.revision DESC LIMIT 1) newest ON true`;

const VERSION = `v.number, v.revision, v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo", v.fetched_at AS "fetchedAt"`;

type Row = Omit<DocumentListed, "fetchedAt" | "next"> & { fetchedAt: Date; newestNumber: number | null; newestValidFrom: string | null };
type VersionRow<Shown extends VersionListed> = Omit<Shown, "fetchedAt" | "publishedAt"> & { fetchedAt: Date };

function toDocument({ newestNumber, newestValidFrom, ...row }: Row): DocumentListed {
  const next = newestNumber !== null && newestNumber > (row.number ?? 0) ? { number: newestNumber, validFrom: newestValidFrom } : null;
  return { ...row, next, fetchedAt: row.fetchedAt.toISOString() };
}
