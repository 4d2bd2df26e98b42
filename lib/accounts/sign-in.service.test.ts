import { describe, expect, test } from "vitest";
import { nowhere } from "@/lib/access/actor";
import { atMoment } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { asSystem } from "@/lib/core/db";
import { build, create, PASSWORD } from "@/prisma/factories";
import { actorIn, codeFor, finishWith, outcomesOf, pendingOf, sessionOf, somewhere, withSecondFactor } from "./accounts.test-support";
import { limitTries } from "./limits";
import { actorOfSession } from "./sessions.service";
import { completeSignIn, pendingSignIn, recordFailure, signIn } from "./sign-in.service";

const WRONG = "niet het wachtwoord";

describe("with a password", () => {
  test("a wrong one and an unknown address get the same words", async () => {
    const { email } = await create.organisation();

    const wrong = await signIn({ email, password: WRONG }).catch((thrown: unknown) => thrown);
    const unknown = await signIn({ email: build.email(), password: PASSWORD }).catch((thrown: unknown) => thrown);

    expect(wrong).toMatchObject({ code: "invalid_credentials", key: "errors.signInFailed" });
    expect(unknown).toEqual(wrong);
  });

  test("the wait for a known and an unknown address is the same", async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => create.organisation()));
    const known: number[] = [];
    const unknown: number[] = [];
    for (let turn = 0; turn < 16; turn += 1) {
      known.push(await timeOf(people[turn % 4]?.email ?? ""));
      unknown.push(await timeOf(build.email()));
    }
    // Half a hash of argon2id would already show; this is the jitter of a busy machine.
    expect(median(known) / median(unknown)).toBeGreaterThan(0.6);
    expect(median(known) / median(unknown)).toBeLessThan(1.6);
  });

  test.each([{ who: "somebody" }, { who: "nobody" }])("of twenty wrong ones at once for $who five are looked at, and a right one waits too", async ({ who }) => {
    const email = who === "somebody" ? (await create.organisation()).email : build.email();
    const origin = somewhere();

    const outcomes = await outcomesOf(Array.from({ length: 20 }, () => signIn({ email, password: WRONG }, origin)));
    expect(outcomes).toEqual({ invalid_credentials: 5, rate_limited: 15 });
    await expect(signIn({ email, password: PASSWORD }, origin)).rejects.toMatchObject({ key: "errors.tooManyTries", values: { unit: "minute", count: 4 } });
  });

  test("another block of the same day lasts twice as long", async () => {
    const email = build.email();
    const waits: unknown[] = [];
    for (let block = 0; block < 3; block += 1) {
      for (let count = 0; count < 5; count += 1) await limitTries("sign-in", email);
      waits.push(await limitTries("sign-in", email).catch((thrown: { values: { count: number } }) => thrown.values.count));
      await asSystem((tx) => tx.rateLimit.updateMany({ where: { key: sha256Hex(`sign-in ${email}`) }, data: { expire: 0 } }));
    }
    expect(waits).toEqual([4, 8, 16]);
  });

  test("what strangers try does not keep its owner out", async () => {
    const { email } = await create.organisation();
    const home = somewhere();
    await sessionOf(email, PASSWORD, home);
    for (let count = 0; count < 50; count += 1) await limitTries("sign-in-account", email).catch(() => undefined);

    await expect(signIn({ email, password: WRONG }, somewhere())).rejects.toMatchObject({ code: "rate_limited" });
    await expect(signIn({ email, password: PASSWORD }, home)).resolves.toMatchObject({ kind: "signed-in" });
  });

  test("being right gives the tries back", async () => {
    const { email } = await create.organisation();
    const origin = somewhere();
    for (let count = 0; count < 12; count += 1) {
      if (count % 4 === 3) await sessionOf(email, PASSWORD, origin);
      else await expect(signIn({ email, password: WRONG }, origin)).rejects.toMatchObject({ code: "invalid_credentials" });
    }
  });

  test("a failure stands in the log of the person's organisation, and nowhere for an address nobody has", async () => {
    const founded = await create.organisation();
    const at = new Date().toISOString();
    await recordFailure({ userId: founded.admin.id, at, address: "198.51.100.7", userAgent: "" });
    await recordFailure({ userId: "0198c0de-0000-7000-8000-000000000000", at, address: "", userAgent: "" });

    const entries = await asSystem((tx) => tx.auditEntry.findMany({ where: { organisationId: founded.organisation.id, outcome: "failed" } }));
    expect(entries).toMatchObject([{ action: "session.started", actorId: founded.admin.id, details: { step: "password" } }]);
  });
});

describe("with a second factor", () => {
  test("the password alone gives no session", async () => {
    const { email } = await create.organisation();
    await withSecondFactor(email);

    const outcome = await signIn({ email, password: PASSWORD }, somewhere());
    expect(Object.keys(outcome)).toEqual(["kind", "key"]);
    expect(await pendingSignIn("key" in outcome ? outcome.key : "")).toBe(true);
  });

  test("a code of the app finishes it, and the session says so", async () => {
    const { email } = await create.organisation();
    const { secret } = await withSecondFactor(email);

    const sessionId = await finishWith(email, codeFor(secret));
    expect(await actorIn(sessionId)).toMatchObject({ email, secondFactor: "on" });
    expect(await asSystem((tx) => tx.session.findUnique({ where: { id: sessionId } }))).toMatchObject({ secondFactor: true });
  });

  test("a code works once, and none before it works any more", async () => {
    const { email } = await create.organisation();
    const { secret } = await withSecondFactor(email);
    const code = codeFor(secret);
    await finishWith(email, code);

    await expect(finishWith(email, code)).rejects.toMatchObject({ key: "errors.codeWrong" });
    await expect(finishWith(email, codeFor(secret, -1))).rejects.toMatchObject({ key: "errors.codeWrong" });
    await expect(finishWith(email, codeFor(secret, 1))).resolves.toBeTypeOf("string");
  });

  test.each([-3, -2, 2, 3])("a code %i steps away is refused", async (steps) => {
    const { email } = await create.organisation();
    const { secret } = await withSecondFactor(email);
    const at = new Date();
    await atMoment(at, () => expect(finishWith(email, codeFor(secret, steps, at))).rejects.toMatchObject({ key: "errors.codeWrong", values: { left: 4 } }));
  });

  test("a recovery code works once, however many use it at the same moment", async () => {
    const { email } = await create.organisation();
    const { recoveryCodes } = await withSecondFactor(email);
    const keys = await Promise.all([1, 2, 3, 4].map(() => pendingOf(email)));

    const code = (recoveryCodes[0] ?? "").toLowerCase().replaceAll("-", " ");
    const outcomes = await outcomesOf(keys.map((key) => completeSignIn(key, { code }, nowhere)));
    expect(outcomes).toEqual({ done: 1, invalid_input: 3 });
  });

  test("one waiting sign-in takes five codes and then is over", async () => {
    const { email } = await create.organisation();
    const { secret } = await withSecondFactor(email);
    const key = await pendingOf(email);

    const outcomes = await outcomesOf(Array.from({ length: 20 }, () => completeSignIn(key, { code: "abcd" }, nowhere)));
    expect(outcomes).toEqual({ invalid_input: 4, gone: 16 });
    await expect(completeSignIn(key, { code: codeFor(secret) }, nowhere)).rejects.toMatchObject({ code: "gone" });
    expect(await pendingSignIn(key)).toBe(false);
  });

  test("it waits ten minutes, and finishes once", async () => {
    const { email } = await create.organisation();
    const { secret, recoveryCodes } = await withSecondFactor(email);
    const key = await pendingOf(email);
    const later = new Date(Date.now() + 10 * 60_000);
    await atMoment(later, () => expect(completeSignIn(key, { code: codeFor(secret, 0, later) }, nowhere)).rejects.toMatchObject({ code: "gone" }));

    expect(await outcomesOf(recoveryCodes.slice(0, 2).map((code) => completeSignIn(key, { code }, nowhere)))).toEqual({ done: 1, gone: 1 });
  });

  test("nothing waits for a key that nobody gave", async () => {
    expect(await pendingSignIn(undefined)).toBe(false);
    await expect(completeSignIn("", { code: "123456" }, nowhere)).rejects.toMatchObject({ code: "gone" });
  });
});

test("an admin's time to set up a second factor begins at the first sign-in and lasts fourteen days", async () => {
  const founded = await create.organisation();
  const reader = await create.member(founded, "READER");
  await sessionOf(reader.email ?? "");
  expect(await dueAt(reader.id)).toBeNull();

  await atMoment("2026-03-01T09:00:00Z", () => sessionOf(founded.email));
  await atMoment("2026-03-05T09:00:00Z", () => sessionOf(founded.email));
  expect(await dueAt(founded.admin.id)).toEqual(new Date("2026-03-15T09:00:00Z"));

  const sessionId = await sessionOf(founded.email);
  expect((await actorOfSession(sessionId))?.actor.secondFactor).toBe("overdue");
});

async function dueAt(id: string): Promise<Date | null | undefined> {
  return (await asSystem((tx) => tx.user.findUnique({ where: { id } })))?.secondFactorDueAt;
}

async function timeOf(email: string): Promise<number> {
  const started = performance.now();
  await signIn({ email, password: WRONG }, nowhere).catch(() => undefined);
  return performance.now() - started;
}

function median(times: number[]): number {
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}
