import type { Db } from "@/lib/core/db";
import { Prisma } from "@/lib/core/prisma/client";
import { NO_ORGANISATION, type Place, type SealedEntry, type Values } from "./rules";

/** Names the lock that one sealing process holds at a time. */
const SEALING = "audit-seal";

export type Seal = { chain: string; number: number; entryId: string; hash: Uint8Array<ArrayBuffer>; sealedAt: Date };
export type Head = { chain: string; number: number; hash: Uint8Array; keyId: string; mac: Uint8Array; sealedAt: Date };
type NewHead = { chain: string; number: number; hash: Uint8Array<ArrayBuffer>; keyId: string; mac: Uint8Array<ArrayBuffer>; sealedAt: Date };

/** Makes this transaction the one that seals; false when another does. */
export async function lockSealing(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${SEALING}, 0)) AS mine`;
  return row?.mine ?? false;
}

const entryColumns = Prisma.sql`entry."id", entry."at", entry."organisationId", entry."companyId", entry."actorKind", entry."actorId", entry."action",
  entry."outcome", entry."targetId", entry."details", entry."nameHash", entry."emailHash", entry."addressHash", entry."agentHash", entry."transaction"`;

/**
 * Entries without a seal whose transaction is known to be over, in commit order: every transaction below the snapshot's xmin has
 * ended, so nothing that is committed later can have a place before them. Numbers from the snapshot's xmax on were given out by
 * another cluster, from which this database was copied.
 */
export async function findSealable(db: Db, limit: number, without: { chains: string[]; entries: string[] }): Promise<SealedEntry[]> {
  return db.$queryRaw<SealedEntry[]>`
    SELECT ${entryColumns} FROM "AuditEntry" entry
    WHERE NOT EXISTS (SELECT 1 FROM "AuditSeal" seal WHERE seal."entryId" = entry."id")
      AND (entry."transaction" < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
        OR entry."transaction" >= (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint)
      AND coalesce(entry."organisationId", ${NO_ORGANISATION}::uuid) <> ALL (${without.chains}::uuid[]) AND entry."id" <> ALL (${without.entries}::uuid[])
    ORDER BY entry."transaction", entry."id" LIMIT ${limit}`;
}

/** The heads that carry the mark of another key than this one. */
export async function findHeadsOfOtherKeys(db: Db, keyId: string): Promise<Head[]> {
  return db.auditHead.findMany({ where: { keyId: { not: keyId } } });
}

export async function findChains(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ chain: string }[]>`SELECT DISTINCT coalesce("organisationId", ${NO_ORGANISATION}::uuid) AS chain FROM "AuditEntry"
    UNION SELECT "chain" FROM "AuditHead" ORDER BY 1`;
  return rows.map(({ chain }) => chain);
}

/** The last seal of a chain; the transaction is null when its entry is gone. */
export type Last = { number: number; hash: Uint8Array; transaction: bigint | null };

/** How a chain ends, read at one moment: its head, its last seal, and the first transaction number not given out yet. */
export type ChainEnd = { head: Head | null; last: Last | null; horizon: bigint };

type EndRow = Partial<Head> & { lastNumber: number | null; lastHash: Uint8Array | null; transaction: bigint | null; horizon: bigint };

export async function findEnd(db: Db, chain: string): Promise<ChainEnd> {
  const [row] = await db.$queryRaw<EndRow[]>`
    SELECT head."chain", head."number", head."hash", head."keyId", head."mac", head."sealedAt", last."number" AS "lastNumber", last."hash" AS "lastHash",
      last."transaction", (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint AS horizon
    FROM (SELECT 1) one
    LEFT JOIN "AuditHead" head ON head."chain" = ${chain}::uuid
    LEFT JOIN LATERAL (
      SELECT seal."number", seal."hash", entry."transaction" FROM "AuditSeal" seal LEFT JOIN "AuditEntry" entry ON entry."id" = seal."entryId"
      WHERE seal."chain" = ${chain}::uuid ORDER BY seal."number" DESC LIMIT 1) last ON true`;
  if (!row) return { head: null, last: null, horizon: 0n };

  const { lastNumber, lastHash, transaction, horizon, ...head } = row;
  const last = lastNumber !== null && lastHash ? { number: lastNumber, hash: lastHash, transaction } : null;
  return { head: head.chain ? (head as Head) : null, last, horizon };
}

export async function insertSeals(db: Db, seals: Seal[]): Promise<void> {
  await db.auditSeal.createMany({ data: seals });
}

export async function moveHead(db: Db, head: NewHead): Promise<void> {
  const { chain, ...end } = head;
  await db.auditHead.upsert({ where: { chain }, create: head, update: end, select: { chain: true } });
}

type PlaceRow = SealedEntry & { number: number; entryId: string; hash: Uint8Array; found: boolean; salt: Uint8Array | null } & Values;

/** The next places of a chain after a number, each with its entry and the person's values as far as they are there. */
export async function findPlaces(db: Db, chain: string, after: number, limit: number): Promise<Place[]> {
  const rows = await db.$queryRaw<PlaceRow[]>`
    SELECT seal."number", seal."entryId", seal."hash", entry."id" IS NOT NULL AS found, ${entryColumns},
      person."salt", person."name", person."email", person."address", person."agent"
    FROM "AuditSeal" seal LEFT JOIN "AuditEntry" entry ON entry."id" = seal."entryId" LEFT JOIN "AuditPerson" person ON person."entryId" = seal."entryId"
    WHERE seal."chain" = ${chain}::uuid AND seal."number" > ${after} ORDER BY seal."number" LIMIT ${limit}`;
  return rows.map(({ number, entryId, hash, found, salt, name, email, address, agent, ...entry }) => ({
    number,
    entryId,
    hash,
    entry: found ? entry : null,
    person: salt && { salt, name, email, address, agent },
  }));
}

/** The entries of a chain that have no seal, oldest transaction first, at most `limit`, and how many there are. */
export async function findUnsealed(db: Db, chain: string, limit: number): Promise<{ count: number; first: { id: string; transaction: bigint }[] }> {
  const organisation = chain === NO_ORGANISATION ? Prisma.sql`entry."organisationId" IS NULL` : Prisma.sql`entry."organisationId" = ${chain}::uuid`;
  const rows = await db.$queryRaw<{ id: string; transaction: bigint; count: bigint }[]>`
    SELECT entry."id", entry."transaction", count(*) OVER () AS count FROM "AuditEntry" entry
    WHERE ${organisation} AND NOT EXISTS (SELECT 1 FROM "AuditSeal" seal WHERE seal."entryId" = entry."id")
    ORDER BY entry."transaction", entry."id" LIMIT ${limit}`;
  return { count: Number(rows[0]?.count ?? 0), first: rows };
}
