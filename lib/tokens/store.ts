import type { CompanyScope } from "@/lib/access/authorize";
import { type ApiPermission, isApiPermission } from "@/lib/access/permissions";
import { type Db, isUniqueViolation } from "@/lib/core/db";
import { fieldError } from "@/lib/core/errors";
import type { MintedCredential } from "./keys";
import type { ApiToken, TokenState } from "./schema";

const columns = {
  id: true,
  name: true,
  permissions: true,
  state: true,
  createdAt: true,
  createdBy: true,
  lastUsedAt: true,
  expiresAt: true,
  credentials: { select: { hint: true }, orderBy: { createdAt: "desc" }, take: 1 },
} as const;

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

export async function insertCredential(
  db: Db,
  scope: CompanyScope,
  credential: MintedCredential["stored"] & { id: string; tokenId: string; createdAt: Date },
): Promise<void> {
  await db.tokenCredential.create({ data: { ...credential, companyId: scope.companyId }, select: { id: true } });
}

/** Newest first. */
export async function findTokens(db: Db, scope: CompanyScope): Promise<ApiToken[]> {
  const rows = await db.apiToken.findMany({ where: { companyId: scope.companyId }, orderBy: { createdAt: "desc" }, take: 200, select: columns });
  return rows.map(toToken);
}

export async function findToken(db: Db, scope: CompanyScope, tokenId: string): Promise<ApiToken | null> {
  const row = await db.apiToken.findFirst({ where: { id: tokenId, companyId: scope.companyId }, select: columns });
  return row && toToken(row);
}

export async function updatePermissions(db: Db, scope: CompanyScope, tokenId: string, permissions: ApiPermission[]): Promise<void> {
  await db.apiToken.updateMany({ where: { id: tokenId, companyId: scope.companyId }, data: { permissions } });
}

/** The credential behind a token value, with its company. Unscoped: it is what makes an actor. */
export async function findCredential(db: Db, tokenHash: Uint8Array<ArrayBuffer>) {
  return db.tokenCredential.findUnique({
    where: { tokenHash },
    select: {
      secretHash: true,
      endsAt: true,
      token: {
        select: {
          id: true,
          name: true,
          permissions: true,
          state: true,
          expiresAt: true,
          company: { select: { id: true, slug: true, number: true, name: true, organisationId: true } },
        },
      },
    },
  });
}

/** The credentials of a token that work at a moment, newest first. Unscoped: for the worker. */
export async function findLiveKeys(db: Db, tokenId: string, at: Date): Promise<{ webhookKeyId: string; webhookKey: Uint8Array }[]> {
  return db.tokenCredential.findMany({
    where: { tokenId, OR: [{ endsAt: null }, { endsAt: { gt: at } }] },
    orderBy: { createdAt: "desc" },
    select: { webhookKeyId: true, webhookKey: true },
  });
}

/** Notes the last use, at most once a minute per token, so that a busy token does not write on every call. */
export async function touchToken(db: Db, tokenId: string, at: Date): Promise<void> {
  await db.apiToken.updateMany({
    where: { id: tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(at.getTime() - 60_000) } }] },
    data: { lastUsedAt: at },
  });
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

type TokenRow = {
  id: string;
  name: string;
  permissions: string[];
  state: TokenState;
  createdAt: Date;
  createdBy: string | null;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  credentials: { hint: string }[];
};

function toToken({ credentials, ...row }: TokenRow): ApiToken {
  return {
    ...row,
    hint: credentials[0]?.hint ?? "",
    permissions: row.permissions.filter(isApiPermission),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
