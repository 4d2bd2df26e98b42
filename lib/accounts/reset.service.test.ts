import { describe, expect, test } from "vitest";
import { nowhere } from "@/lib/access/actor";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { build, create, PASSWORD } from "@/prisma/factories";
import { actorIn, outcomesOf, pendingOf, sessionOf, somewhere, withSecondFactor } from "./accounts.test-support";
import { forgetExpired } from "./housekeeping.service";
import { requestReset, resetPassword, resetState, sendReset } from "./reset.service";
import { actorOfSession } from "./sessions.service";
import { signIn } from "./sign-in.service";

const NEW = "groene lantaarn fluit zacht";

describe("asking for a link", () => {
  test("is answered the same for an address that somebody has and one that nobody has", async () => {
    const { email } = await create.organisation();
    expect(await requestReset({ email }, somewhere(), "nl")).toBe(await requestReset({ email: build.email() }, somewhere(), "nl"));
  });

  test.each([{ who: "somebody" }, { who: "nobody" }])("is limited alike for $who", async ({ who }) => {
    const email = who === "somebody" ? (await create.organisation()).email : build.email();
    const outcomes = await outcomesOf(Array.from({ length: 8 }, () => requestReset({ email }, nowhere, "nl")));
    expect(outcomes).toEqual({ done: 3, rate_limited: 5 });
  });

  test("mails nobody at an unknown address", async () => {
    const email = build.email();
    await sendReset({ email, locale: "nl" });
    expect(await asSystem((tx) => tx.mail.count({ where: { to: email } }))).toBe(0);
  });

  test("ends an earlier link", async () => {
    const { email } = await create.organisation();
    const first = await linkTo(email);
    const second = await linkTo(email);
    expect(await resetState(first)).toEqual({ state: "expired" });
    expect(await resetState(second)).toEqual({ state: "open" });
  });
});

describe("choosing a new password", () => {
  test("happens once, however many use the link at the same moment", async () => {
    const { email } = await create.organisation();
    const code = await linkTo(email);

    const outcomes = await outcomesOf(Array.from({ length: 20 }, (_, turn) => resetPassword(code, { newPassword: `${NEW} ${turn}` })));
    expect(outcomes).toEqual({ done: 1, gone: 19 });
    expect(await resetState(code)).toEqual({ state: "used" });
  });

  test("ends every session and signs nobody in; the old password is over", async () => {
    const { email } = await create.organisation();
    const sessionId = await sessionOf(email);
    const count = () => asSystem((tx) => tx.session.count({ where: { user: { email } } }));
    const before = await count();

    await resetPassword(await linkTo(email), { newPassword: NEW });
    expect(await actorOfSession(sessionId)).toBeNull();
    expect(await count()).toBe(before);
    await expect(signIn({ email, password: PASSWORD }, somewhere())).rejects.toMatchObject({ code: "invalid_credentials" });
    await expect(sessionOf(email, NEW)).resolves.toBeTypeOf("string");
    expect(await asSystem((tx) => tx.mail.count({ where: { to: email, subject: "Je wachtwoord is gewijzigd" } }))).toBe(1);
  });

  test("does not skip the second factor, and ends a sign-in that waited for it", async () => {
    const { email } = await create.organisation();
    await withSecondFactor(email);
    await pendingOf(email);
    await resetPassword(await linkTo(email), { newPassword: NEW });

    expect(await asSystem((tx) => tx.pendingSignIn.count({ where: { user: { email } } }))).toBe(0);
    await expect(signIn({ email, password: NEW }, somewhere())).resolves.toMatchObject({ kind: "second-factor" });
  });

  test("works for ten minutes; looking changes nothing", async () => {
    const { email } = await create.organisation();
    const code = await linkTo(email);
    for (let turn = 0; turn < 3; turn += 1) expect(await resetState(code)).toEqual({ state: "open" });

    await atMoment(new Date(Date.now() + 10 * 60_000), async () => {
      expect(await resetState(code)).toEqual({ state: "expired" });
      await expect(resetPassword(code, { newPassword: NEW })).rejects.toMatchObject({ code: "gone" });
    });
    await expect(resetPassword("never given", { newPassword: NEW })).rejects.toMatchObject({ code: "gone" });
  });

  test("refuses a weak one and leaves the link open", async () => {
    const { email } = await create.organisation();
    const code = await linkTo(email);
    await expect(resetPassword(code, { newPassword: "wachtwoord123456" })).rejects.toMatchObject({ fields: [{ path: "newPassword" }] });
    await expect(resetPassword(code, { newPassword: NEW })).resolves.toBeUndefined();
  });
});

test("what is over is removed, what is not stays", async () => {
  const { email } = await create.organisation();
  const open = await linkTo(email);
  await forgetExpired();
  expect(await resetState(open)).toEqual({ state: "open" });

  const { admin } = await create.organisation();
  const code = await linkTo(admin.email ?? "");
  await atMoment(new Date(Date.now() + 2 * 86_400_000), forgetExpired);
  expect(await asSystem((tx) => tx.passwordReset.count({ where: { userId: admin.id } }))).toBe(0);
  expect(await resetState(code)).toEqual({ state: "expired" });
  expect((await actorIn(await sessionOf(email))).email).toBe(email);
});

/** The code in the newest link mailed to somebody. */
async function linkTo(email: string): Promise<string> {
  await sendReset({ email, locale: "nl" });
  const mail = await asSystem((tx) => tx.mail.findFirstOrThrow({ where: { to: email, subject: "Kies een nieuw wachtwoord" }, orderBy: { id: "desc" } }));
  return /wachtwoord-herstellen\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
}
