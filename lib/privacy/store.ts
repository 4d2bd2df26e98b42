import type { Db } from "@/lib/core/db";
import type { PersonalData } from "./schema";

/** Whom it is about: by id where rows point at the account, by address where there is no account yet. */
export type Subject = { id: string; email: string };

type Finder = (db: Db, subject: Subject) => Promise<Record<string, unknown>[]>;

/**
 * Every table that can point at a person, and what is given of it. Hashes, keys and secrets are left out: they say nothing of the
 * person, and handing them over would help whoever got hold of the file.
 */
const finders: Record<string, Finder> = {
  User: (db, { id }) => db.user.findMany({ where: { id }, select: { id: true, email: true, name: true, emailProvenAt: true, createdAt: true, secondFactorDueAt: true } }),
  Membership: (db, { id }) =>
    db.membership.findMany({ where: { userId: id }, select: { role: true, createdAt: true, organisation: { select: { name: true } }, company: { select: { name: true } } }, orderBy: { createdAt: "asc" } }),
  Session: (db, { id }) =>
    db.session.findMany({ where: { userId: id }, select: { createdAt: true, lastSeenAt: true, expiresAt: true, endedAt: true, endReason: true, secondFactor: true, address: true, userAgent: true }, orderBy: { createdAt: "asc" } }),
  SecondFactor: (db, { id }) => db.secondFactor.findMany({ where: { userId: id }, select: { createdAt: true, confirmedAt: true } }),
  RecoveryCode: (db, { id }) => db.recoveryCode.findMany({ where: { userId: id }, select: { id: true, usedAt: true } }),
  PendingSignIn: (db, { id }) => db.pendingSignIn.findMany({ where: { userId: id }, select: { createdAt: true, expiresAt: true, tries: true } }),
  PasswordReset: (db, { id }) => db.passwordReset.findMany({ where: { userId: id }, select: { createdAt: true, expiresAt: true, usedAt: true } }),
  EmailChange: (db, { id, email }) =>
    db.emailChange.findMany({ where: { OR: [{ userId: id }, { email }] }, select: { email: true, createdAt: true, expiresAt: true, usedAt: true } }),
  MemberInvitation: async (db, { id, email }) => {
    const rows = await db.memberInvitation.findMany({
      where: { OR: [{ email }, { invitedById: id }] },
      select: { email: true, role: true, invitedById: true, createdAt: true, sentAt: true, expiresAt: true, acceptedAt: true, declinedAt: true, revokedAt: true, organisation: { select: { name: true } }, company: { select: { name: true } } },
      orderBy: { createdAt: "asc" },
    });
    // Whom somebody else was invited by, and whom this person invited, is the other one's data.
    return rows.map(({ email: to, invitedById, ...facts }) => ({ ...facts, invitedByYou: invitedById === id, email: to === email ? to : null }));
  },
  Registration: (db, { email }) =>
    db.registration.findMany({ where: { answers: { path: ["email"], equals: email } }, select: { answers: true, submittedAt: true, provenAt: true, createdAt: true, expiresAt: true } }),
  Contact: (db, { email }) => db.contact.findMany({ where: { email }, select: { name: true, email: true, phone: true, role: true, organisation: { select: { name: true } } } }),
  Mail: (db, { email }) => db.mail.findMany({ where: { to: email }, select: { to: true, subject: true, text: true, createdAt: true, sentAt: true }, orderBy: { createdAt: "asc" } }),
  Agreement: (db, { id }) =>
    db.agreement.findMany({
      where: { signerId: id },
      select: { signerName: true, signerRole: true, statement: true, openedAt: true, signedAt: true, address: true, userAgent: true, pdfSha256: true, organisation: { select: { name: true } } },
    }),
  SignatureEvidence: (db, { id }) =>
    db.signatureEvidence.findMany({ where: { agreement: { signerId: id } }, select: { accountName: true, accountEmail: true, authentication: true, confirmedAt: true, readAt: true, consentedAt: true } }),
  LicenceChange: (db, { id }) => db.licenceChange.findMany({ where: { changedById: id }, select: { at: true, effectiveFrom: true, planBefore: true, planAfter: true, seatsBefore: true, seatsAfter: true } }),
  ApiToken: (db, { id }) => db.apiToken.findMany({ where: { createdBy: id }, select: { id: true, name: true, createdAt: true, company: { select: { name: true } } } }),
  PayEquityVersion: (db, { id }) => db.payEquityVersion.findMany({ where: { OR: [{ publishedBy: id }, { updatedBy: id }] }, select: { id: true, number: true, publishedAt: true, declaration: true } }),
  Share: (db, { id }) => db.share.findMany({ where: { consentBy: id }, select: { documentId: true, positionId: true, sharedFrom: true, sharedUntil: true, company: { select: { name: true } } } }),
};

/** The tables whose rows an export holds, beside the audit log's own two. */
export const exportedTables: readonly string[] = Object.keys(finders);

/** Everything outside the audit log that is kept of a person. */
export async function findPersonalData(db: Db, subject: Subject): Promise<PersonalData> {
  const found: PersonalData = {};
  for (const [table, find] of Object.entries(finders)) found[table] = await find(db, subject);
  return found;
}

/** The account of an address; null for none, and for one that was erased. */
export async function findSubject(db: Db, email: string): Promise<(Subject & { name: string }) | null> {
  return db.user.findFirst({ where: { email, erasedAt: null }, select: { id: true, email: true, name: true } });
}

/** Where a person has a role, and who leads there. Locked as the guard of the last admin does, so that the answer stays true. */
export async function lockMemberships(db: Db, userId: string): Promise<{ organisationId: string; companyId: string | null; role: string; organisationName: string; isOnlyAdmin: boolean }[]> {
  const held = await db.membership.findMany({
    where: { userId },
    select: { organisationId: true, companyId: true, role: true, organisation: { select: { name: true } } },
    orderBy: [{ organisationId: "asc" }, { companyId: "asc" }],
  });
  const led = held.filter(({ role, companyId }) => role === "ORGANISATION_ADMIN" && companyId === null).map(({ organisationId }) => organisationId);
  for (const organisationId of led) await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('admins:' || ${organisationId}::text, 0))`;

  const others = await db.membership.groupBy({ by: ["organisationId"], where: { organisationId: { in: led }, companyId: null, role: "ORGANISATION_ADMIN", userId: { not: userId } } });
  const shared = new Set(others.map(({ organisationId }) => organisationId));
  return held.map(({ organisation, ...row }) => ({
    ...row,
    organisationName: organisation.name,
    isOnlyAdmin: row.role === "ORGANISATION_ADMIN" && row.companyId === null && !shared.has(row.organisationId),
  }));
}

/**
 * Erases a person outside the audit log. Rows that only exist for the account go; the account itself stays as an empty row, since
 * what others hold points at it: who signed, who shared, who made a token. Nobody can sign in to it.
 */
export async function eraseSubject(db: Db, { id, email }: Subject, at: Date, emptied: { email: string; name: string; passwordHash: string }): Promise<void> {
  await db.membership.deleteMany({ where: { userId: id } });
  await db.session.updateMany({ where: { userId: id, endedAt: null }, data: { endedAt: at, endReason: "erased" } });
  await db.session.updateMany({ where: { userId: id }, data: { address: null, userAgent: null } });
  await db.secondFactor.deleteMany({ where: { userId: id } });
  await db.recoveryCode.deleteMany({ where: { userId: id } });
  await db.pendingSignIn.deleteMany({ where: { userId: id } });
  await db.passwordReset.deleteMany({ where: { userId: id } });
  await db.emailChange.deleteMany({ where: { OR: [{ userId: id }, { email }] } });
  await eraseInvitations(db, { id, email }, at);
  await db.registration.deleteMany({ where: { answers: { path: ["email"], equals: email } } });
  await db.contact.deleteMany({ where: { email } });
  await db.user.update({ where: { id }, data: { ...emptied, erasedAt: at }, select: { id: true } });
}

/** Invitations to the address lose it and are over; those the person sent and nobody answered are over too. */
async function eraseInvitations(db: Db, { id, email }: Subject, at: Date): Promise<void> {
  const open = { acceptedAt: null, declinedAt: null, revokedAt: null };
  await db.memberInvitation.updateMany({ where: { OR: [{ email }, { invitedById: id }], ...open }, data: { revokedAt: at } });
  await db.memberInvitation.updateMany({ where: { email }, data: { email: "" } });
}

/** Every address that is known to be or to have been somebody's: the account's, those of mails about a change of it, and given ones. */
export async function findAddresses(db: Db, { id, email }: Subject, further: readonly (string | null)[]): Promise<string[]> {
  const changes = await db.emailChange.findMany({ where: { userId: id }, select: { email: true } });
  return [...new Set([email, ...changes.map((change) => change.email), ...further.filter((address) => address !== null)])];
}

/**
 * Mails to these addresses go, sent or not, and so does what waits in the queue about them. Mails to others that name the person (an
 * invitation, a notice of a signature) lose their words.
 */
export async function eraseMails(db: Db, addresses: readonly string[], names: readonly string[]): Promise<void> {
  await db.mail.deleteMany({ where: { to: { in: [...addresses] } } });
  const named = [...addresses, ...names].filter((word) => word.trim() !== "").flatMap((word) => [{ text: { contains: word } }, { html: { contains: word } }, { subject: { contains: word } }]);
  await db.mail.updateMany({ where: { OR: named }, data: { subject: "", text: "", html: "" } });
  for (const address of addresses) await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE "locked_at" IS NULL AND strpos("payload"::text, ${address}) > 0`;
}
