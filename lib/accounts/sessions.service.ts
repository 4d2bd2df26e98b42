import { nowhere, type Origin, type PersonActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { asSystem, type Db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { deviceOf } from "./devices.rules";
import { isAdminSomewhere, placesOf, secondFactorState, SECOND_FACTOR_GRACE, SESSION_LIFETIME, SESSION_TOUCH, sessionHolds } from "./rules";
import type { OwnSession, SessionEnd } from "./schema";
import * as codes from "./codes.store";
import * as sessions from "./sessions.store";
import * as store from "./store";

/** So long after it began nobody is told any more why a session ended. Milliseconds. */
const TOLD_FOR = 7 * 86_400_000;

/**
 * Who is behind a session, with all places within reach as they are now; null when the session ended, expired or never was.
 * A session that is used stays awake.
 */
export async function actorOfSession(sessionId: string, origin: Origin = nowhere): Promise<{ actor: PersonActor; email: string } | null> {
  if (!isId(sessionId)) return null;

  return asSystem(async (tx) => {
    const session = await sessions.findSession(tx, sessionId);
    const at = now();
    if (!session || !sessionHolds(session, at)) return null;

    if (at.getTime() - session.lastSeenAt.getTime() > SESSION_TOUCH) await sessions.touchSession(tx, sessionId, at);
    const proof = { sessionId: session.id, confirmedAt: session.confirmedAt ?? session.createdAt, origin };
    return { actor: await personActor(tx, session.user, proof), email: session.user.email };
  });
}

/** A person as an actor, with the places and the second factor as they are now. */
export async function personActor(tx: Db, user: store.Person, proof: Pick<PersonActor, "sessionId" | "confirmedAt" | "origin">): Promise<PersonActor> {
  const places = placesOf(await store.findMemberships(tx, user.id));
  const standing = { isOn: Boolean(user.secondFactor?.confirmedAt), isAdmin: isAdminSomewhere(places), dueAt: user.secondFactorDueAt };
  return { kind: "user", id: user.id, name: user.name, email: user.email, places, ...proof, secondFactor: secondFactorState(standing, now()) };
}

/**
 * Why a session is over, for whoever still holds its cookie; null for one that holds, and for one long past or never there.
 * Says nothing of whose it was.
 */
export async function sessionEnd(sessionId: string): Promise<SessionEnd | null> {
  if (!isId(sessionId)) return null;

  const session = await asSystem((tx) => sessions.findSession(tx, sessionId));
  const at = now();
  if (!session || sessionHolds(session, at) || at.getTime() - session.createdAt.getTime() > TOLD_FOR) return null;
  return session.endedAt ? ((session.endReason ?? "signed_out") as SessionEnd) : "expired";
}

/**
 * Starts a session in the transaction that proved who is there, and tells every organisation the person has a part in.
 * An admin's time to set up a second factor begins with the first one.
 *
 * @returns the id, new for every sign-in
 */
export async function startSession(tx: Db, user: store.Person, origin: Origin, secondFactor: boolean): Promise<string> {
  const at = now();
  const id = newId();
  const { address, userAgent } = origin;
  const times = { createdAt: at, lastSeenAt: at, confirmedAt: at, expiresAt: new Date(at.getTime() + SESSION_LIFETIME) };
  await sessions.insertSession(tx, { id, userId: user.id, ...times, secondFactor, address, userAgent: userAgent?.slice(0, 300) ?? null });

  await startGrace(tx, user, at);
  await tellPlaces(tx, user, origin, { action: "session.started", targetId: id, details: { secondFactor } });
  return id;
}

/**
 * Gives a session a new id and leaves everything else: after a proof, a change of rights or of the second factor. The old
 * id is dead from here on, so whoever copied it holds nothing.
 *
 * @throws AppError `unauthenticated` when the session is over
 */
export async function renewSession(sessionId: string | null): Promise<{ sessionId: string }> {
  return asSystem((tx) => renewSessionIn(tx, sessionId));
}

/** The same, inside the transaction that gives the reason. `confirmed`: the person proved to be there just now. */
export async function renewSessionIn(tx: Db, sessionId: string | null, change: { confirmed?: boolean; secondFactor?: boolean } = {}): Promise<{ sessionId: string }> {
  const old = sessionId && isId(sessionId) ? await sessions.lockSession(tx, sessionId) : null;
  const at = now();
  if (!old || !sessionHolds(old, at)) throw new AppError("unauthenticated");

  await sessions.endSession(tx, old.id, at, "replaced");
  const id = newId();
  const { userId, createdAt, expiresAt, address, userAgent } = old;
  const confirmedAt = change.confirmed ? at : (old.confirmedAt ?? createdAt);
  await sessions.insertSession(tx, { id, userId, createdAt, expiresAt, address, userAgent, lastSeenAt: at, confirmedAt, secondFactor: change.secondFactor ?? old.secondFactor });

  const user = await store.findUser(tx, userId);
  if (user) await startGrace(tx, user, at);
  return { sessionId: id };
}

/**
 * Ends the sessions of a person, and what waits for a second factor, in the transaction that gives the reason: the next click is refused.
 *
 * @param exceptSessionId a session that stays
 * @returns how many ended
 */
export async function endSessionsOf(tx: Db, userId: string, reason: SessionEnd, exceptSessionId: string | null = null): Promise<number> {
  await codes.deletePendingOf(tx, userId);
  return sessions.endSessions(tx, userId, exceptSessionId, now(), reason);
}

/** Ends a session on the server; whoever still holds its cookie holds nothing. */
export async function signOut(sessionId: string, origin: Origin = nowhere): Promise<void> {
  if (!isId(sessionId)) return;

  await asSystem(async (tx) => {
    const session = await sessions.findSession(tx, sessionId);
    if (!session || !(await sessions.endSession(tx, sessionId, now(), "signed_out"))) return;
    await tellPlaces(tx, session.user, origin, { action: "session.ended", targetId: sessionId, details: { reason: "signed_out" } });
  });
}

/** A person's own sessions that hold, the one that asks first, then by last use. */
export async function listSessions(actor: PersonActor): Promise<OwnSession[]> {
  const open = await asSystem((tx) => sessions.findOpenSessions(tx, actor.id));
  const own = open
    .filter((session) => sessionHolds(session, now()))
    .map(({ id, address, userAgent, createdAt, lastSeenAt }) => ({ id, ...deviceOf(userAgent), address, startedAt: createdAt, lastSeenAt, isThis: id === actor.sessionId }));
  return own.sort((one, other) => Number(other.isThis) - Number(one.isThis));
}

/** Ends one of a person's own sessions. @throws AppError `not_found`, the same for one that is somebody else's */
export async function endSession(actor: PersonActor, sessionId: string): Promise<void> {
  if (!isId(sessionId)) throw new AppError("not_found");

  await asSystem(async (tx) => {
    const session = await sessions.findSession(tx, sessionId);
    if (session?.userId !== actor.id || !(await sessions.endSession(tx, sessionId, now(), "ended_elsewhere"))) throw new AppError("not_found");
    await tellPlaces(tx, session.user, actor.origin, { action: "session.ended", targetId: sessionId, details: { reason: "ended_elsewhere" } });
  });
}

/** Ends all of a person's sessions but the one that asks. @returns how many ended */
export async function endOtherSessions(actor: PersonActor): Promise<number> {
  return asSystem(async (tx) => {
    const count = await endSessionsOf(tx, actor.id, "ended_elsewhere", actor.sessionId);
    if (count > 0) await tellPlaces(tx, actor, actor.origin, { action: "session.others_ended", details: { count } });
    return count;
  });
}

type Told = Omit<Parameters<typeof recordAudit>[2], "details"> & { details?: Record<string, string | number | boolean> };

/** Writes what somebody did to the account into the log of every organisation the person has a part in, or of none. */
export async function tellPlaces(tx: Db, person: { id: string; name: string; email: string | null }, origin: Origin, deed: Told): Promise<void> {
  const organisations: (string | null)[] = await store.findOrganisationIds(tx, person.id);
  const by = { actorKind: "user", actorId: person.id, actorName: person.name, actorEmail: person.email, origin, companyId: null };
  for (const organisationId of organisations.length > 0 ? organisations : [null]) await recordAudit(tx, { ...by, organisationId }, deed);
}

async function startGrace(tx: Db, user: store.Person, at: Date): Promise<void> {
  if (user.secondFactorDueAt || user.secondFactor?.confirmedAt) return;

  const places = placesOf(await store.findMemberships(tx, user.id));
  if (isAdminSomewhere(places)) await store.updateUser(tx, user.id, { secondFactorDueAt: new Date(at.getTime() + SECOND_FACTOR_GRACE) });
}
