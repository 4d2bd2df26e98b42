import type { Actor, PersonActor } from "@/lib/access/actor";
import { giveBackTry, limitTries } from "@/lib/accounts/limits";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { randomCode, sha256 } from "@/lib/core/crypto";
import { asSystem, inScope } from "@/lib/core/db";
import { AppError, fieldError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/words";
import { refuseBeyondSeats } from "@/lib/licences/seats.service";
import { atDesk, authorizeWhere, type Desk, exactPlace, refuseAbove } from "./desk.service";
import * as store from "./invitations.store";
import { mailInvitation } from "./mails.service";
import { ADDRESS_KEPT, type Held, holdsAlready, INVITATION_LIFETIME, invitationState, mayManage, RESEND_AFTER, roleAt } from "./rules";
import type { InvitationListed, InviteInput, Where } from "./schema";
import { findHeld, findHeldByEmail, findPlace } from "./store";

/**
 * What of a place still waits for an answer, ran out or was declined, newest first, for as long as its address is kept.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function listInvitations(actor: Actor, where: Where): Promise<InvitationListed[]> {
  const scope = authorizeWhere(actor, "members:read", where);
  return inScope(scope, async (tx) => {
    const own: Held[] = actor.kind === "user" ? await findHeld(tx, scope.organisationId, actor.id) : [];
    const rows = await store.findInvitations(tx, scope);
    return rows.map((row) => listedOf(row, own));
  });
}

/**
 * Invites a colleague by mail: for seven days, for this address alone, once. What it answers does not depend on whether the
 * address has an account. One that ran out makes way.
 *
 * @throws AppError `invalid_input` at the field for somebody who takes part already or was invited, `forbidden` above one's
 *   own rights, `conflict` when no seat is left, `licence_ended`, `rate_limited`, and what `authorize` throws
 */
export async function inviteMember(actor: PersonActor, where: Where, input: InviteInput, locale: Locale): Promise<void> {
  const place: Where = where.kind === "organisation" && input.company ? { kind: "company", slug: input.company } : where;
  const scope = authorizeWhere(actor, "members:manage", place);
  if (actor.kind !== "user") throw new AppError("forbidden");

  await counted(scope.organisationId, () =>
    atDesk(actor, place, async (desk) => {
      const wanted = { role: roleAt(exactPlace(desk.scope), input.level), companyId: exactPlace(desk.scope) };
      refuseAbove(desk, wanted);
      await refuseTwice(desk, input.email, wanted);
      await refuseBeyondSeats(desk.tx, desk.scope.organisationId, input.email);

      const code = randomCode();
      const id = newId();
      const at = now();
      const { organisationId } = desk.scope;
      const row = { id, organisationId, ...wanted, email: input.email, codeHash: sha256(code), invitedById: actor.id };
      await store.insertInvitation(desk.tx, { ...row, createdAt: at, sentAt: at, expiresAt: new Date(at.getTime() + INVITATION_LIFETIME) });
      await recordAudit(desk.tx, desk.scope, { action: "member.invited", targetId: id, details: wanted });
      await mailInvitation(desk.tx, { ...(await findPlace(desk.tx, desk.scope)), role: wanted.role, email: input.email }, actor.name, code, locale);
    }),
  );
}

/**
 * Sends an invitation again: a new link for seven days; the earlier one is dead.
 *
 * @throws AppError `not_found` for one that is not of this place, `gone` when it was answered or taken back, `conflict` when it
 *   was sent a moment ago, `forbidden`, `rate_limited`
 */
export async function resendInvitation(actor: PersonActor, where: Where, invitationId: string, locale: Locale): Promise<void> {
  const { organisationId } = authorizeWhere(actor, "members:manage", where);

  await counted(organisationId, () =>
    atDesk(actor, where, async (desk) => {
      const invitation = await invitationOf(desk, invitationId);
      refuseAbove(desk, invitation);
      const at = now();
      const state = invitationState(invitation, at);
      if ((state !== "open" && state !== "expired") || invitation.revokedAt) throw new AppError("gone", "errors.invitationEnded");
      if (at.getTime() - invitation.sentAt.getTime() < RESEND_AFTER) throw new AppError("conflict", "errors.invitationJustSent");
      await refuseBeyondSeats(desk.tx, organisationId, invitation.email);

      const code = randomCode();
      await store.updateInvitation(desk.tx, invitation.id, { codeHash: sha256(code), sentAt: at, expiresAt: new Date(at.getTime() + INVITATION_LIFETIME) });
      await recordAudit(desk.tx, desk.scope, { action: "invitation.resent", targetId: invitation.id, details: { role: invitation.role } });
      await mailInvitation(desk.tx, invitation, actor.name, code, locale);
    }),
  );
}

/**
 * Takes an invitation back: its link is dead. Done twice it stays done.
 *
 * @throws AppError `not_found`, `gone` when it was accepted or declined, `forbidden`
 */
export async function revokeInvitation(actor: PersonActor, where: Where, invitationId: string): Promise<void> {
  await atDesk(actor, where, async (desk) => {
    const invitation = await invitationOf(desk, invitationId);
    refuseAbove(desk, invitation);
    if (invitation.revokedAt) return;
    if (invitation.acceptedAt || invitation.declinedAt) throw new AppError("gone", "errors.invitationEnded");

    await store.updateInvitation(desk.tx, invitation.id, { revokedAt: now() });
    await recordAudit(desk.tx, desk.scope, { action: "invitation.revoked", targetId: invitation.id, details: { role: invitation.role } });
  });
}

/** Erases the addresses of invitations that ended unanswered thirty days ago. @returns how many */
export async function forgetAddresses(): Promise<number> {
  const at = now();
  return asSystem((tx) => store.eraseAddresses(tx, new Date(at.getTime() - ADDRESS_KEPT), at));
}

async function invitationOf(desk: Desk, id: string): Promise<store.Invitation> {
  const invitation = isId(id) ? await store.findInvitation(desk.tx, desk.scope, id) : null;
  if (!invitation) throw new AppError("not_found");
  return invitation;
}

/** Who takes part, or was asked and may still answer, is not asked again; one that ran out is put away. */
async function refuseTwice(desk: Desk, email: string, wanted: Held): Promise<void> {
  const { organisationId } = desk.scope;
  if (holdsAlready(await findHeldByEmail(desk.tx, organisationId, email), wanted)) throw fieldError("email", "errors.memberAlready");

  const earlier = await store.findUnanswered(desk.tx, { organisationId, companyId: wanted.companyId }, email);
  if (!earlier) return;
  if (invitationState(earlier, now()) === "open") throw fieldError("email", "errors.invitedAlready");
  await store.updateInvitation(desk.tx, earlier.id, { revokedAt: now() });
}

/** So many invitations an organisation may mail: what was refused was no mail and does not count. */
async function counted(organisationId: string, work: () => Promise<void>): Promise<void> {
  await limitTries("invitation", organisationId);
  try {
    await work();
  } catch (thrown) {
    await giveBackTry("invitation", organisationId);
    throw thrown;
  }
}

function listedOf(row: store.Invitation, own: Held[]): InvitationListed {
  const { id, email, role, company, invitedBy, sentAt, expiresAt } = row;
  const state = row.declinedAt ? "declined" : now() < expiresAt ? "open" : "expired";
  return { id, email, role, company, invitedBy: invitedBy.name, sentAt: sentAt.toISOString(), expiresAt: expiresAt.toISOString(), state, mayManage: mayManage(own, row) };
}
