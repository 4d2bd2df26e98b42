import { describe, expect, test } from "vitest";
import { sha256Hex } from "@/lib/core/crypto";
import { asSystem } from "@/lib/core/db";
import { create, type Founded } from "@/prisma/factories";
import { getAgreement, getAgreementOfCompany, getSignedPdf, publishAgreementText, signAgreement } from "./service";
import { apiAgreement } from "./texts/api-agreement";

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

  test("is done once: the second is told who signed and when", async () => {
    const founded = await agency();
    const colleague = await create.member(founded, "ORGANISATION_ADMIN");

    const outcomes = await Promise.allSettled([
      signAgreement(founded.admin, founded.organisation.slug, input),
      signAgreement(colleague, founded.organisation.slug, { ...input, signerName: "Cor Collega" }),
      signAgreement(founded.admin, founded.organisation.slug, input),
    ]);

    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
    for (const reason of refused) expect(reason).toMatchObject({ code: "conflict", key: "errors.alreadySigned" });
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
  });

  test("everybody in a company sees whether it is signed, and before that whom to ask", async () => {
    const founded = await agency();
    const companyAdmin = await create.member(founded, "COMPANY_ADMIN", founded.company.id);

    expect(await getAgreementOfCompany(companyAdmin, founded.company.slug)).toEqual({ signature: null, signers: ["Bea Beheerder"] });
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
