import pg from "pg";
import { describe, expect, test, vi } from "vitest";
import { sha256Hex } from "@/lib/core/crypto";
import { asSystem, inScope } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { create, type Founded } from "@/prisma/factories";
import { checkEvidence } from "./evidence.service";
import { getAgreement, getAgreementOfCompany, getSignedPdf, publishAgreementText, signAgreement } from "./service";
import { apiAgreement } from "./texts/api-agreement";

// A sealed PDF costs a second of both cores, and many seconds of busy ones.
vi.setConfig({ testTimeout: 60_000 });

const input = { version: apiAgreement.version, signerName: "Bea Beheerder", signerRole: "Directeur", authorised: "yes" as const, openedAt: "2026-11-23T10:00:00.000Z" };

describe("signing", () => {
  test("keeps the evidence, makes the PDF and mails every admin", async () => {
    const founded = await agency();

    const signature = await signAgreement(founded.admin, founded.organisation.slug, input);

    const { text } = await getAgreement(founded.admin, founded.organisation.slug);
    expect(signature).toMatchObject({ version: apiAgreement.version, signerName: "Bea Beheerder", textSha256: sha256Hex(text.source) });
    const { bytes } = await getSignedPdf(founded.admin, founded.organisation.slug);
    expect(sha256Hex(bytes)).toBe(signature.pdfSha256);
    expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe("%PDF-");
    expect(await mailsTo(founded.email)).toContain(`API-overeenkomst versie ${apiAgreement.version} is ondertekend`);
  });

  test("keeps how, from where and when, and the browser's own moments where it told them", async () => {
    const founded = await agency();
    const person = { ...founded.admin, origin: { address: "203.0.113.7", userAgent: "Proefbrowser" }, secondFactor: "on" as const, sessionId: newId() };
    const { id } = await signAgreement(person, founded.organisation.slug, { ...input, readAfter: 4_000, consentedAfter: 9_000 });

    const kept = await asSystem((tx) => tx.agreement.findUniqueOrThrow({ where: { id }, include: { evidence: true } }));
    expect(kept).toMatchObject({ address: "203.0.113.7", userAgent: "Proefbrowser", openedAt: new Date(input.openedAt) });
    expect(kept.evidence).toMatchObject({
      number: 1,
      accountName: "Bea Beheerder",
      accountEmail: founded.email,
      authentication: "password+second-factor",
      sessionId: person.sessionId,
      statementSha256: sha256Hex(kept.statement),
      readAt: new Date("2026-11-23T10:00:04.000Z"),
      consentedAt: new Date("2026-11-23T10:00:09.000Z"),
      selfSealed: true,
    });
    expect(await checkEvidence(founded.organisation.id)).toEqual({ signatures: 1, fault: null });
  });

  test("is done once, by twenty at once: the others are told who signed and when", async () => {
    const founded = await agency();
    const colleague = await create.member(founded, "ORGANISATION_ADMIN");
    const tries = Array.from({ length: 20 }, (_, index) => signAgreement(index % 2 ? colleague : founded.admin, founded.organisation.slug, input));

    const outcomes = await Promise.allSettled(tries);

    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
    for (const reason of refused) expect(reason).toMatchObject({ code: "conflict", key: "errors.alreadySigned", values: { name: "Bea Beheerder" } });
    expect(await asSystem((tx) => tx.agreement.count({ where: { organisationId: founded.organisation.id } }))).toBe(1);
  });

  test("asks for a fresh proof of who is there", async () => {
    const founded = await agency();
    const stale = { ...founded.admin, confirmedAt: new Date(Date.now() - 16 * 60_000) };

    await expect(signAgreement(stale, founded.organisation.slug, input)).rejects.toMatchObject({ code: "step_up_required" });
  });

  test("is refused to whoever may not, by the rights at that moment", async () => {
    const founded = await agency();
    const reader = await create.member(founded, "READER");
    const companyAdmin = await create.member(founded, "COMPANY_ADMIN", founded.company.id);
    const stranger = await agency();

    await expect(signAgreement(reader, founded.organisation.slug, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(signAgreement(companyAdmin, founded.organisation.slug, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(signAgreement(stranger.admin, founded.organisation.slug, input)).rejects.toMatchObject({ code: "not_found" });
    expect((await getAgreement(founded.admin, founded.organisation.slug)).signature).toBeNull();
  });

  test("of a text that is not the newest says which is", async () => {
    const founded = await agency();

    await expect(signAgreement(founded.admin, founded.organisation.slug, { ...input, version: "0.9" })).rejects.toMatchObject({ key: "errors.newerText", values: { version: apiAgreement.version } });
  });
});

describe("afterwards", () => {
  test("signature and text never change, not even for the application itself", async () => {
    const founded = await agency();
    const { id } = await signAgreement(founded.admin, founded.organisation.slug, input);

    await expect(asSystem((tx) => tx.agreement.update({ where: { id }, data: { signerName: "Iemand anders" } }))).rejects.toThrow();
    await expect(asSystem((tx) => tx.agreement.delete({ where: { id } }))).rejects.toThrow();
    await expect(asSystem((tx) => tx.agreementText.updateMany({ data: { source: "niets" } }))).rejects.toThrow();
    await expect(asSystem((tx) => tx.auditEntry.deleteMany())).rejects.toThrow();
    await expect(asSystem((tx) => tx.signatureEvidence.updateMany({ data: { accountName: "Iemand anders" } }))).rejects.toThrow();
  });

  test("what even the owner of the tables changes in the evidence shows", async () => {
    const founded = await agency();
    const { id } = await signAgreement(founded.admin, founded.organisation.slug, input);

    await asOwner(async (query) => {
      await query(`ALTER TABLE "Agreement" DISABLE TRIGGER immutable`);
      await query(`UPDATE "Agreement" SET "signerName" = 'Iemand anders' WHERE "id" = $1`, [id]);
      await query(`ALTER TABLE "Agreement" ENABLE TRIGGER immutable`);
    });

    expect(await checkEvidence(founded.organisation.id)).toEqual({ signatures: 1, fault: { number: 1, fault: "chain" } });
  });

  test("no other organisation sees a signature, not even through the tables", async () => {
    const founded = await agency();
    const stranger = await agency();
    await signAgreement(founded.admin, founded.organisation.slug, input);
    const walls = { companyIds: [], organisationId: stranger.organisation.id };

    expect(await inScope(walls, (tx) => tx.agreement.count({ where: { organisationId: founded.organisation.id } }))).toBe(0);
    expect(await inScope(walls, (tx) => tx.signatureEvidence.count({ where: { organisationId: founded.organisation.id } }))).toBe(0);
  });

  test("everybody in a company sees whether it is signed, and before that whom to ask", async () => {
    const founded = await agency();
    const companyAdmin = await create.member(founded, "COMPANY_ADMIN", founded.company.id);

    expect(await getAgreementOfCompany(companyAdmin, founded.company.slug)).toEqual({ signature: null, standing: { state: "unsigned" }, signers: ["Bea Beheerder"] });
    await signAgreement(founded.admin, founded.organisation.slug, input);
    expect((await getAgreementOfCompany(companyAdmin, founded.company.slug)).signature).toMatchObject({ signerName: "Bea Beheerder" });
  });
});

async function agency(): Promise<Founded> {
  await publishAgreementText();
  return create.organisation();
}

async function mailsTo(to: string): Promise<string[]> {
  const mails = await asSystem((tx) => tx.mail.findMany({ where: { to }, select: { subject: true } }));
  return mails.map((mail) => mail.subject);
}

/** Runs statements as the role that owns the tables and is bound by no wall: what somebody with the database in hand can do. */
async function asOwner(work: (query: (text: string, values?: unknown[]) => Promise<unknown>) => Promise<void>): Promise<void> {
  // eslint-disable-next-line no-restricted-syntax -- the owner's address is known to tests and migrations alone
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  try {
    await work((text, values) => client.query(text, values));
  } finally {
    await client.end();
  }
}
