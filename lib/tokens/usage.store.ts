import type { CompanyScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { LoggedRequest } from "./schema";

/** How often one pair was used on one day for one right ("" for none). `day` as `YYYY-MM-DD`. */
export type Count = { credentialId: string; tokenId: string; companyId: string; day: string; permission: string; calls: number; refused: number };

/** The last time a pair was let in. */
export type LastUse = { credentialId: string; tokenId: string; at: Date; address: string | null; agent: string | null };

export async function insertRequests(db: Db, rows: Prisma.TokenRequestCreateManyInput[]): Promise<void> {
  if (rows.length > 0) await db.tokenRequest.createMany({ data: rows });
}

/** Adds to what is counted, in one statement and always in the same order, so that two processes never wait for each other. */
export async function addCounts(db: Db, counts: Count[]): Promise<void> {
  if (counts.length === 0) return;
  const sorted = [...counts].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  await db.$executeRaw`
    INSERT INTO "TokenUse" ("credentialId", "tokenId", "companyId", "day", "permission", "calls", "refused")
    SELECT * FROM unnest(${sorted.map((row) => row.credentialId)}::uuid[], ${sorted.map((row) => row.tokenId)}::uuid[], ${sorted.map((row) => row.companyId)}::uuid[],
      ${sorted.map((row) => row.day)}::date[], ${sorted.map((row) => row.permission)}::text[], ${sorted.map((row) => row.calls)}::int[], ${sorted.map((row) => row.refused)}::int[])
    ON CONFLICT ("credentialId", "day", "permission") DO UPDATE
    SET "calls" = "TokenUse"."calls" + excluded."calls", "refused" = "TokenUse"."refused" + excluded."refused"`;
}

/** Keeps when pairs and their tokens were used last; what another process wrote of a later moment stays. */
export async function keepLastUse(db: Db, uses: LastUse[]): Promise<void> {
  for (const { credentialId, tokenId, at, address, agent } of [...uses].sort((a, b) => a.tokenId.localeCompare(b.tokenId))) {
    const earlier = { OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: at } }] };
    await db.apiToken.updateMany({ where: { id: tokenId, ...earlier }, data: { lastUsedAt: at, lastUsedAddress: address, lastUsedAgent: agent } });
    await db.tokenCredential.updateMany({ where: { id: credentialId, ...earlier }, data: { lastUsedAt: at } });
  }
}

/** The calls of a token, newest first, before a known one or with one name. */
export async function findRequests(db: Db, scope: CompanyScope, tokenId: string, filter: { requestId?: string; before?: string; limit: number }): Promise<LoggedRequest[]> {
  const rows = await db.tokenRequest.findMany({
    where: { tokenId, companyId: scope.companyId, ...(filter.requestId && { requestId: filter.requestId }), ...(filter.before && { id: { lt: filter.before } }) },
    orderBy: { id: "desc" },
    take: filter.limit,
  });
  const hints = await findHints(db, scope, tokenId);
  return rows.map(({ id, requestId, at, method, path, status, code, durationMs, address, credentialId }) => ({
    id,
    requestId,
    at: at.toISOString(),
    method,
    path,
    status,
    code,
    durationMs,
    address,
    hint: hints.get(credentialId) ?? "",
  }));
}

/** The pairs of a token, newest first. */
export async function findCredentials(db: Db, scope: CompanyScope, tokenId: string) {
  const select = { id: true, hint: true, createdAt: true, endsAt: true, lastUsedAt: true } as const;
  return db.tokenCredential.findMany({ where: { tokenId, companyId: scope.companyId }, orderBy: { createdAt: "desc" }, take: 20, select });
}

/** What a token's pairs were used for since a day (`YYYY-MM-DD`). */
export async function findCounts(db: Db, scope: CompanyScope, tokenId: string, since: string): Promise<Count[]> {
  const rows = await db.tokenUse.findMany({ where: { tokenId, companyId: scope.companyId, day: { gte: new Date(`${since}T00:00:00Z`) } } });
  return rows.map((row) => ({ ...row, day: row.day.toISOString().slice(0, 10) }));
}

/** @returns how many went; at most `limit` at once, so that nobody waits for it. Unscoped: for the worker. */
export async function deleteRequestsBefore(db: Db, at: Date, limit: number): Promise<number> {
  return db.$executeRaw`DELETE FROM "TokenRequest" WHERE "id" IN (SELECT "id" FROM "TokenRequest" WHERE "at" < ${at} ORDER BY "at" LIMIT ${limit})`;
}

export async function deleteCountsBefore(db: Db, day: string): Promise<void> {
  await db.tokenUse.deleteMany({ where: { day: { lt: new Date(`${day}T00:00:00Z`) } } });
}

async function findHints(db: Db, scope: CompanyScope, tokenId: string): Promise<Map<string, string>> {
  const rows = await db.tokenCredential.findMany({ where: { tokenId, companyId: scope.companyId }, select: { id: true, hint: true } });
  return new Map(rows.map(({ id, hint }) => [id, hint]));
}

function keyOf({ credentialId, day, permission }: Count): string {
  return `${credentialId} ${day} ${permission}`;
}
