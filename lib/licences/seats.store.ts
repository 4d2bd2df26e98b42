import type { OrganisationScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";

type Within = Pick<OrganisationScope, "organisationId">;

/** A person with a seat. `email` is in lower case, as everywhere. */
export type Seated = { id: string; name: string; email: string };

/** Everybody with a role in an organisation or in a company of it, once, by name. */
export async function findSeated(db: Db, { organisationId }: Within): Promise<Seated[]> {
  return db.user.findMany({ where: { memberships: { some: { organisationId } } }, select: { id: true, name: true, email: true }, orderBy: [{ name: "asc" }, { id: "asc" }] });
}

/** The addresses with an invitation that can still be accepted, once each. */
export async function findInvited(db: Db, { organisationId }: Within, at: Date): Promise<string[]> {
  const rows = await db.memberInvitation.findMany({
    where: { organisationId, acceptedAt: null, declinedAt: null, revokedAt: null, expiresAt: { gt: at } },
    select: { email: true },
    distinct: ["email"],
    orderBy: { email: "asc" },
  });
  return rows.map((row) => row.email);
}
