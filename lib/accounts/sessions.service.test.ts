import { describe, expect, test } from "vitest";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { create, PASSWORD } from "@/prisma/factories";
import { actorIn, codeFor, outcomesOf, pendingOf, sessionOf, somewhere, withSecondFactor } from "./accounts.test-support";
import { confirmPerson } from "./proof.service";
import { actorOfSession, endOtherSessions, endSession, endSessionsOf, listSessions, renewSession, sessionEnd, signOut } from "./sessions.service";
import { pendingSignIn } from "./sign-in.service";

describe("renewing", () => {
  test("gives a new id, kills the old one and keeps the limits", async () => {
    const { email } = await create.organisation();
    const first = await sessionOf(email);
    const { sessionId } = await renewSession(first);

    expect(sessionId).not.toBe(first);
    expect(await actorOfSession(first)).toBeNull();
    expect(await sessionEnd(first)).toBe("replaced");
    const row = (id: string) => asSystem((tx) => tx.session.findUnique({ where: { id }, select: { createdAt: true, expiresAt: true, address: true, confirmedAt: true } }));
    expect(await row(sessionId)).toEqual(await row(first));
  });

  test("happens once, however many ask at the same moment", async () => {
    const { email } = await create.organisation();
    const first = await sessionOf(email);
    expect(await outcomesOf([1, 2, 3, 4].map(() => renewSession(first)))).toEqual({ done: 1, unauthenticated: 3 });
  });
});

describe("ending", () => {
  test("rights that change end every session and what waits for a second factor, in one transaction", async () => {
    const { email, admin } = await create.organisation();
    const { actor } = await withSecondFactor(email);
    const key = await pendingOf(email);

    expect(await asSystem((tx) => endSessionsOf(tx, admin.id, "rights_changed"))).toBe(1);
    expect(await actorOfSession(actor.sessionId ?? "")).toBeNull();
    expect(await sessionEnd(actor.sessionId ?? "")).toBe("rights_changed");
    expect(await pendingSignIn(key)).toBe(false);
  });

  test("a person sees the own live sessions and ends one, or all others", async () => {
    const { email } = await create.organisation();
    const [old, other, third] = [await atMoment(new Date(Date.now() - 3 * 3_600_000), () => sessionOf(email)), await sessionOf(email), await sessionOf(email)];
    const actor = await actorIn(await sessionOf(email));

    const listed = await listSessions(actor);
    expect(listed.map(({ id, isThis }) => ({ id, isThis }))[0]).toEqual({ id: actor.sessionId, isThis: true });
    expect(listed[0]).toMatchObject({ browser: "Firefox", system: "Windows" });
    expect(listed.map(({ id }) => id)).not.toContain(old);

    await endSession(actor, other);
    expect(await actorOfSession(other)).toBeNull();
    expect(await sessionEnd(other)).toBe("ended_elsewhere");

    await endOtherSessions(actor);
    expect(await actorOfSession(third)).toBeNull();
    expect(await listSessions(actor)).toHaveLength(1);
  });

  test("somebody else's session is the same nothing as one that never was", async () => {
    const theirs = await sessionOf((await create.organisation()).email);
    const actor = await actorIn(await sessionOf((await create.organisation()).email));
    const foreign = await endSession(actor, theirs).catch((thrown: unknown) => thrown);
    const missing = await endSession(actor, newId()).catch((thrown: unknown) => thrown);

    expect(foreign).toMatchObject({ code: "not_found" });
    expect(missing).toEqual(foreign);
    expect(await actorOfSession(theirs)).not.toBeNull();
  });

  test("why a session ended is told of no session that holds, and of none that never was", async () => {
    const { email } = await create.organisation();
    const sessionId = await sessionOf(email);
    expect(await sessionEnd(sessionId)).toBeNull();
    expect(await sessionEnd(newId())).toBeNull();
    expect(await sessionEnd("' OR 1=1")).toBeNull();
    expect(await atMoment(new Date(Date.now() + 3 * 3_600_000), () => sessionEnd(sessionId))).toBe("expired");

    await signOut(sessionId);
    expect(await sessionEnd(sessionId)).toBe("signed_out");
  });
});

describe("proving again", () => {
  test("asks the password of whoever has no second factor, and makes the proof fresh under a new id", async () => {
    const { email } = await create.organisation();
    const first = await atMoment(new Date(Date.now() - 3_600_000), () => sessionOf(email));
    const { sessionId } = await confirmPerson(await actorIn(first), { password: PASSWORD });

    const actor = await actorIn(sessionId);
    expect(Date.now() - actor.confirmedAt.getTime()).toBeLessThan(10_000);
    expect(await actorOfSession(first)).toBeNull();
  });

  test("asks the code of whoever has one; the password does not do", async () => {
    const { email } = await create.organisation();
    const { actor, secret, recoveryCodes } = await withSecondFactor(email);
    await expect(confirmPerson(actor, { password: PASSWORD })).rejects.toMatchObject({ fields: [{ path: "code", key: "errors.required" }] });

    const { sessionId } = await confirmPerson(actor, { code: codeFor(secret) });
    const again = await actorIn(sessionId);
    await expect(confirmPerson(again, { code: codeFor(secret) })).rejects.toMatchObject({ key: "errors.codeWrong" });
    await expect(confirmPerson(again, { code: recoveryCodes[3] })).resolves.toHaveProperty("sessionId");
  });

  test("says how many tries are left, then how long to wait", async () => {
    const { email } = await create.organisation();
    const actor = await actorIn(await sessionOf(email));
    const wrong = () => confirmPerson(actor, { password: "niet het wachtwoord" });

    await expect(wrong()).rejects.toMatchObject({ code: "invalid_input", key: "errors.passwordWrong", values: { left: 4 }, fields: [{ path: "password" }] });
    expect(await outcomesOf(Array.from({ length: 10 }, wrong))).toEqual({ invalid_input: 4, rate_limited: 6 });
    await expect(confirmPerson(actor, { password: PASSWORD })).rejects.toMatchObject({ key: "errors.tooManyTries" });
    expect(await actorOfSession(actor.sessionId ?? "", somewhere())).not.toBeNull();
  });
});
