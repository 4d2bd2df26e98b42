import type { CompanyScope, HirerScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Page } from "@/lib/core/page";
import type { Partner } from "./schema";

const columns = {
  id: true,
  externalReference: true,
  linkedAt: true,
  hirer: { select: { name: true, kvkNumber: true, contacts: { select: { name: true, email: true, phone: true, role: true } } } },
} as const;

/** Live partnerships in the order they were made, one page. */
export async function findPartners(db: Db, scope: CompanyScope, page: Page): Promise<Partner[]> {
  const rows = await db.partnership.findMany({
    where: { companyId: scope.companyId, endedAt: null, ...(page.after ? { id: { gt: page.after } } : {}) },
    orderBy: { id: "asc" },
    take: page.limit + 1,
    select: columns,
  });
  return rows.map(toPartner);
}

export async function findPartner(db: Db, scope: CompanyScope, partnerId: string): Promise<Partner | null> {
  const row = await db.partnership.findFirst({ where: { id: partnerId, companyId: scope.companyId, endedAt: null }, select: columns });
  return row && toPartner(row);
}

type Hirer = Pick<HirerScope, "hirerId">;

/** @returns true when the pair is new */
export async function insertPartnership(db: Db, scope: Hirer, row: { id: string; companyId: string; linkedAt: Date }): Promise<boolean> {
  const { count } = await db.partnership.createMany({ data: [{ ...row, hirerId: scope.hirerId }], skipDuplicates: true });
  return count === 1;
}

/** @returns true when it had ended */
export async function reopenPartnership(db: Db, scope: Hirer, companyId: string, linkedAt: Date): Promise<boolean> {
  const { count } = await db.partnership.updateMany({ where: { companyId, hirerId: scope.hirerId, endedAt: { not: null } }, data: { endedAt: null, linkedAt } });
  return count === 1;
}

/** @returns true when it had not ended */
export async function endPartnership(db: Db, scope: Hirer, companyId: string, endedAt: Date): Promise<boolean> {
  const { count } = await db.partnership.updateMany({ where: { companyId, hirerId: scope.hirerId, endedAt: null }, data: { endedAt } });
  return count === 1;
}

export async function findPartnershipId(db: Db, scope: Hirer, companyId: string): Promise<string> {
  const row = await db.partnership.findUniqueOrThrow({ where: { companyId_hirerId: { companyId, hirerId: scope.hirerId } }, select: { id: true } });
  return row.id;
}

type PartnerRow = { id: string; externalReference: string | null; linkedAt: Date; hirer: { name: string; kvkNumber: string; contacts: Partner["contacts"] } };

function toPartner({ hirer, linkedAt, ...row }: PartnerRow): Partner {
  return { ...row, ...hirer, linkedAt: linkedAt.toISOString() };
}
