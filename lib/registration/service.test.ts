import { describe, expect, test } from "vitest";
import { actorOfEmail, signIn } from "@/lib/accounts/service";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import type { OrganisationDetails } from "@/lib/organisations/schema";
import { build, create, PASSWORD } from "@/prisma/factories";
import { prove, proofState } from "./proof.service";
import { getDraft, keepFirstAdmin, saveNumber, saveOrganisation, saveSoftware, submit } from "./service";

const OTHER_PASSWORD = "zeven-paarden-zingen-zacht";

describe("a registration", () => {
  test("becomes an organisation, a company, an admin and a licence when the address is proven", async () => {
    const { email, code, key } = await submitted({ software: "easyflex", companyNumber: "0007" });

    const { organisation, easyflex } = await prove({ code }, key);

    expect(easyflex).toBe(true);

    const { places } = await actorOfEmail(email);
    expect(places).toMatchObject([{ organisation: { slug: organisation, kind: "AGENCY" }, role: "ORGANISATION_ADMIN", companies: [{ number: "0007" }] }]);
    expect(await signIn({ email, password: PASSWORD })).toMatchObject({ email });
    expect(await licencesOf(places[0]?.organisation.id)).toMatchObject([{ reason: "EASYFLEX_FREE", endsAt: null }]);
  });

  test("without Easyflex starts a trial of thirty days", async () => {
    const { email, code, key } = await submitted({ software: "other", softwareName: "Planmaat", companyNumber: "1" });

    await prove({ code }, key);

    const { places } = await actorOfEmail(email);
    const [licence] = await licencesOf(places[0]?.organisation.id);
    expect(licence?.reason).toBe("TRIAL");
    expect((licence?.endsAt?.getTime() ?? 0) - (licence?.startedAt.getTime() ?? 0)).toBe(30 * 86_400_000);
  });

  test("keeps what was typed, and nothing of the password", async () => {
    const { key, email } = await submitted();

    expect(await getDraft(key)).toMatchObject({ submitted: true, account: { email } });
    expect(JSON.stringify(await getDraft(key))).not.toContain(PASSWORD);
  });

  test("reserves nothing: two may submit one KvK number, and the first to prove it has it", async () => {
    const kvkNumber = build.kvkNumber();
    const first = await submitted({}, { kvkNumber });
    const second = await submitted({}, { kvkNumber });

    await prove({ code: second.code }, second.key);

    await expect(prove({ code: first.code }, first.key)).rejects.toMatchObject({ code: "conflict", key: "errors.organisationKnown" });
    await expect(actorOfEmail(first.email)).rejects.toMatchObject({ code: "not_found" });
  });

  test("proven twenty times at once arises once", async () => {
    const { email, code, key } = await submitted();

    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => prove({ code }, key)));

    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect((await actorOfEmail(email)).places).toHaveLength(1);
  });

  test("with an address that has an account adds the organisation and keeps the password", async () => {
    const known = await create.organisation();
    const { code, key } = await submitted({}, {}, known.email, OTHER_PASSWORD);

    await prove({ code }, key);

    expect((await actorOfEmail(known.email)).places).toHaveLength(2);
    await expect(signIn({ email: known.email, password: PASSWORD })).resolves.toMatchObject({ email: known.email });
    await expect(signIn({ email: known.email, password: OTHER_PASSWORD })).rejects.toMatchObject({ code: "invalid_credentials" });
  });
});

describe("going back before sending", () => {
  test("keeps who it was about, and mails nothing", async () => {
    const email = build.email();
    const key = await begun();

    await keepFirstAdmin(key, { name: "Nora", email });

    expect(await getDraft(key)).toMatchObject({ submitted: false, account: { name: "Nora", email } });
    expect(await asSystem((tx) => tx.mail.count({ where: { to: email } }))).toBe(0);
  });

  test("never puts another address behind a link that was mailed", async () => {
    const { key, email, code } = await submitted();

    await keepFirstAdmin(key, { name: "Nora", email: build.email() });

    expect((await prove({ code }, key)).email).toBe(email);
  });

  test("nor does a step that is sent at the same time as another address", async () => {
    const { key, email: first } = await submitted();
    const second = build.email();

    await Promise.all([
      submit(key, { name: "Bea", email: second, password: PASSWORD }, "nl"),
      ...Array.from({ length: 10 }, () => saveSoftware(key, { software: "easyflex", companyNumber: "7008" })),
    ]);

    expect((await prove({ code: await codeMailedTo(second) }, key)).email).toBe(second);
    await expect(actorOfEmail(first)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a link", () => {
  test("shows itself without being used", async () => {
    const { code, key } = await submitted();

    expect(await proofState(code, key)).toMatchObject({ state: "open", asksPassword: false });
    expect(await proofState(code, key)).toMatchObject({ state: "open", asksPassword: false });
  });

  test("works once", async () => {
    const { code, key } = await submitted();
    await prove({ code }, key);

    expect(await proofState(code, key)).toEqual({ state: "used" });
    await expect(prove({ code }, key)).rejects.toMatchObject({ code: "gone" });
  });

  test("ends after 24 hours", async () => {
    const { code, key } = await submitted();
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);

    expect(await atMoment(tomorrow, () => proofState(code, key))).toEqual({ state: "expired" });
    await expect(atMoment(tomorrow, () => prove({ code }, key))).rejects.toMatchObject({ code: "gone" });
  });

  test("that nobody mailed is expired", async () => {
    expect(await proofState("een-code-die-niet-bestaat", undefined)).toEqual({ state: "expired" });
  });
});

test("a step of a registration that ended says so, and an earlier step that is missing too", async () => {
  await expect(saveSoftware("geen-sleutel", { software: "easyflex", companyNumber: "1" })).rejects.toMatchObject({ code: "not_found" });

  const key = await begun();
  await expect(submit(key, { name: "Bea", email: build.email(), password: PASSWORD }, "nl")).rejects.toMatchObject({ code: "conflict", key: "errors.stepMissing" });
});

/** Walks a registration up to the mail and takes the code from the link in it. */
async function submitted(software: Record<string, string> = {}, organisation = {}, email = build.email(), password = PASSWORD) {
  const key = await begun(organisation);
  await saveSoftware(key, { software: "easyflex", companyNumber: "7008", ...software });
  await submit(key, { name: "Bea Beheerder", email, password }, "nl");

  return { key, email, code: await codeMailedTo(email) };
}

/** The first two steps of a registration. */
async function begun(change: Partial<OrganisationDetails> = {}): Promise<string> {
  const { kvkNumber, ...details } = build.organisation(change);
  const key = await saveNumber(undefined, { kvkNumber });
  await saveOrganisation(key, details);
  return key;
}

async function codeMailedTo(email: string): Promise<string> {
  const mail = await asSystem((tx) => tx.mail.findFirstOrThrow({ where: { to: email }, orderBy: { createdAt: "desc" } }));
  return /\/bevestigen\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
}

async function licencesOf(organisationId = "") {
  return asSystem((tx) => tx.licence.findMany({ where: { organisationId } }));
}
