import type { Origin, PersonActor } from "@/lib/access/actor";
import { giveBackTry, limitTries } from "@/lib/accounts/limits";
import { refuseWeakPassword } from "@/lib/accounts/passwords";
import { admit, hashPassword } from "@/lib/accounts/service";
import { endSessionsOf, renewSessionIn } from "@/lib/accounts/sessions.service";
import { type Doer, recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { sha256 } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { findByCode, type Invitation, updateInvitation } from "./invitations.store";
import { invitationState } from "./rules";
import type { InvitationView, NewColleague, Where } from "./schema";
import { emailHasAccount, findHeld, insertMembership, lockMembers } from "./store";

/**
 * What the page behind a mailed invitation shows to whoever holds its link. Looking changes nothing: mail scanners look too.
 *
 * @param person who is signed in in this browser
 */
export async function invitationBehind(code: string, person: PersonActor | null): Promise<InvitationView> {
  return asSystem(async (tx) => {
    const invitation = await findByCode(tx, sha256(code));
    if (!invitation) return { state: "expired" };

    const state = invitationState(invitation, now());
    const isTheirs = person !== null && person.email === invitation.email;
    if (state === "accepted" && isTheirs && (await takesPart(tx, invitation, person.id))) return { state: "joined", where: whereOf(invitation) };
    if (state !== "open") return { state };

    const { invitedBy, organisation, company, role, email, expiresAt } = invitation;
    const facts = { inviter: invitedBy.name, organisation: organisation.name, company, role, email, expiresAt: expiresAt.toISOString() };
    if (person) return { state, asked: isTheirs ? "signed-in" : "other", ...facts };
    return { state, asked: (await emailHasAccount(tx, email)) ? "sign-in" : "new", ...facts };
  });
}

/**
 * Accepts as somebody with an account, signed in under the very address that was invited. Done twice it stays done.
 *
 * @returns the environment, and the new id of the session that asked; null when nothing changed
 * @throws AppError `forbidden` for another address, `gone` when it was declined, taken back, or ran out
 */
export async function acceptInvitation(actor: PersonActor, code: string): Promise<{ where: Where; sessionId: string | null }> {
  return answering(code, actor.origin, async (tx, invitation) => {
    if (actor.email !== invitation.email) throw new AppError("forbidden", "errors.invitationOtherAddress", { values: { email: invitation.email } });

    const where = whereOf(invitation);
    const isMember = await takesPart(tx, invitation, actor.id);
    if (invitation.acceptedAt && isMember) return { where, sessionId: null };
    refuseEnded(invitation);

    const { organisationId, companyId, role } = invitation;
    const by = { actorKind: actor.kind, actorId: actor.id, actorName: actor.name, actorEmail: actor.email, origin: actor.origin, organisationId, companyId };
    if (!isMember) {
      await insertMembership(tx, { id: newId(), userId: actor.id, organisationId, companyId, role, createdAt: now() });
      await recordAudit(tx, by, { action: "member.added", targetId: actor.id, details: { role } });
    }
    await close(tx, invitation, by);
    await endSessionsOf(tx, actor.id, "rights_changed", actor.sessionId);
    const renewed = actor.sessionId === null ? null : await renewSessionIn(tx, actor.sessionId);
    return { where, sessionId: renewed?.sessionId ?? null };
  });
}

/**
 * Accepts as somebody without an account: makes it, since the link that was mailed proves the address.
 *
 * @returns the address to sign in with, and the environment
 * @throws AppError `invalid_input` for a password that is easy to guess, `conflict` when the address has an account by now,
 *   `gone` when it was answered, taken back, or ran out
 */
export async function acceptAsNewColleague(code: string, input: NewColleague, origin: Origin): Promise<{ email: string; where: Where }> {
  const asked = await asSystem((tx) => findByCode(tx, sha256(code)));
  await refuseWeakPassword(input.password, [input.name, asked?.email ?? "", asked?.organisation.name ?? ""]);
  const passwordHash = await hashPassword(input.password);

  return answering(code, origin, async (tx, invitation) => {
    refuseEnded(invitation);
    const { email, organisationId, companyId, role } = invitation;
    if (await emailHasAccount(tx, email)) throw new AppError("conflict", "errors.invitationHasAccount", { values: { email } });

    const userId = await admit(tx, { email, name: input.name, passwordHash }, { organisationId, companyId, role });
    await close(tx, invitation, { actorKind: "user", actorId: userId, actorName: input.name, actorEmail: email, origin, organisationId, companyId });
    return { email, where: whereOf(invitation) };
  });
}

/**
 * Declines; the link is proof enough. Done twice it stays done.
 *
 * @throws AppError `gone` when it was accepted, taken back, or ran out
 */
export async function declineInvitation(code: string, origin: Origin): Promise<void> {
  await answering(code, origin, async (tx, invitation) => {
    if (invitation.declinedAt) return;
    refuseEnded(invitation);

    const { id, organisationId, companyId, role } = invitation;
    await updateInvitation(tx, id, { declinedAt: now() });
    await recordAudit(tx, { actorKind: "user", actorId: null, origin, organisationId, companyId }, { action: "invitation.declined", targetId: id, details: { role } });
  });
}

/** Answers an invitation while nobody else can. Codes that lead nowhere are counted by where they come from. */
async function answering<Result>(code: string, origin: Origin, work: (tx: Db, invitation: Invitation) => Promise<Result>): Promise<Result> {
  const source = origin.address ?? "nowhere";
  await limitTries("invitation-code", source);
  const codeHash = sha256(code);
  const result = await asSystem(async (tx) => {
    const found = await findByCode(tx, codeHash);
    if (!found) throw new AppError("gone", "errors.invitationEnded");
    await lockMembers(tx, found.organisationId);

    const invitation = await findByCode(tx, codeHash);
    if (!invitation) throw new AppError("gone", "errors.invitationEnded");
    return work(tx, invitation);
  });
  await giveBackTry("invitation-code", source);
  return result;
}

async function close(tx: Db, invitation: Invitation, by: Doer): Promise<void> {
  await updateInvitation(tx, invitation.id, { acceptedAt: now() });
  await recordAudit(tx, by, { action: "invitation.accepted", targetId: invitation.id, details: { role: invitation.role } });
}

function refuseEnded(invitation: Invitation): void {
  if (invitationState(invitation, now()) !== "open") throw new AppError("gone", "errors.invitationEnded");
}

async function takesPart(tx: Db, { organisationId, companyId }: Invitation, userId: string): Promise<boolean> {
  return (await findHeld(tx, organisationId, userId)).some((held) => held.companyId === companyId);
}

function whereOf({ organisation, company }: Invitation): Where {
  return company ? { kind: "company", slug: company.slug } : { kind: "organisation", slug: organisation.slug };
}
