import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";

/** Appends; the database refuses every later change. */
export async function insertEntry(db: Db, entry: Prisma.AuditEntryUncheckedCreateInput): Promise<void> {
  await db.auditEntry.create({ data: entry, select: { id: true } });
}
