import { describe, expect, test } from "vitest";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { create } from "@/prisma/factories";
import { actorIn, codeFor, finishWith, outcomesOf, sessionOf, withSecondFactor } from "./accounts.test-support";
import { readCode, recoveryCodeOf, setupOf, stepOf } from "./second-factor.rules";
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, newRecoveryCodes, secondFactorOf, secondFactorSetup } from "./second-factor.service";
import { actorOfSession } from "./sessions.service";

describe("codes", () => {
  // RFC 6238 appendix B, the six last digits of the SHA-1 column.
  test.each([
    { seconds: 59, digits: "287082", step: 1 },
    { seconds: 1_111_111_109, digits: "081804", step: 37_037_036 },
    { seconds: 1_234_567_890, digits: "005924", step: 41_152_263 },
    { seconds: 20_000_000_000, digits: "353130", step: 666_666_666 },
  ])("$digits is the code of step $step", ({ seconds, digits, step }) => {
    const secret = new TextEncoder().encode("12345678901234567890");
    const at = new Date(seconds * 1000);
    expect(stepOf(secret, digits, at)).toBe(step);
    expect(stepOf(secret, digits, new Date(at.getTime() + 30_000))).toBe(step);
    expect(stepOf(secret, digits, new Date(at.getTime() + 60_000))).toBeNull();
    expect(stepOf(secret, "000000", at)).toBeNull();
  });

  test.each([
    { typed: " 123 456 ", meant: { kind: "app", digits: "123456" } },
    { typed: "123-456", meant: { kind: "app", digits: "123456" } },
    { typed: "1234567", meant: { kind: "recovery", code: "1234567" } },
    { typed: "oil0-abcd efgh-jkmn", meant: { kind: "recovery", code: "0110ABCDEFGHJKMN" } },
  ])("$typed is read as $meant.kind", ({ typed, meant }) => {
    expect(readCode(typed)).toEqual(meant);
  });

  test("a recovery code is eighty bits in four groups of four", () => {
    expect(recoveryCodeOf(new Uint8Array(10))).toBe("0000-0000-0000-0000");
    expect(recoveryCodeOf(new Uint8Array(10).fill(255))).toBe("ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    expect(recoveryCodeOf(Uint8Array.from([8, 134, 66, 152, 232, 74, 150, 198, 185, 240]))).toBe("1234-5678-9ABC-DEFG");
  });

  test("an app reads the secret from a square of modules", () => {
    const { secret, uri, matrix } = setupOf(new TextEncoder().encode("12345678901234567890"), "bea@voorbeeld.example");
    expect(secret).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    expect(uri).toBe("otpauth://totp/Inlenersbeloning:bea%40voorbeeld.example?issuer=Inlenersbeloning&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30");
    expect(new Set(matrix.map((row) => row.length))).toEqual(new Set([matrix.length]));
  });
});

describe("switching on", () => {
  test("needs the first code, gives ten recovery codes, ends other sessions and renews this one", async () => {
    const { email, admin } = await create.organisation();
    const other = await sessionOf(email);
    const actor = await actorIn(await sessionOf(email));

    const setup = await beginSecondFactor(actor);
    expect(await secondFactorSetup(actor)).toEqual(setup);
    expect(await secondFactorOf(actor)).toMatchObject({ isOn: false, obligatory: true, recoveryCodesLeft: 0 });
    await expect(confirmSecondFactor(actor, { code: "000 000" })).rejects.toMatchObject({ key: "errors.codeWrong", values: { left: 9 } });

    const { recoveryCodes, sessionId } = await confirmSecondFactor(actor, { code: codeFor(setup.secret) });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await actorOfSession(other)).toBeNull();
    expect(await actorOfSession(actor.sessionId ?? "")).toBeNull();
    expect(await secondFactorOf(await actorIn(sessionId))).toMatchObject({ isOn: true, recoveryCodesLeft: 10 });
    expect(await secondFactorSetup(await actorIn(sessionId))).toBeNull();

    const mails = await asSystem((tx) => tx.mail.findMany({ where: { to: email } }));
    expect(mails.map(({ subject }) => subject)).toEqual(["Tweestapsverificatie staat aan"]);
    const stored = await asSystem((tx) => tx.secondFactor.findUniqueOrThrow({ where: { userId: admin.id } }));
    expect(Buffer.from(stored.secret).toString("latin1")).not.toContain(setup.secret);
  });

  test("is done once, however many confirm at the same moment", async () => {
    const { email } = await create.organisation();
    const actor = await actorIn(await sessionOf(email));
    const { secret } = await beginSecondFactor(actor);
    const at = new Date();
    const outcomes = await atMoment(at, () => outcomesOf([-1, 0, 1, 0].map((steps) => confirmSecondFactor(actor, { code: codeFor(secret, steps, at) }))));
    expect(outcomes).toEqual({ done: 1, conflict: 3 });
  });

  test("needs a fresh proof", async () => {
    const { email } = await create.organisation();
    const actor = await actorIn(await atMoment(new Date(Date.now() - 3_600_000), () => sessionOf(email)));
    await expect(beginSecondFactor(actor)).rejects.toMatchObject({ code: "step_up_required" });
    await expect(secondFactorSetup(actor)).rejects.toMatchObject({ code: "step_up_required" });
    await expect(confirmSecondFactor(actor, { code: "123456" })).rejects.toMatchObject({ code: "step_up_required" });
    await expect(newRecoveryCodes(actor)).rejects.toMatchObject({ code: "step_up_required" });
  });

  test("a second one does not replace the first in silence", async () => {
    const { email } = await create.organisation();
    const { actor } = await withSecondFactor(email);
    await expect(beginSecondFactor(actor)).rejects.toMatchObject({ code: "conflict", key: "errors.secondFactorOn" });
  });
});

describe("switching off", () => {
  test("whoever lost the device signs in and switches off with recovery codes, and sets up a new one", async () => {
    const { email } = await create.organisation();
    const { recoveryCodes, secret } = await withSecondFactor(email);

    const actor = await actorIn(await finishWith(email, recoveryCodes[0] ?? ""));
    expect(await secondFactorOf(actor)).toMatchObject({ isOn: true, recoveryCodesLeft: 9 });
    await expect(endSecondFactor(actor, { code: recoveryCodes[0] ?? "" })).rejects.toMatchObject({ key: "errors.codeWrong" });
    const { sessionId } = await endSecondFactor(actor, { code: recoveryCodes[1] ?? "" });

    const off = await actorIn(sessionId);
    expect(await secondFactorOf(off)).toMatchObject({ isOn: false, recoveryCodesLeft: 0 });
    const fresh = await beginSecondFactor(off);
    expect(fresh.secret).not.toBe(secret);
    await expect(confirmSecondFactor(off, { code: codeFor(fresh.secret) })).resolves.toHaveProperty("recoveryCodes");
  });

  test("leaves an admin's due date as it was", async () => {
    const { email } = await create.organisation();
    const actor = await actorIn(await sessionOf(email));
    const before = (await secondFactorOf(actor)).dueAt;
    const { actor: on, secret } = await withSecondFactor(email);
    const { sessionId } = await endSecondFactor(on, { code: codeFor(secret) });
    expect((await secondFactorOf(await actorIn(sessionId))).dueAt).toEqual(before);

    const later = new Date(Date.now() + 15 * 86_400_000);
    expect(await atMoment(later, async () => (await actorIn(await sessionOf(email))).secondFactor)).toBe("overdue");
  });

  test("without one there is nothing to switch off, and no codes to renew", async () => {
    const actor = await actorIn(await sessionOf((await create.organisation()).email));
    await expect(endSecondFactor(actor, { code: "123456" })).rejects.toMatchObject({ key: "errors.secondFactorOff" });
    await expect(newRecoveryCodes(actor)).rejects.toMatchObject({ key: "errors.secondFactorOff" });
  });
});

test("new recovery codes end the earlier ones", async () => {
  const { email } = await create.organisation();
  const { actor, recoveryCodes } = await withSecondFactor(email);
  const fresh = await newRecoveryCodes(actor);

  await expect(finishWith(email, recoveryCodes[0] ?? "")).rejects.toMatchObject({ key: "errors.codeWrong" });
  await expect(finishWith(email, fresh[0] ?? "")).resolves.toBeTypeOf("string");
});
