import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { nowhere } from "@/lib/access/actor";
import { actorOfEmail, signIn } from "@/lib/accounts/service";
import { asSystem } from "@/lib/core/db";
import { build, create, PASSWORD } from "@/prisma/factories";
import { prove, proofState } from "./proof.service";
import { getDraft, saveNumber, saveOrganisation, saveSoftware, submit } from "./service";

const OTHER_PASSWORD = "zeven-paarden-zingen-zacht";

describe("a number", () => {
  test("that the register knows comes with what it says, kept on the server", async () => {
    const key = await saveNumber(undefined, { kvkNumber: "68727720" });

    expect((await getDraft(key))?.lookup).toMatchObject({ kvkNumber: "68727720", answer: { state: "found", name: "Test NV Katrien" } });
  });

  test("of a company that ended is refused with a way to ask, and keeps nothing", async () => {
    const refused = saveNumber(undefined, { kvkNumber: "55344526" });

    await expect(refused).rejects.toMatchObject({ fields: [{ path: "kvkNumber", key: "errors.companyEndedOn", values: { name: "Coöperatie Oud Voorbeeld U.A." } }] });
  });

  test("that changes drops what was filled in beside the other one, and the same again does not", async () => {
    const { key, kvkNumber, name } = await begun();

    expect(await saveNumber(key, { kvkNumber })).toBe(key);
    expect((await getDraft(key))?.organisation?.name).toBe(name);
    expect(await saveNumber(key, { kvkNumber: "68727720" })).toBe(key);
    expect((await getDraft(key))?.organisation).toBeUndefined();
  });

  test("says the same whether or not somebody is registered under it", async () => {
    const stranger = build.kvkNumber();
    const known = build.kvkNumber();
    await create.organisation("AGENCY", { kvkNumber: known });

    const answers = await Promise.all([stranger, known].map(async (kvkNumber) => (await getDraft(await saveNumber(undefined, { kvkNumber })))?.lookup?.answer));
    expect(answers).toEqual([{ state: "not_found" }, { state: "not_found" }]);
  });

  test("is looked up so often from one address, and then waits", async () => {
    const origin = { ...nowhere, address: randomUUID() };
    const numbers = Array.from({ length: 61 }, () => saveNumber(undefined, { kvkNumber: build.kvkNumber() }, origin));

    const outcomes = await Promise.allSettled(numbers);
    expect(outcomes.filter((outcome) => outcome.status === "rejected").map((outcome) => outcome.reason as unknown)).toMatchObject([{ code: "rate_limited" }]);
  });
});

describe("what the register said", () => {
  test.each([
    { kvkNumber: "69599076", change: {}, state: "CONFIRMED" },
    { kvkNumber: "69599068", change: { name: "Andere naam" }, state: "EDITED" },
    { kvkNumber: "90004973", change: {}, state: "UNCHECKED" },
    { kvkNumber: build.kvkNumber(), change: {}, state: "UNKNOWN" },
  ])("stands with the organisation: $state", async ({ kvkNumber, change, state }) => {
    const { code, key } = await submitted({ kvkNumber, fromRegister: true, change });
    const { organisation } = await prove({ code }, key);

    const row = await asSystem((tx) => tx.organisation.findUniqueOrThrow({ where: { slug: organisation }, include: { companies: true } }));
    expect(row.registerState).toBe(state);
    expect(row.companies).toHaveLength(1);
  });
});

describe("an address", () => {
  test("that has an account gets the same answer and the same mail as one that has none", async () => {
    const { email: known } = await create.organisation();
    const unknown = build.email();
    for (const email of [known, unknown]) await submitted({ email });

    const [one, other] = await Promise.all([known, unknown].map((to) => asSystem((tx) => tx.mail.findMany({ where: { to } }))));
    expect(one).toHaveLength(1);
    expect(other).toHaveLength(1);
    expect(withoutCode(one?.[0]?.text)).toBe(withoutCode(other?.[0]?.text));
    expect(one?.[0]?.subject).toBe(other?.[0]?.subject);
  });

  test("gets five mails in an hour", async () => {
    const email = build.email();
    for (let count = 0; count < 5; count += 1) await submitted({ email });

    await expect(submitted({ email })).rejects.toMatchObject({ code: "rate_limited" });
  });
});

describe("another browser than the one that began", () => {
  test("gives the password that was chosen", async () => {
    const { code, email } = await submitted();

    expect(await proofState(code, undefined)).toMatchObject({ state: "open", asksPassword: true });
    await expect(prove({ code }, undefined)).rejects.toMatchObject({ fields: [{ path: "password", key: "errors.required" }] });
    await expect(prove({ code, password: "iets anders dan dat" }, undefined)).rejects.toMatchObject({ fields: [{ path: "password", values: { left: 4 } }] });
    await expect(actorOfEmail(email)).rejects.toMatchObject({ code: "not_found" });
    expect((await prove({ code, password: PASSWORD }, "de-sleutel-van-een-ander")).email).toBe(email);
  });

  test("gives the account's own password where there is one, and never the one a stranger chose", async () => {
    const { email } = await create.organisation();
    const { code } = await submitted({ email, password: OTHER_PASSWORD });

    await expect(prove({ code, password: OTHER_PASSWORD }, undefined)).rejects.toMatchObject({ fields: [{ path: "password" }] });
    await prove({ code, password: PASSWORD }, undefined);

    expect((await actorOfEmail(email)).places).toHaveLength(2);
    await expect(signIn({ email, password: OTHER_PASSWORD })).rejects.toMatchObject({ code: "invalid_credentials" });
  });

  test("has five tries, also when they come at once; then the link ends, for everybody", async () => {
    const { code, key } = await submitted();

    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => prove({ code, password: "steeds een verkeerd woord" }, undefined)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(0);

    expect(await proofState(code, key)).toEqual({ state: "expired" });
    await expect(prove({ code, password: PASSWORD }, undefined)).rejects.toMatchObject({ code: "gone" });
    await expect(prove({ code }, key)).rejects.toMatchObject({ code: "gone" });
  });
});

describe("a number that is taken", () => {
  test("is said to its prover three times a day; after that every number gets the neutral answer", async () => {
    const email = build.email();
    const kvkNumber = build.kvkNumber();
    await create.organisation("AGENCY", { kvkNumber });
    const { code, key } = await submitted({ email, kvkNumber });
    const { code: freeCode, key: freeKey } = await submitted({ email });

    for (let count = 0; count < 3; count += 1) await expect(prove({ code }, key)).rejects.toMatchObject({ code: "conflict", key: "errors.organisationKnown" });
    await expect(prove({ code }, key)).rejects.toMatchObject({ code: "gone", key: "errors.linkRefused" });
    await expect(prove({ code: freeCode }, freeKey)).rejects.toMatchObject({ code: "gone", key: "errors.linkRefused" });
  });

  test("by twenty registrations at once becomes one organisation with one licence, and nineteen hear that it is taken", async () => {
    const kvkNumber = build.kvkNumber();
    const drafts = await Promise.all(Array.from({ length: 20 }, () => submitted({ kvkNumber })));

    const outcomes = await Promise.allSettled(drafts.map(({ code, key }) => prove({ code }, key)));

    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusals = outcomes.filter((outcome) => outcome.status === "rejected").map((outcome) => outcome.reason as { key: string });
    expect(new Set(refusals.map(({ key }) => key))).toEqual(new Set(["errors.organisationKnown"]));
    const organisations = await asSystem((tx) => tx.organisation.findMany({ where: { kvkNumber }, include: { licences: true, companies: true, memberships: true } }));
    expect(organisations).toHaveLength(1);
    expect(organisations[0]).toMatchObject({ licences: [{ reason: "EASYFLEX_FREE" }], companies: [{}], memberships: [{ role: "ORGANISATION_ADMIN" }] });
  });
});

test("two registrations of one name at once are two organisations, and two of one new address one account", async () => {
  const name = `Dubbel ${randomUUID().slice(0, 8)}`;
  const email = build.email();
  // One after the other: the code is read from the newest mail to the address.
  const drafts = [await submitted({ email, change: { name } }), await submitted({ email, change: { name } })];

  const outcomes = await Promise.allSettled(drafts.map(({ code, key }) => prove({ code }, key)));
  for (const [index, outcome] of outcomes.entries()) if (outcome.status === "rejected") await prove({ code: drafts[index]?.code ?? "" }, drafts[index]?.key);

  const { places } = await actorOfEmail(email);
  expect(new Set(places.map(({ organisation }) => organisation.slug)).size).toBe(2);
});

test("a password of one's own words is refused", async () => {
  const { key } = await begun();
  await saveSoftware(key, { software: "easyflex", companyNumber: "7008" });

  await expect(submit(key, { name: "Bea Beheerder", email: build.email(), password: "BeaBeheerder2026" }, "nl")).rejects.toMatchObject({ fields: [{ path: "password" }] });
});

type Change = { email?: string; kvkNumber?: string; password?: string; change?: { name?: string }; fromRegister?: boolean };

/** The first two steps; `fromRegister` leaves the form as the register filled it. */
async function begun({ kvkNumber = build.kvkNumber(), change = {}, fromRegister = false }: Change = {}) {
  const { kvkNumber: _, ...typed } = build.organisation();
  const key = await saveNumber(undefined, { kvkNumber }, { ...nowhere, address: randomUUID() });
  const details = { ...typed, ...(fromRegister ? await filledIn(key) : {}), ...change };
  await saveOrganisation(key, details);
  return { key, kvkNumber, name: details.name };
}

/** What the form begins with, where the register knows the number. */
async function filledIn(key: string) {
  const answer = (await getDraft(key))?.lookup?.answer;
  return answer?.state === "found" ? { name: answer.name, ...answer.address } : {};
}

/** Walks a registration up to the mail and takes the code from the link in it. */
async function submitted(change: Change = {}) {
  const { email = build.email(), password = PASSWORD } = change;
  const { key, name } = await begun(change);
  await saveSoftware(key, { software: "easyflex", companyNumber: "7008" });
  await submit(key, { name: "Bea Beheerder", email, password }, "nl");

  const mail = await asSystem((tx) => tx.mail.findFirstOrThrow({ where: { to: email }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] }));
  return { key, email, name, code: /\/bevestigen\/([\w-]+)/.exec(mail.text)?.[1] ?? "" };
}

function withoutCode(text = ""): string {
  return text.replace(/\/bevestigen\/[\w-]+/, "");
}
