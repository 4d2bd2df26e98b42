import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { Within } from "./store";

const columns = {
  id: true,
  organisationId: true,
  companyId: true,
  role: true,
  email: true,
  invitedById: true,
  sentAt: true,
  expiresAt: true,
  acceptedAt: true,
  declinedAt: true,
  revokedAt: true,
  company: { select: { slug: true, number: true, name: true } },
  organisation: { select: { slug: true, name: true } },
  invitedBy: { select: { name: true } },
} as const;

export type Invitation = Prisma.MemberInvitationGetPayload<{ select: typeof columns }>;

const unanswered = { acceptedAt: null, declinedAt: null, revokedAt: null } as const;

export async function insertInvitation(db: Db, invitation: Prisma.MemberInvitationUncheckedCreateInput): Promise<void> {
  await db.memberInvitation.create({ data: invitation, select: { id: true } });
}

/** What of a place nobody accepted or took back and still has its address, newest first. */
export async function findInvitations(db: Db, within: Within): Promise<Invitation[]> {
  return db.memberInvitation.findMany({
    where: { ...coveredBy(within), acceptedAt: null, revokedAt: null, email: { not: "" } },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
    select: columns,
  });
}

/** One invitation of a place, whatever its state. */
export async function findInvitation(db: Db, within: Within, id: string): Promise<Invitation | null> {
  return db.memberInvitation.findFirst({ where: { id, ...coveredBy(within) }, select: columns });
}

/** The invitation behind a mailed link. */
export async function findByCode(db: Db, codeHash: Uint8Array<ArrayBuffer>): Promise<Invitation | null> {
  return db.memberInvitation.findUnique({ where: { codeHash }, select: columns });
}

/** What nobody answered yet of one address at one place, also when its time is over: the database allows one. */
export async function findUnanswered(db: Db, place: { organisationId: string; companyId: string | null }, email: string): Promise<Invitation | null> {
  return db.memberInvitation.findFirst({ where: { ...place, email, ...unanswered }, select: columns });
}

/** What one person sent in an organisation and nobody answered yet. */
export async function findUnansweredBy(db: Db, organisationId: string, invitedById: string): Promise<Invitation[]> {
  return db.memberInvitation.findMany({ where: { organisationId, invitedById, ...unanswered }, select: columns });
}

export async function updateInvitation(db: Db, id: string, change: Prisma.MemberInvitationUncheckedUpdateInput): Promise<void> {
  await db.memberInvitation.update({ where: { id }, data: change, select: { id: true } });
}

/**
 * Takes the address out of what ended unanswered before a moment, and puts away what ran out, since the database allows one
 * that is not put away per address and place.
 *
 * @returns how many lost their address
 */
export async function eraseAddresses(db: Db, endedBefore: Date, at: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE "MemberInvitation" SET "email" = '', "revokedAt" = CASE WHEN "declinedAt" IS NULL THEN coalesce("revokedAt", ${at}) ELSE "revokedAt" END
    WHERE "acceptedAt" IS NULL AND "email" <> '' AND least("expiresAt", "declinedAt", "revokedAt") < ${endedBefore}`;
}

function coveredBy({ organisationId, companyId }: Within): Prisma.MemberInvitationWhereInput {
  return companyId === undefined ? { organisationId } : { organisationId, companyId };
}
