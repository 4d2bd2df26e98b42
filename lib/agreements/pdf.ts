import { amsterdamDate } from "@/lib/core/clock";
import { kvkNumber, longDate } from "@/lib/core/format";
import { type Fact, facts, type Frame, heading, INK, list, paragraph, renderPdf, type Sheet, title } from "@/lib/core/pdf";
import { wordsIn } from "@/lib/core/words";
import { placeForSeal } from "@/lib/seals/pdf";
import { groupedHash, partsOf } from "./parts.rules";
import type { Part } from "./schema";

/** A text as the PDF prints it; `sha256` is of the UTF-8 bytes of `source`, `publishedAt` an ISO instant. */
export type PrintedText = { version: string; publishedAt: string; sha256: string; source: string };

/**
 * One signature as its proof page tells it. `statement` is the sentence the signer agreed to, word for word; `readAt` and
 * `consentedAt` are null where the browser told neither; `code` is grouped as it is printed.
 */
export type PrintedSignature = {
  text: PrintedText;
  organisation: { name: string; kvkNumber: string };
  signer: { name: string; role: string; accountName: string; email: string };
  statement: string;
  openedAt: Date;
  readAt: Date | null;
  consentedAt: Date | null;
  signedAt: Date;
  authentication: "operator" | "password" | "password+second-factor";
  origin: { address: string | null; userAgent: string | null };
  signatureId: string;
  code: string;
  checkAddress: string;
  seal: { name: string; selfSigned: boolean };
};

// Text and proof are Dutch in either language of the screen: the Dutch text is what is signed.
const say = wordsIn("nl");

/** Space in points left of an article for its number. */
const NUMBER_COLUMN = 36;

/**
 * The signed agreement as a tagged A4 PDF: the whole text, the evidence of its signing on pages of its own, and the empty
 * place of the seal. The same signature gives the same bytes, whenever it is made. The signature is a simple one (eIDAS
 * art. 3(10)) and the page says so.
 */
export async function renderAgreementPdf(signature: PrintedSignature): Promise<Buffer> {
  const { text, organisation, signedAt } = signature;
  const frame = frameOf(text, {
    title: say("agreements.pdf.titleSigned", { version: text.version, organisation: organisation.name }),
    foot: say("agreements.pdf.footSigned", { organisation: organisation.name, date: longDate(amsterdamDate(signedAt), "nl") }),
    madeAt: signedAt,
    identity: signature.signatureId,
  });
  return renderPdf(frame, (sheet) => {
    drawText(sheet, text);
    sheet.pdf.addPage();
    drawProof(sheet, signature);
    placeForSeal(sheet, { name: signature.seal.name, reason: say("agreements.pdf.sealReason"), signedAt });
  });
}

/** The text alone, to read before signing; every page says that it is not signed. */
export async function renderAgreementText(text: PrintedText): Promise<Buffer> {
  const frame = frameOf(text, {
    title: say("agreements.pdf.title", { version: text.version }),
    foot: say("agreements.pdf.footUnsigned"),
    madeAt: new Date(text.publishedAt),
    identity: text.sha256,
  });
  return renderPdf(frame, (sheet) => drawText(sheet, text));
}

function frameOf(text: PrintedText, own: Pick<Frame, "title" | "foot" | "madeAt" | "identity">): Frame {
  return {
    ...own,
    language: "nl-NL",
    head: say("agreements.pdf.head", { version: text.version }),
    pageOf: (page, pages) => say("agreements.pdf.page", { page, pages }),
  };
}

function drawText(sheet: Sheet, text: PrintedText): void {
  let previous: Part | null = null;
  for (const part of partsOf(text.source)) {
    drawPart(sheet, part, previous);
    previous = part;
  }
}

function drawPart(sheet: Sheet, part: Part, previous: Part | null): void {
  if (part.kind === "title") return title(sheet, part.text);
  if (part.kind === "heading") return heading(sheet, part.text);
  if (part.kind === "list") return list(sheet, part.items, NUMBER_COLUMN);
  drawParagraph(sheet, part, previous);
}

function drawParagraph(sheet: Sheet, part: Part & { kind: "paragraph" }, previous: Part | null): void {
  if (part.number) return paragraph(sheet, part.text, { number: part.number, indent: NUMBER_COLUMN });

  const underTitle = previous?.kind === "title" && part.text.length < 80;
  paragraph(sheet, part.text, underTitle ? { colour: INK.label, after: 14 } : { after: 8 });
}

function drawProof(sheet: Sheet, signature: PrintedSignature): void {
  title(sheet, say("agreements.pdf.proof.title"));
  paragraph(sheet, say("agreements.pdf.proof.lead"), { colour: INK.second, after: 4 });
  for (const [name, rows] of Object.entries(proofRows(signature))) {
    heading(sheet, say(`agreements.pdf.proof.${name}`));
    facts(sheet, rows);
  }
  heading(sheet, say("agreements.pdf.proof.kindHeading"));
  paragraph(sheet, say("agreements.pdf.proof.kind"));
  paragraph(sheet, say("agreements.pdf.proof.seal", { name: signature.seal.name, self: String(signature.seal.selfSigned) }));
  paragraph(sheet, say("agreements.pdf.proof.chain"));
}

function proofRows(signature: PrintedSignature): Record<"check" | "what" | "who" | "when", Fact[]> {
  const { text, organisation, signer, statement, signedAt, signatureId, origin } = signature;
  const published = longDate(amsterdamDate(new Date(text.publishedAt)), "nl");

  return {
    check: [fact("code", signature.code, true), fact("address", signature.checkAddress)],
    what: [
      fact("agreement", say("agreements.pdf.proof.agreementValue")),
      fact("version", say("agreements.pdf.proof.versionValue", { version: text.version, date: published })),
      fact("hash", groupedHash(text.sha256), true),
      fact("id", signatureId, true),
    ],
    who: [
      fact("organisation", organisation.name),
      fact("kvk", kvkNumber(organisation.kvkNumber)),
      fact("name", signer.name),
      fact("role", signer.role),
      fact("account", say("agreements.pdf.proof.accountValue", { name: signer.accountName, email: signer.email })),
      fact("authentication", say(`agreements.pdf.proof.authenticated.${signature.authentication}`)),
      fact("statement", statement),
    ],
    when: [
      fact("opened", momentOf(signature.openedAt)),
      fact("read", signature.readAt ? momentOf(signature.readAt) : say("agreements.pdf.proof.notNoticed")),
      fact("consented", signature.consentedAt ? momentOf(signature.consentedAt) : say("agreements.pdf.proof.whenSigning")),
      fact("signed", momentOf(signedAt)),
      fact("ip", origin.address ?? say("agreements.pdf.proof.unknown"), true),
      fact("agent", origin.userAgent ?? say("agreements.pdf.proof.unknown")),
    ],
  };
}

function fact(name: string, value: string, mono = false): Fact {
  return { label: say(`agreements.pdf.proof.${name}`), value, mono };
}

/** A moment as the clock in the Netherlands showed it, and in UTC to the millisecond. */
function momentOf(instant: Date): string {
  const date = longDate(amsterdamDate(instant), "nl");
  return say("agreements.pdf.proof.momentValue", { date, time: secondsIn(instant), utc: instant.toISOString() });
}

/** The time of a moment in the Netherlands to the second: 14:32:07. */
function secondsIn(instant: Date): string {
  return new Intl.DateTimeFormat("nl-NL", { timeZone: "Europe/Amsterdam", timeStyle: "medium" }).format(instant);
}
