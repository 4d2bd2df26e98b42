import type { CompanyScope } from "@/lib/access/authorize";
import { type ApiPermission, isApiPermission } from "@/lib/access/permissions";
import { type Db, isUniqueViolation } from "@/lib/core/db";
import { fieldError } from "@/lib/core/errors";
import type { Prisma } from "@/lib/core/prisma/client";
import type { ApiToken } from "./schema";

const columns = {
  id: true,
  name: true,
  permissions: true,
  state: true,
  createdAt: true,
  createdBy: true,
  lastUsedAt: true,
  lastUsedAddress: true,
  lastUsedAgent: true,
  expiresAt: true,
  allowedCidrs: true,
  endedAt: true,
  endReason: true,
  credentials: { select: { hint: true, endsAt: true }, orderBy: { createdAt: "desc" }, take: 2 },
} as const satisfies Prisma.ApiTokenSelect;

type TokenRow = Prisma.ApiTokenGetPayload<{ select: typeof columns }>;

/** @throws AppError `invalid_input` when the company has a working token of this name */
export async function insertToken(
  db: Db,
  scope: CompanyScope,
  token: { id: string; name: string; permissions: ApiPermission[]; createdBy: string | null; createdAt: Date },
): Promise<void> {
  try {
    await db.apiToken.create({ data: { ...token, companyId: scope.companyId, state: "ACTIVE" }, select: { id: true } });
  } catch (cause) {
    if (isUniqueViolation(cause)) throw fieldError("name", "errors.tokenNameKnown");
    throw cause;
  }
}

/** Newest first. */
export async function findTokens(db: Db, scope: CompanyScope, at: Date): Promise<ApiToken[]> {
  const rows = await db.apiToken.findMany({ where: { companyId: scope.companyId }, orderBy: { createdAt: "desc" }, take: 200, select: columns });
  return rows.map((row) => toToken(row, at));
}

export async function findToken(db: Db, scope: CompanyScope, tokenId: string, at: Date): Promise<ApiToken | null> {
  const row = await db.apiToken.findFirst({ where: { id: tokenId, companyId: scope.companyId }, select: columns });
  return row && toToken(row, at);
}

/** The same, held for this transaction alone, so that of two who change it at once the second sees what the first did. */
export async function lockToken(db: Db, scope: CompanyScope, tokenId: string, at: Date): Promise<ApiToken | null> {
  await db.$executeRaw`SELECT 1 FROM "ApiToken" WHERE "id" = ${tokenId}::uuid AND "companyId" = ${scope.companyId}::uuid FOR NO KEY UPDATE`;
  return findToken(db, scope, tokenId, at);
}

/** What of a token its company can change. */
export type TokenChange = Pick<Prisma.ApiTokenUncheckedUpdateManyInput, "permissions" | "state" | "expiresAt" | "warnedDays" | "allowedCidrs" | "endedAt" | "endReason">;

export async function updateToken(db: Db, scope: CompanyScope, tokenId: string, change: TokenChange): Promise<void> {
  await db.apiToken.updateMany({ where: { id: tokenId, companyId: scope.companyId }, data: change });
}

const working = { state: { in: ["ACTIVE", "PAUSED"] } } satisfies Prisma.ApiTokenWhereInput;

const endingColumns = {
  id: true,
  name: true,
  companyId: true,
  expiresAt: true,
  warnedDays: true,
  company: { select: { slug: true, number: true, name: true, organisationId: true } },
} as const;

export type EndingToken = Prisma.ApiTokenGetPayload<{ select: typeof endingColumns }>;

/** The next working tokens, by id, whose end comes before a moment. Unscoped: for the worker. */
export async function findEnding(db: Db, before: Date, after: string | null): Promise<EndingToken[]> {
  const next = after === null ? {} : { id: { gt: after } };
  return db.apiToken.findMany({ where: { ...working, ...next, expiresAt: { lte: before } }, orderBy: { id: "asc" }, take: 200, select: endingColumns });
}

/** Keeps that a warning is sent; false when another worker sent it meanwhile. */
export async function keepWarned(db: Db, token: EndingToken, days: number): Promise<boolean> {
  const { count } = await db.apiToken.updateMany({ where: { id: token.id, ...working, expiresAt: token.expiresAt, warnedDays: token.warnedDays }, data: { warnedDays: days } });
  return count > 0;
}

/** Marks a token whose end is over; false when another worker did meanwhile, or its end was moved. */
export async function keepExpired(db: Db, token: EndingToken): Promise<boolean> {
  const { count } = await db.apiToken.updateMany({ where: { id: token.id, ...working, expiresAt: token.expiresAt }, data: { state: "EXPIRED", endedAt: token.expiresAt } });
  return count > 0;
}

/** When a token ends; null when it does not. */
export async function findExpiry(db: Db, tokenId: string): Promise<Date | null> {
  const row = await db.apiToken.findUnique({ where: { id: tokenId }, select: { expiresAt: true } });
  return row?.expiresAt ?? null;
}

/** Names behind ids, for "gemaakt door". */
export async function findNames(db: Db, userIds: string[]): Promise<Map<string, string>> {
  const rows = await db.user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Rows become the words of schema.ts here and nowhere else. */
function toToken({ credentials, ...row }: TokenRow, at: Date): ApiToken {
  const overlap = credentials.find(({ endsAt }) => endsAt !== null && endsAt > at);
  return {
    ...row,
    hint: credentials[0]?.hint ?? "",
    permissions: row.permissions.filter(isApiPermission),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: instant(row.lastUsedAt),
    expiresAt: instant(row.expiresAt),
    overlapEndsAt: instant(overlap?.endsAt),
    endedAt: instant(row.endedAt),
  };
}

function instant(moment: Date | null | undefined): string | null {
  return moment?.toISOString() ?? null;
}
