import type { Db } from "@/lib/core/db";
import type { LicenceTerms } from "./rules";

export async function insertBaseLicence(db: Db, id: string, organisationId: string, terms: LicenceTerms): Promise<void> {
  await db.licence.create({ data: { id, organisationId, kind: "BASE", ...terms }, select: { id: true } });
}

export async function findBaseLicence(db: Db, organisationId: string): Promise<(LicenceTerms & { endedAt: Date | null }) | null> {
  return db.licence.findFirst({
    where: { organisationId, kind: "BASE", endedAt: null },
    select: { reason: true, startedAt: true, endsAt: true, endedAt: true },
  });
}
