import { describe, expect, test } from "vitest";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { build, create, PASSWORD } from "@/prisma/factories";
import { actorIn, outcomesOf, sessionOf, somewhere } from "./accounts.test-support";
import { cancelEmailChange, changeName, changePassword, confirmEmailChange, emailChangeState, getAccount, requestEmailChange } from "./account.service";
import { actorOfSession } from "./sessions.service";
import { signIn } from "./sign-in.service";

const NEW = "groene lantaarn fluit zacht";

async function signedIn() {
  const { email, organisation } = await create.organisation();
  return { email, organisation, actor: await actorIn(await sessionOf(email)) };
}

test("an account shows the name, the address and the second factor, and takes another name", async () => {
  const { actor, email } = await signedIn();
  await changeName(actor, { name: "Bea van den Berg" });
  expect(await getAccount(actor)).toMatchObject({ name: "Bea van den Berg", email, newEmail: null, secondFactor: { isOn: false, obligatory: true } });
});

describe("changing the password", () => {
  test("needs the current one, ends other sessions and renews this one", async () => {
    const { actor, email } = await signedIn();
    const other = await sessionOf(email);
    const { sessionId } = await changePassword(actor, { currentPassword: PASSWORD, newPassword: NEW });

    expect(await actorOfSession(other)).toBeNull();
    expect(await actorOfSession(actor.sessionId ?? "")).toBeNull();
    expect(await actorOfSession(sessionId)).not.toBeNull();
    await expect(signIn({ email, password: PASSWORD }, somewhere())).rejects.toMatchObject({ code: "invalid_credentials" });
    await expect(sessionOf(email, NEW)).resolves.toBeTypeOf("string");
  });

  test.each([
    { what: "a wrong current one", currentPassword: "niet het wachtwoord", newPassword: NEW, path: "currentPassword", key: "errors.passwordWrong" },
    { what: "the same again", currentPassword: PASSWORD, newPassword: PASSWORD, path: "newPassword", key: "errors.passwordSame" },
    { what: "a common one", currentPassword: PASSWORD, newPassword: "welkom123456", path: "newPassword", key: "errors.passwordCommon" },
  ])("refuses $what", async ({ currentPassword, newPassword, path, key }) => {
    const { actor } = await signedIn();
    await expect(changePassword(actor, { currentPassword, newPassword })).rejects.toMatchObject({ fields: [{ path, key }] });
    expect(await actorOfSession(actor.sessionId ?? "")).not.toBeNull();
  });
});

describe("changing the address", () => {
  test("waits for the new address to be proven, tells the old one, and then ends all sessions", async () => {
    const { actor, email } = await signedIn();
    const wanted = build.email();
    await requestEmailChange(actor, { email: wanted });
    expect(await getAccount(actor)).toMatchObject({ email, newEmail: wanted });

    const code = await linkTo(wanted);
    expect(await emailChangeState(code)).toEqual({ state: "open", email: wanted });
    expect(await getAccount(actor)).toMatchObject({ email });

    expect(await outcomesOf(Array.from({ length: 10 }, () => confirmEmailChange(code)))).toEqual({ done: 1, gone: 9 });
    expect(await emailChangeState(code)).toEqual({ state: "used" });
    expect(await actorOfSession(actor.sessionId ?? "")).toBeNull();
    await expect(sessionOf(wanted)).resolves.toBeTypeOf("string");
    await expect(signIn({ email, password: PASSWORD }, somewhere())).rejects.toMatchObject({ code: "invalid_credentials" });
    const told = await asSystem((tx) => tx.mail.findMany({ where: { to: email }, orderBy: { id: "asc" } }));
    expect(told.map(({ subject }) => subject)).toEqual(["Je e-mailadres wordt gewijzigd", "Je e-mailadres is gewijzigd"]);
  });

  test("answers the same for an address that somebody has, who alone hears of it", async () => {
    const { actor } = await signedIn();
    const taken = (await create.organisation()).email;
    await expect(requestEmailChange(actor, { email: taken })).resolves.toBeUndefined();
    expect(await getAccount(actor)).toMatchObject({ newEmail: taken });

    const mail = await asSystem((tx) => tx.mail.findFirstOrThrow({ where: { to: taken } }));
    expect(mail).toMatchObject({ subject: "Iemand wilde je e-mailadres gebruiken" });
    expect(mail.text).not.toContain("http");
  });

  test("an address that somebody took meanwhile is no longer to be had", async () => {
    const { actor, email } = await signedIn();
    const wanted = build.email();
    await requestEmailChange(actor, { email: wanted });
    const code = await linkTo(wanted);
    const founded = await signedIn();
    await asSystem((tx) => tx.user.update({ where: { id: founded.actor.id }, data: { email: wanted } }));

    await expect(confirmEmailChange(code)).rejects.toMatchObject({ code: "gone" });
    expect(await getAccount(actor)).toMatchObject({ email });
  });

  test("a newer wish, giving it up or an hour ends a link", async () => {
    const { actor } = await signedIn();
    const [first, second] = [build.email(), build.email()];
    await requestEmailChange(actor, { email: first });
    const code = await linkTo(first);
    await requestEmailChange(actor, { email: second });
    expect(await emailChangeState(code)).toEqual({ state: "expired" });

    const newer = await linkTo(second);
    expect(await atMoment(new Date(Date.now() + 3_600_000), () => emailChangeState(newer))).toEqual({ state: "expired" });
    await cancelEmailChange(actor);
    expect(await getAccount(actor)).toMatchObject({ newEmail: null });
    await expect(confirmEmailChange(newer)).rejects.toMatchObject({ code: "gone" });
  });

  test("needs a fresh proof and another address, five times an hour at most", async () => {
    const { actor, email } = await signedIn();
    await expect(requestEmailChange({ ...actor, confirmedAt: new Date(0) }, { email: build.email() })).rejects.toMatchObject({ code: "step_up_required" });
    await expect(requestEmailChange(actor, { email })).rejects.toMatchObject({ fields: [{ key: "errors.emailSame" }] });
    expect(await outcomesOf(Array.from({ length: 7 }, () => requestEmailChange(actor, { email: build.email() })))).toEqual({ done: 5, rate_limited: 2 });
  });
});

async function linkTo(email: string): Promise<string> {
  const mail = await asSystem((tx) => tx.mail.findFirstOrThrow({ where: { to: email, subject: "Bevestig je nieuwe e-mailadres" }, orderBy: { id: "desc" } }));
  return /e-mail-bevestigen\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
}
