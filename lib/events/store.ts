import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";

/** Appends to the outbox. No row comes back: a hirer may tell a company something without reading that company's events. */
export async function insertEvent(db: Db, event: Prisma.EventUncheckedCreateInput): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Event" ("id", "type", "occurredAt", "apiVersion", "organisationId", "companyId", "data", "permission", "tokenId")
    VALUES (${event.id}::uuid, ${event.type}, ${event.occurredAt}, ${event.apiVersion}, ${event.organisationId}::uuid,
      ${event.companyId}::uuid, ${JSON.stringify(event.data)}::jsonb, ${event.permission ?? null}, ${event.tokenId ?? null}::uuid)`;
}

/** The same for many, in the order given. */
export async function insertEvents(db: Db, events: (Omit<Prisma.EventUncheckedCreateInput, "occurredAt"> & { occurredAt: Date })[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Event" ("id", "type", "occurredAt", "apiVersion", "organisationId", "companyId", "data", "permission", "tokenId")
    SELECT "id", "type", "occurredAt", "apiVersion", "organisationId", "companyId", "data", "permission", "tokenId"
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS event ("id" uuid, "type" text, "occurredAt" timestamptz, "apiVersion" text,
      "organisationId" uuid, "companyId" uuid, "data" jsonb, "permission" text, "tokenId" uuid)`;
}
