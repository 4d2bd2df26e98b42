import { decrypt, encrypt } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { fieldError } from "@/lib/core/errors";
import { type Db, isUniqueViolation } from "./database";
import type { Partner } from "./portal.schema";
import type { Administration, Visitor } from "./schema";

/** An administration with its secret, for asking the portal and for checking signatures; never for a screen. */
export type Linked = { id: string; number: string; wmnr: string; token: string | null; secret: string | null; tokenId: string | null };

export async function findVisitor(db: Db, keyHash: Uint8Array): Promise<Visitor | null> {
  const { rows } = await db.query<Visitor>("SELECT id FROM connector.visitor WHERE key_hash = $1", [keyHash]);
  return rows[0] ?? null;
}

/** The same, noting that the visitor was here. */
export async function touchVisitor(db: Db, keyHash: Uint8Array, usedAt: Date): Promise<Visitor | null> {
  const { rows } = await db.query<Visitor>("UPDATE connector.visitor SET used_at = $2 WHERE key_hash = $1 RETURNING id", [keyHash, usedAt]);
  return rows[0] ?? null;
}

export async function insertVisitor(db: Db, row: { id: string; keyHash: Uint8Array; usedAt: Date }): Promise<void> {
  await db.query("INSERT INTO connector.visitor (id, key_hash, used_at) VALUES ($1, $2, $3)", [row.id, row.keyHash, row.usedAt]);
}

/** Forgets visitors, and all that is theirs, who have not been back since. */
export async function deleteVisitorsBefore(db: Db, moment: Date): Promise<void> {
  await db.query("DELETE FROM connector.visitor WHERE used_at < $1", [moment]);
}

/** The visitor's administrations, by number. */
export async function findAdministrations(db: Db, visitor: Visitor): Promise<Administration[]> {
  const { rows } = await db.query<Row>(`${SELECT} WHERE a.visitor_id = $1 ORDER BY a.number`, [visitor.id]);
  return rows.map(toAdministration);
}

export async function findAdministration(db: Db, visitor: Visitor, id: string): Promise<Administration | null> {
  const { rows } = await db.query<Row>(`${SELECT} WHERE a.visitor_id = $1 AND a.id = $2`, [visitor.id, id]);
  return rows[0] ? toAdministration(rows[0]) : null;
}

export async function findLinked(db: Db, visitor: Visitor, id: string): Promise<Linked | null> {
  return oneLinked(db, "visitor_id = $1 AND id = $2", [visitor.id, id]);
}

/** The same for a webhook, which knows only the code in its URL. */
export async function findLinkedByWmnr(db: Db, wmnr: string): Promise<Linked | null> {
  return oneLinked(db, "wmnr = $1", [wmnr]);
}

/** The same for work that a checked webhook left behind. */
export async function findLinkedById(db: Db, id: string): Promise<Linked | null> {
  return oneLinked(db, "id = $1", [id]);
}

/** @throws AppError `invalid_input` when the visitor has this number already */
export async function insertAdministration(db: Db, visitor: Visitor, row: Linked & { name: string }): Promise<void> {
  await withNewNumber(
    db.query(
      "INSERT INTO connector.administration (visitor_id, id, number, name, token, secret, token_id, wmnr) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      [...columnsOf(visitor, row), row.wmnr],
    ),
  );
}

/** @throws AppError `invalid_input` when another administration of the visitor has this number */
export async function updateAdministration(db: Db, visitor: Visitor, row: Linked & { name: string }): Promise<void> {
  await withNewNumber(
    db.query(
      "UPDATE connector.administration SET number = $3, name = $4, token = $5, secret = $6, token_id = $7 WHERE visitor_id = $1 AND id = $2",
      columnsOf(visitor, row),
    ),
  );
}

export async function deleteAdministration(db: Db, visitor: Visitor, id: string): Promise<boolean> {
  const { rowCount } = await db.query("DELETE FROM connector.administration WHERE visitor_id = $1 AND id = $2", [visitor.id, id]);
  return rowCount === 1;
}

export async function setTokenId(db: Db, id: string, tokenId: string): Promise<void> {
  await db.query("UPDATE connector.administration SET token_id = $2 WHERE id = $1", [id, tokenId]);
}

export async function setWebhookAt(db: Db, id: string, moment: Date): Promise<void> {
  await db.query("UPDATE connector.administration SET webhook_at = $2 WHERE id = $1", [id, moment]);
}

export async function setSyncedAt(db: Db, id: string, moment: Date): Promise<void> {
  await db.query("UPDATE connector.administration SET synced_at = $2 WHERE id = $1", [id, moment]);
}

/** Puts the inleners in the place of those that were known. */
export async function replacePartners(db: Db, administrationId: string, partners: readonly Partner[]): Promise<void> {
  await db.query("DELETE FROM connector.partner WHERE administration_id = $1", [administrationId]);
  await db.query(
    `INSERT INTO connector.partner (administration_id, id, name, kvk_number)
     SELECT $1, id, name, kvk FROM unnest($2::uuid[], $3::text[], $4::text[]) AS new (id, name, kvk) ON CONFLICT DO NOTHING`,
    [administrationId, partners.map(({ id }) => id), partners.map(({ name }) => name), partners.map(({ kvkNumber }) => kvkNumber)],
  );
}

const SELECT = `
  SELECT a.id, a.number, a.name, a.wmnr, a.token, a.secret IS NOT NULL AS secret_stored, a.token_id IS NOT NULL AS linked, a.webhook_at, a.synced_at,
    (SELECT count(*)::int FROM connector.partner p WHERE p.administration_id = a.id) AS partners
  FROM connector.administration a`;

type Row = {
  id: string;
  number: string;
  name: string;
  wmnr: string;
  token: Buffer | null;
  secret_stored: boolean;
  linked: boolean;
  webhook_at: Date | null;
  synced_at: Date | null;
  partners: number;
};

function toAdministration(row: Row): Administration {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    wmnr: row.wmnr,
    token: opened(row.id, "token", row.token),
    secretStored: row.secret_stored,
    linked: row.linked,
    webhookAt: row.webhook_at?.toISOString() ?? null,
    syncedAt: row.synced_at?.toISOString() ?? null,
    partners: row.partners,
  };
}

type LinkedRow = { id: string; number: string; wmnr: string; token: Buffer | null; secret: Buffer | null; token_id: string | null };

async function oneLinked(db: Db, condition: string, values: string[]): Promise<Linked | null> {
  const { rows } = await db.query<LinkedRow>(`SELECT id, number, wmnr, token, secret, token_id FROM connector.administration WHERE ${condition}`, values);
  const [row] = rows;
  if (!row) return null;

  const { token_id: tokenId, ...plain } = row;
  return { ...plain, tokenId, token: opened(row.id, "token", row.token), secret: opened(row.id, "secret", row.secret) };
}

function columnsOf(visitor: Visitor, row: Linked & { name: string }): unknown[] {
  return [visitor.id, row.id, row.number, row.name, sealed(row.id, "token", row.token), sealed(row.id, "secret", row.secret), row.tokenId];
}

async function withNewNumber(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (cause) {
    if (isUniqueViolation(cause)) throw fieldError("number", "connector.window.numberKnown");
    throw cause;
  }
}

/** Ciphertext opens only in the row and the column it was made for. */
function sealed(id: string, column: "token" | "secret", value: string | null): Uint8Array | null {
  return value === null ? null : encrypt(Buffer.from(value), key(), `${id}.${column}`);
}

function opened(id: string, column: "token" | "secret", bytes: Buffer | null): string | null {
  return bytes === null ? null : decrypt(bytes, key(), `${id}.${column}`).toString();
}

function key(): Buffer {
  return Buffer.from(env().CONNECTOR_KEY ?? "", "base64");
}
