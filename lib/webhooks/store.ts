import type { CompanyScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Endpoint, EndpointInput } from "./schema";

const columns = { id: true, tokenId: true, url: true, description: true, createdAt: true, updatedAt: true } as const;

/** An endpoint with the id its deliveries know it by. */
export type EndpointRow = { id: string; tokenId: string; url: string; description: string | null; createdAt: Date; updatedAt: Date };

export async function findEndpoint(db: Db, scope: CompanyScope, tokenId: string): Promise<EndpointRow | null> {
  return db.webhookEndpoint.findFirst({ where: { tokenId, companyId: scope.companyId }, select: columns });
}

/** The endpoints of all tokens of a company. */
export async function findEndpoints(db: Db, scope: CompanyScope): Promise<EndpointRow[]> {
  return db.webhookEndpoint.findMany({ where: { companyId: scope.companyId }, orderBy: { createdAt: "asc" }, select: columns });
}

/** One endpoint per token: the first save makes it, a later one changes it. The caller proved that the token is the company's. */
export async function upsertEndpoint(db: Db, scope: CompanyScope, row: { id: string; tokenId: string; at: Date } & EndpointInput): Promise<EndpointRow> {
  const { id, tokenId, at, url } = row;
  const description = row.description ?? null;
  return db.webhookEndpoint.upsert({
    where: { tokenId },
    create: { id, tokenId, companyId: scope.companyId, url, description, createdAt: at, updatedAt: at },
    update: { url, description, updatedAt: at },
    select: columns,
  });
}

/** Rows become the words of schema.ts here and nowhere else. */
export function toEndpoint(row: EndpointRow): Endpoint {
  const { tokenId, url, description } = row;
  return { tokenId, url, description, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}
