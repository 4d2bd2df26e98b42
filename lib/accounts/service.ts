import type { OrganisationScope } from "@/lib/access/authorize";
import { nowhere, type Origin, type PersonActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/permissions";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { asSystem, type Db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { hashPassword, passwordFits } from "./passwords";
import { isAdminSomewhere, placesOf, secondFactorState, SESSION_LIFETIME, SESSION_TOUCH, sessionHolds } from "./rules";
import type { NewUser, SignedIn, SignInInput } from "./schema";
import * as store from "./store";

export { hashPassword } from "./passwords";

/**
 * Signs somebody in: a session of its own for every sign-in.
 *
 * @throws AppError `invalid_credentials`, the same words and the same work for a wrong password and an unknown address
 */
export async function signIn(input: SignInInput): Promise<SignedIn> {
  const user = await asSystem((tx) => store.findUserByEmail(tx, input.email));
  const fits = await passwordFits(input.password, user?.passwordHash ?? null);
  if (!user || !fits) throw new AppError("invalid_credentials", "errors.signInFailed");

  const at = now();
  const sessionId = newId();
  await asSystem(async (tx) => {
    await store.insertSession(tx, { id: sessionId, userId: user.id, createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + SESSION_LIFETIME) });
    await recordAudit(tx, { actorKind: "user", actorId: user.id, organisationId: null, companyId: null }, { action: "session.started", targetId: sessionId });
  });
  return { sessionId, userId: user.id, name: user.name, email: user.email };
}

/** Ends a session on the server; whoever still holds its cookie holds nothing. */
export async function signOut(sessionId: string): Promise<void> {
  if (isId(sessionId)) await asSystem((tx) => store.endSession(tx, sessionId, now()));
}

/**
 * Who is behind a session, with all places within reach as they are now; null when the session ended, expired or never was.
 * A session that is used stays awake.
 */
export async function actorOfSession(sessionId: string, origin: Origin = nowhere): Promise<{ actor: PersonActor; email: string } | null> {
  if (!isId(sessionId)) return null;

  return asSystem(async (tx) => {
    const session = await store.findSession(tx, sessionId);
    const at = now();
    if (!session || !sessionHolds(session, at)) return null;

    if (at.getTime() - session.lastSeenAt.getTime() > SESSION_TOUCH) await store.touchSession(tx, sessionId, at);
    const proof = { sessionId: session.id, confirmedAt: session.confirmedAt ?? session.createdAt, origin };
    return { actor: await personActor(tx, session.user, proof), email: session.user.email };
  });
}

/**
 * The actor of a known address, as if just signed in; for the seeded story, the operator and tests.
 *
 * @throws AppError `not_found`
 */
export async function actorOfEmail(email: string): Promise<PersonActor> {
  return asSystem(async (tx) => {
    const user = await store.findUserByEmail(tx, email);
    if (!user) throw new AppError("not_found");
    return personActor(tx, user, { sessionId: null, confirmedAt: now(), origin: nowhere });
  });
}

/**
 * The operator at the command line, acting as an admin of the organisation that a company is part of.
 *
 * @throws AppError `not_found`
 */
export async function operatorFor(companySlug: string): Promise<PersonActor> {
  const membership = await asSystem((tx) => store.findOrganisationOfCompany(tx, companySlug));
  if (!membership) throw new AppError("not_found");
  const unproven = { email: null, origin: nowhere, sessionId: null, confirmedAt: now(), secondFactor: "optional" as const };
  return { kind: "operator", id: "operator", name: "operator", places: placesOf([membership]), ...unproven };
}

/**
 * Makes an account with a role, inside the transaction that gives the reason for it. The address must be proven.
 * An account that exists under the address is kept as it is and only gains the role.
 *
 * @returns the user's id
 */
export async function admit(
  tx: Db,
  person: { email: string; name: string; passwordHash: string },
  role: { organisationId: string; companyId: string | null; role: Role },
): Promise<string> {
  const known = await store.findUserByEmail(tx, person.email);
  const userId = known?.id ?? newId();
  if (!known) await store.insertUser(tx, { id: userId, ...person, emailProvenAt: now(), createdAt: now() });

  await store.insertMembership(tx, { id: newId(), userId, ...role, createdAt: now() });
  await recordAudit(
    tx,
    { actorKind: "user", actorId: userId, organisationId: role.organisationId, companyId: role.companyId },
    { action: "member.added", targetId: userId, details: { role: role.role } },
  );
  return userId;
}

/** Makes an account at the operator's word. @throws AppError `not_found` when the company or organisation is unknown */
export async function createUser(input: NewUser & { organisationId: string; companyId: string | null; role: Role }): Promise<string> {
  const passwordHash = await hashPassword(input.password);
  const { email, name, organisationId, companyId, role } = input;
  return asSystem((tx) => admit(tx, { email, name, passwordHash }, { organisationId, companyId, role }));
}

/** The people who lead a whole organisation, by name. */
export async function organisationAdmins(tx: Db, scope: Pick<OrganisationScope, "organisationId">): Promise<{ id: string; name: string; email: string }[]> {
  return store.findPeople(tx, scope.organisationId, "ORGANISATION_ADMIN");
}

async function personActor(tx: Db, user: store.Person, proof: Pick<PersonActor, "sessionId" | "confirmedAt" | "origin">): Promise<PersonActor> {
  const places = placesOf(await store.findMemberships(tx, user.id));
  const standing = { isOn: Boolean(user.secondFactor?.confirmedAt), isAdmin: isAdminSomewhere(places), dueAt: user.secondFactorDueAt };
  return { kind: "user", id: user.id, name: user.name, email: user.email, places, ...proof, secondFactor: secondFactorState(standing, now()) };
}
