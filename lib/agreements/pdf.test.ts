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
  signer: { name: "Anneke de Vries", role: "Directeur", accountName: "Anneke V.", email: "beheerder@voorbeeld.example" },
  statement: "Ik verklaar dat ik bevoegd ben.",
  openedAt: new Date("2026-11-19T23:20:00Z"),
  readAt: new Date("2026-11-19T23:30:00Z"),
  consentedAt: null,
  signedAt: new Date("2026-11-19T23:32:07.123Z"),
  authentication: "password+second-factor",
  origin: { address: "203.0.113.7", userAgent: "Proefbrowser 1.0" },
  signatureId: "019a1f7e-0000-7000-8000-000000000001",
  code: "7H3K-9QXM-0ABC-DEFG-HJKM",
  checkAddress: "https://portaal.example/controleer",
  seal: { name: "Zegel van de proef", selfSigned: true },
};

const signed = await renderAgreementPdf(signature);
const pages = pageTexts(signed);

describe("the signed agreement", () => {
  test("ends with evidence on pages of its own, that names text, organisation, signer, statement, moments, kind and seal", () => {
    const proof = proofOf(pages);

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
      "Anneke V., beheerder@voorbeeld.example",
      "20 november 2026 om 00:32:07 (Europe/Amsterdam)",
      "2026-11-19T23:32:07.123Z",
      "2026-11-19T23:30:00.000Z",
      "Bij het ondertekenen",
      "E-mailadres, wachtwoord en tweede factor",
      "203.0.113.7",
      "Proefbrowser 1.0",
      "7H3K-9QXM-0ABC-DEFG-HJKM",
      "https://portaal.example/controleer",
      "019a1f7e-0000-7000-8000-000000000001",
      "gewone elektronische handtekening (SES) als bedoeld in artikel 3, onder 10",
      "geen geavanceerde en geen gekwalificeerde",
      "met het certificaat “Zegel van de proef”",
      "Dat certificaat maakte het portaal zelf en geen derde staat ervoor in",
    ]) {
      expect(proof).toContain(said);
    }
  });

  test("holds the text to the letter before that page", () => {
    const inFrame = / inlenersbeloning API-overeenkomst, versie 1\.0 .*$/;
    const printed = pages.slice(0, proofStart(pages)).map((page) => page.replace(inFrame, ""));
    const written = apiAgreement.source.replace(/^## |^# /gm, "").replace(/^- /gm, "–");

    expect(lettersOf(printed.join(""))).toBe(lettersOf(written));
  });

  test("is byte for byte the same whenever it is made, and another for another signature", async () => {
    expect((await renderAgreementPdf({ ...signature, signedAt: new Date(signature.signedAt) })).equals(signed)).toBe(true);
    expect((await renderAgreementPdf({ ...signature, signatureId: "019a1f7e-0000-7000-8000-000000000002" })).equals(signed)).toBe(false);
  });

  test("keeps its evidence on two pages when names are long", async () => {
    const long = "Zeer Lange Naam ".repeat(5);
    const statement = `Ik verklaar dat ik bevoegd ben om ${long} te binden, dat ik de tekst heb gelezen en dat ${long} ermee akkoord gaat. `.repeat(2);
    const { organisation, signer } = signature;
    const file = await renderAgreementPdf({ ...signature, organisation: { ...organisation, name: long }, signer: { ...signer, name: long, role: long }, statement });
    const drawn = pageTexts(file);

    expect(drawn.length - proofStart(drawn)).toBe(2);
  });
});

describe("the text to read first", () => {
  test("says on every page that it is not signed, and holds no evidence", async () => {
    const unsigned = pageTexts(await renderAgreementText(text));

    expect(unsigned).toHaveLength(proofStart(pages));
    for (const page of unsigned) expect(page).toContain("Niet ondertekend: dit is de tekst om te lezen.");
    expect(unsigned.join(" ")).not.toContain("Bewijs van ondertekening");
  });
});

/** A line may be broken at a hyphen, so white space tells nothing. */
function lettersOf(text: string): string {
  return text.replace(/\s+/g, "");
}

/** The evidence begins on a page of its own. */
function proofStart(texts: string[]): number {
  return texts.findIndex((text) => text.includes("Nagaan of dit echt is"));
}

function proofOf(texts: string[]): string {
  return texts.slice(proofStart(texts)).join(" ");
}
