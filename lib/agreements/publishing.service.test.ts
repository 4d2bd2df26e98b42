import { describe, expect, test, vi } from "vitest";
import type { PersonActor } from "@/lib/access/actor";
import { atMoment } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { asSystem } from "@/lib/core/db";
import { pageTexts } from "@/lib/core/pdf-text";
import { createToken } from "@/lib/tokens/service";
import { build, create, type Founded } from "@/prisma/factories";
import { checkEvidence } from "./evidence.service";
import { groupedHash } from "./parts.rules";
import { listTexts, notifyAdmins, publishNextText } from "./publishing.service";
import { agreementHolds, agreementOf, getAgreement, getSignedPdf, getWaitingText, publishAgreementText, signAgreement } from "./service";
import { apiAgreement } from "./texts/api-agreement";
import { nextText } from "./texts/next.test-support";
import { verifyFile } from "./verification.service";

// A sealed PDF costs a second of both cores, and many seconds of busy ones.
vi.setConfig({ testTimeout: 60_000 });

/*
 * A text is there for good, so these tests publish theirs in years to come, each test in an earlier one than the test before
 * it: at its moment the first text is the newest, as it is to everybody else at the real moment.
 */
const signing = { signerName: "Bea Beheerder", signerRole: "Directeur", authorised: "yes" as const };

describe("an agreement whose text changes (hard case 20)", () => {
  test("holds until the last day, is signed again, and proves both versions by their own bytes", async () => {
    const founded = await signed();
    const { organisation, company } = founded;
    const publish = { version: "2.0", deadline: "2041-02-20", source: nextText("2.0", "2041-01-10") };
    await atMoment("2041-01-10T12:00:00Z", () => publishNextText(publish));

    const lastMoment = "2041-02-20T22:59:59Z";
    const nextDay = "2041-02-20T23:00:00Z";
    expect(await atMoment(lastMoment, () => asSystem((tx) => agreementHolds(tx, organisation.id)))).toBe(true);
    expect(await atMoment(lastMoment, () => asSystem((tx) => agreementOf(tx, organisation.id)))).toMatchObject({ version: "1.0", state: "signed" });
    await atMoment(lastMoment, () => createToken(fresh(founded.admin, lastMoment), company.slug, build.token()));

    expect(await atMoment(nextDay, () => asSystem((tx) => agreementHolds(tx, organisation.id)))).toBe(false);
    await expect(atMoment(nextDay, () => createToken(fresh(founded.admin, nextDay), company.slug, build.token()))).rejects.toMatchObject({ code: "conflict" });
    expect(await atMoment(nextDay, () => getWaitingText(founded.admin, { company: company.slug }))).toMatchObject({ state: "lapsed", version: "2.0", maySign: true });

    const second = await atMoment(nextDay, () => signAgreement(fresh(founded.admin, nextDay), organisation.slug, { ...signing, version: "2.0", openedAt: nextDay }));
    expect(await atMoment(nextDay, () => asSystem((tx) => agreementHolds(tx, organisation.id)))).toBe(true);
    await atMoment(nextDay, () => createToken(fresh(founded.admin, nextDay), company.slug, build.token()));
    expect(await atMoment(nextDay, () => getWaitingText(founded.admin, { organisation: organisation.slug }))).toBeNull();

    const state = await atMoment(nextDay, () => getAgreement(founded.admin, organisation.slug));
    expect([state.signature?.version, state.earlier.map(({ version }) => version)]).toEqual(["2.0", ["1.0"]]);
    expect(await checkEvidence(organisation.id)).toEqual({ signatures: 2, fault: null });
    const old = await getSignedPdf(founded.admin, organisation.slug, "1.0");
    expect(pageTexts(old.bytes).join(" ")).toContain(groupedHash(sha256Hex(apiAgreement.source)).replace("\n", " "));
    expect(await verifyFile(Buffer.from(old.bytes))).toMatchObject({ kind: "genuine", signature: { version: "1.0", textSha256: sha256Hex(apiAgreement.source) } });
    const { bytes } = await getSignedPdf(founded.admin, organisation.slug);
    expect(sha256Hex(bytes)).toBe(second.pdfSha256);
  });

  test("shows what changed to whoever signed before, and the clause on running tokens in the text's own words", async () => {
    const founded = await signed();
    await atMoment("2037-01-10T12:00:00Z", () => publishNextText({ version: "3.0", deadline: "2037-02-20", source: nextText("3.0", "2037-01-10") }));

    const state = await atMoment("2037-01-11T12:00:00Z", () => getAgreement(founded.admin, founded.organisation.slug));

    expect(state.standing).toEqual({ state: "due", version: "3.0", deadline: "2037-02-20", daysLeft: 40 });
    expect(state.changes?.map(({ kind, number }) => [kind, number])).toContainEqual(["added", "4.8"]);
    expect(state.text.tokenClause).toContain("lopende Tokens");
  });
});

describe("publishing", () => {
  test.each([
    { what: "a text that names another day", change: { source: nextText("4.0", "2035-01-09") }, key: "errors.textNamesItself" },
    { what: "a text that names another version", change: { source: nextText("4.1", "2035-01-10") }, key: "errors.textNamesItself" },
    { what: "a last day sooner than 30 days", change: { deadline: "2035-02-08" }, key: "errors.deadlineTooSoon" },
    { what: "a clause that is not there", change: { clause: "99.9" }, key: "errors.clauseMissing" },
    { what: "a line that is no part of the language", change: { source: `${nextText("4.0", "2035-01-10")}\n| tabel |\n` }, key: "errors.textUnreadable" },
    { what: "an older version", change: { version: "0.9", source: nextText("0.9", "2035-01-10") }, key: "errors.textOlder" },
    { what: "a version that is there already", change: { version: "1.0", source: nextText("1.0", "2035-01-10") }, key: "errors.textKnown" },
    { what: "a version this release does not hold", change: { version: "9.9", source: undefined }, key: "errors.textUnknown" },
  ])("refuses $what", async ({ change, key }) => {
    await publishAgreementText();
    const input = { version: "4.0", deadline: "2035-02-09", source: nextText("4.0", "2035-01-10"), ...change };

    await expect(atMoment("2035-01-10T12:00:00Z", () => publishNextText(input))).rejects.toMatchObject({ key });
  });

  test("mails every admin once, and again 14, 7 and 1 days before, but nobody who signed or never signed", async () => {
    const behind = await signed();
    const never = await create.organisation();
    await atMoment("2033-01-10T12:00:00Z", () => publishNextText({ version: "5.0", deadline: "2033-03-01", source: nextText("5.0", "2033-01-10") }));

    const counts: number[] = [];
    for (const day of ["2033-01-10", "2033-01-10", "2033-02-14", "2033-02-15", "2033-02-15", "2033-02-26", "2033-02-28", "2033-03-01", "2033-03-02"]) {
      await atMoment(`${day}T13:00:00Z`, notifyAdmins);
      counts.push((await subjectsTo(behind.email)).length);
    }

    expect(counts).toEqual([1, 1, 1, 2, 2, 3, 4, 4, 4]);
    expect((await subjectsTo(behind.email))[0]).toBe("Nieuwe versie van de API-overeenkomst: teken uiterlijk 1 maart 2033");
    expect(await subjectsTo(never.email)).toEqual([]);
    expect((await listTexts()).find(({ version }) => version === "5.0")).toMatchObject({ deadline: "2033-03-01", signatures: 0 });
  });
});

/** An agency that signed the first text, today. */
async function signed(): Promise<Founded> {
  const founded = await create.organisation();
  await create.signature(founded);
  return founded;
}

/** Somebody who proved to be there just before a moment. */
function fresh(person: PersonActor, moment: string): PersonActor {
  return { ...person, confirmedAt: new Date(Date.parse(moment) - 60_000) };
}

/** What was mailed to an address about signing again. */
async function subjectsTo(to: string): Promise<string[]> {
  const mails = await asSystem((tx) => tx.mail.findMany({ where: { to, OR: [{ subject: { contains: "Nieuwe versie" } }, { subject: { contains: "teken de API" } }] }, orderBy: { createdAt: "asc" } }));
  return mails.map(({ subject }) => subject);
}
