import { describe, expect, test } from "vitest";
import { sha256Hex } from "@/lib/core/crypto";
import { pageTexts } from "@/lib/core/pdf-text";
import { type PrintedSignature, renderAgreementPdf, renderAgreementText } from "./pdf";
import { groupedHash } from "./parts.rules";
import { apiAgreement } from "./texts/api-agreement";

const text = { ...apiAgreement, publishedAt: new Date(apiAgreement.publishedAt).toISOString(), sha256: sha256Hex(apiAgreement.source) };

const signature: PrintedSignature = {
  text,
  organisation: { name: "Voorbeeld Uitzend Groep B.V.", kvkNumber: "68750110" },
  signer: { name: "Anneke de Vries", role: "Directeur", email: "beheerder@voorbeeld.example" },
  statement: "Ik verklaar dat ik bevoegd ben.",
  signedAt: new Date("2026-11-19T23:32:07.123Z"),
  signatureId: "019a1f7e-0000-7000-8000-000000000001",
};

const signed = await renderAgreementPdf(signature);
const pages = pageTexts(signed);

describe("the signed agreement", () => {
  test("ends with one page of evidence that names text, organisation, signer, statement, moment and kind", () => {
    const proof = pages.at(-1) ?? "";

    for (const said of [
      "Bewijs van ondertekening",
      "1.0, gepubliceerd op 1 oktober 2026",
      groupedHash(text.sha256).replace("\n", " "),
      "Voorbeeld Uitzend Groep B.V.",
      "6875 0110",
      "Anneke de Vries",
      "Directeur",
      "beheerder@voorbeeld.example",
      "Ik verklaar dat ik bevoegd ben.",
      "20 november 2026 om 00:32:07 (Europe/Amsterdam)",
      "2026-11-19T23:32:07.123Z",
      "E-mailadres en wachtwoord, binnen een ingelogde sessie",
      "019a1f7e-0000-7000-8000-000000000001",
      "gewone elektronische handtekening (SES) als bedoeld in artikel 3, onder 10",
      "geen geavanceerde en geen gekwalificeerde",
      "draagt nog geen elektronisch zegel",
    ]) {
      expect(proof).toContain(said);
    }
  });

  test("holds the text to the letter before that page", () => {
    const inFrame = / inlenersbeloning API-overeenkomst, versie 1\.0 .*$/;
    const printed = pages.slice(0, -1).map((page) => page.replace(inFrame, ""));
    const written = apiAgreement.source.replace(/^## |^# /gm, "").replace(/^- /gm, "–");

    expect(lettersOf(printed.join(""))).toBe(lettersOf(written));
  });

  test("is byte for byte the same whenever it is made, and another for another signature", async () => {
    expect((await renderAgreementPdf({ ...signature, signedAt: new Date(signature.signedAt) })).equals(signed)).toBe(true);
    expect((await renderAgreementPdf({ ...signature, signatureId: "019a1f7e-0000-7000-8000-000000000002" })).equals(signed)).toBe(false);
  });

  test("keeps its evidence on one page when names are long", async () => {
    const long = "Zeer Lange Naam ".repeat(5);
    const statement = `Ik verklaar dat ik bevoegd ben om ${long} te binden, dat ik de tekst heb gelezen en dat ${long} ermee akkoord gaat. `.repeat(2);
    const { organisation, signer } = signature;
    const file = await renderAgreementPdf({ ...signature, organisation: { ...organisation, name: long }, signer: { ...signer, name: long, role: long }, statement });

    expect(pageTexts(file)).toHaveLength(pages.length);
  });
});

describe("the text to read first", () => {
  test("says on every page that it is not signed, and holds no evidence", async () => {
    const unsigned = pageTexts(await renderAgreementText(text));

    expect(unsigned).toHaveLength(pages.length - 1);
    for (const page of unsigned) expect(page).toContain("Niet ondertekend: dit is de tekst om te lezen.");
    expect(unsigned.join(" ")).not.toContain("Bewijs van ondertekening");
  });
});

/** A line may be broken at a hyphen, so white space tells nothing. */
function lettersOf(text: string): string {
  return text.replace(/\s+/g, "");
}
