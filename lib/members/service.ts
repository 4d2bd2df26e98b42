import type { Actor, PersonActor } from "@/lib/access/actor";
import { refuseStaleProof } from "@/lib/access/authorize";
import { endSessionsOf, renewSessionIn } from "@/lib/accounts/sessions.service";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { AppError, fieldError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/words";
import { atDesk, authorizeWhere, type Desk, exactPlace, refuseAbove, type WhereScope } from "./desk.service";
import { findUnansweredBy, updateInvitation } from "./invitations.store";
import { mailRemoved, mailRoleChanged } from "./mails.service";
import { byPlace, type Held, leads, mayManage, namesIt, placeName, roleAt } from "./rules";
import type { LeaveInput, Member, MemberRole, Members, OwnRole, RemoveInput, RoleInput, Where } from "./schema";
import * as store from "./store";

/**
 * The people of an organisation, or those who reach one company, by name.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function listMembers(actor: Actor, where: Where): Promise<Members> {
  const scope = authorizeWhere(actor, "members:read", where);
  return inScope(scope, async (tx) => {
    const rows = await store.findMemberships(tx, scope);
    return { people: peopleOf(rows, scope), onlyAdmin: onlyAdminOf(rows) };
  });
}

/** One of them. @throws AppError `not_found` for somebody who takes no part here, `forbidden` */
export async function getMember(actor: Actor, where: Where, userId: string): Promise<Member> {
  const scope = authorizeWhere(actor, "members:read", where);
  return inScope(scope, async (tx) => {
    const rows = await store.findMemberships(tx, scope);
    const member = peopleOf(rows, scope).find((person) => person.id === userId);
    if (!member) throw new AppError("not_found");
    return member;
  });
}

/**
 * Gives somebody another role at the same place. It holds at once: that person's sessions end, and a mail says what changed.
 *
 * @param roleId one of the person's roles, as `listMembers` names it
 * @throws AppError `not_found` for a role that is not seen from here, `forbidden` above one's own rights, `conflict` for one's
 *   own role and for the last admin, and what `authorize` throws
 */
export async function changeRole(actor: PersonActor, where: Where, roleId: string, input: RoleInput, locale: Locale): Promise<void> {
  await atDesk(actor, where, async (desk) => {
    const held = await roleOf(desk, roleId);
    const role = roleAt(held.companyId, input.level);
    if (role === held.role) return;

    refuseAbove(desk, held);
    refuseAbove(desk, { role, companyId: held.companyId });
    await keepAnAdmin(desk.tx, [held]);

    await store.updateRole(desk.tx, held.id, role);
    await recordAudit(desk.tx, desk.scope, { action: "member.role_changed", targetId: held.userId, details: { before: held.role, after: role, companyId: held.companyId } });
    await mailRoleChanged(desk.tx, held, role, actor.name, locale);
    await rightsChanged(desk, held.userId);
  });
}

/**
 * Takes somebody's roles away: all that this place covers, or the one that is named. It holds at once, as a changed role does.
 *
 * @throws AppError `not_found` for somebody who takes no part here, `invalid_input` when the name is not the one that was
 *   typed, `forbidden` and `conflict` as above
 */
export async function removeMember(actor: PersonActor, where: Where, userId: string, input: RemoveInput, locale: Locale): Promise<void> {
  await atDesk(actor, where, async (desk) => {
    const taken = await rolesOf(desk, userId, input.role);
    for (const held of taken) refuseAbove(desk, held);
    const { user } = first(taken);
    if (!namesIt(input.confirm, user.name)) throw fieldError("confirm", "errors.typeName", { name: user.name });

    await keepAnAdmin(desk.tx, taken);
    await takeAway(desk, taken);
    await mailRemoved(desk.tx, taken, actor.name, locale);
    await rightsChanged(desk, userId);
  });
}

/**
 * Ends all sessions of somebody who takes part here; the roles stay.
 *
 * @throws AppError `not_found`, `forbidden` when one of the person's roles here is above one's own, `conflict` for oneself
 */
export async function endMemberSessions(actor: PersonActor, where: Where, userId: string): Promise<void> {
  await atDesk(actor, where, async (desk) => {
    const rows = isId(userId) ? await store.findMemberships(desk.tx, desk.scope, userId) : [];
    if (rows.length === 0) throw new AppError("not_found");
    if (userId === actor.id) throw new AppError("conflict", "errors.ownSessions");
    for (const held of rows) refuseAbove(desk, held);

    const count = await endSessionsOf(desk.tx, userId, "ended_elsewhere");
    await recordAudit(desk.tx, desk.scope, { action: "member.sessions_ended", targetId: userId, details: { number: count } });
  });
}

/** One's own roles, everywhere. */
export async function listOwnRoles(actor: PersonActor): Promise<OwnRole[]> {
  const rows = await inScope({ companyIds: [], organisationId: null }, (tx) => store.findOwn(tx, actor.id));
  const inOrder = rows.sort((one, other) => one.organisation.name.localeCompare(other.organisation.name, "nl") || byPlace(one, other));
  return inOrder.map(({ id, role, company, organisation }) => {
    const where: Where = company ? { kind: "company", slug: company.slug } : { kind: "organisation", slug: organisation.slug };
    return { id, role, where, place: placeName({ organisation, company }), organisation: organisation.name, company };
  });
}

/**
 * Lays down one's own role at exactly one place. One's other sessions end.
 *
 * @returns the new id of the session that asked; null when there was none
 * @throws AppError `not_found` without a role at exactly this place, `invalid_input` when what was typed is not its name,
 *   `conflict` for the last admin, `step_up_required`
 */
export async function leave(actor: PersonActor, where: Where, input: LeaveInput, locale: Locale): Promise<{ sessionId: string | null }> {
  const scope = authorizeWhere(actor, where.kind === "company" ? "company:read" : "organisation:read", where);
  refuseStaleProof(actor);

  return inScope(scope, async (tx) => {
    await store.lockMembers(tx, scope.organisationId);
    const rows = await store.findMemberships(tx, scope, actor.id);
    const held = rows.find((row) => row.companyId === exactPlace(scope));
    if (!held) throw new AppError("not_found", "errors.roleElsewhere");
    if (!namesIt(input.confirm, placeName(held))) throw fieldError("confirm", "errors.typeName", { name: placeName(held) });

    await keepAnAdmin(tx, [held]);
    await takeAway({ tx, scope }, [held]);
    await mailRemoved(tx, [held], actor.name, locale);
    await rightsChanged({ tx, scope }, actor.id, actor.sessionId);
    return actor.sessionId === null ? { sessionId: null } : renewSessionIn(tx, actor.sessionId);
  });
}

/** Where a person takes part, read from the rows of a place; what may be changed follows from the reader's own among them. */
function peopleOf(rows: store.PersonsMembership[], scope: WhereScope): Member[] {
  const own: Held[] = scope.actorKind === "operator" ? [{ role: "ORGANISATION_ADMIN", companyId: null }] : rows.filter((row) => row.userId === scope.actorId);
  const people = new Map<string, Member>();
  for (const row of rows) {
    const { id, name, email, secondFactor } = row.user;
    const isYou = id === scope.actorId;
    const person = people.get(id) ?? { id, name, email, isYou, secondFactor: Boolean(secondFactor?.confirmedAt), roles: [] };
    const role: MemberRole = { id: row.id, role: row.role, company: row.company, since: row.createdAt.toISOString(), mayChange: !isYou && mayManage(own, row) };
    people.set(id, { ...person, roles: [...person.roles, role].sort(byPlace) });
  }
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name, "nl"));
}

function onlyAdminOf(rows: store.PersonsMembership[]): string | null {
  const admins = rows.filter(leads);
  return admins.length === 1 ? first(admins).user.name : null;
}

/** A role that may be changed from here. One's own is changed by somebody else, so that nobody locks himself out unseen. */
async function roleOf(desk: Desk, roleId: string): Promise<store.PersonsMembership> {
  const held = isId(roleId) ? await store.findMembership(desk.tx, desk.scope, roleId) : null;
  if (!held) throw new AppError("not_found");
  if (held.userId === desk.scope.actorId) throw new AppError("conflict", "errors.ownRole");
  return held;
}

/** The roles of a person that a place covers; whoever is here by a role over the whole organisation has that one instead. */
async function rolesOf(desk: Desk, userId: string, roleId: string): Promise<store.PersonsMembership[]> {
  const seen = isId(userId) ? await store.findMemberships(desk.tx, desk.scope, userId) : [];
  const covered = desk.scope.companyId === undefined ? seen : seen.filter((row) => row.companyId !== null);
  const rows = (covered.length > 0 ? covered : seen).filter((row) => roleId === "" || row.id === roleId);
  if (rows.length === 0) throw new AppError("not_found");
  if (userId === desk.scope.actorId) throw new AppError("conflict", "errors.ownRole");
  return rows;
}

/** The clean answer; the database refuses the same at the end of the transaction. */
async function keepAnAdmin(tx: Db, ending: store.PersonsMembership[]): Promise<void> {
  const led = ending.find(leads);
  if (led && (await store.countAdmins(tx, led.organisationId)) <= 1) throw new AppError("conflict", "errors.lastAdmin");
}

async function takeAway({ tx, scope }: Pick<Desk, "tx" | "scope">, taken: store.PersonsMembership[]): Promise<void> {
  await store.deleteMemberships(tx, taken.map((held) => held.id));
  for (const held of taken) {
    await recordAudit(tx, scope, { action: "member.removed", targetId: held.userId, details: { before: held.role, companyId: held.companyId } });
  }
}

/** What follows from other rights: a session with a new id, and an end to the invitations that the person could no longer send. */
async function rightsChanged({ tx, scope }: Pick<Desk, "tx" | "scope">, userId: string, exceptSessionId: string | null = null): Promise<void> {
  await endSessionsOf(tx, userId, "rights_changed", exceptSessionId);

  const left = await store.findHeld(tx, scope.organisationId, userId);
  for (const invitation of await findUnansweredBy(tx, scope.organisationId, userId)) {
    if (mayManage(left, invitation)) continue;
    await updateInvitation(tx, invitation.id, { revokedAt: now() });
    await recordAudit(tx, scope, { action: "invitation.revoked", targetId: invitation.id, details: { role: invitation.role, reason: "inviter_lost_rights" } });
  }
}

function first<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("there is at least one");
  return row;
}
