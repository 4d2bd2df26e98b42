import { amsterdamDate } from "@/lib/core/clock";
import { kvkNumber, longDate } from "@/lib/core/format";
import { type Fact, facts, type Frame, heading, INK, list, paragraph, renderPdf, type Sheet, title } from "@/lib/core/pdf";
import { wordsIn } from "@/lib/core/words";
import { groupedHash, partsOf } from "./parts.rules";
import type { Part } from "./schema";

/** A text as the PDF prints it; `sha256` is of the UTF-8 bytes of `source`, `publishedAt` an ISO instant. */
export type PrintedText = { version: string; publishedAt: string; sha256: string; source: string };

/** One signature as its proof page tells it. `statement` is the sentence the signer agreed to, word for word. */
export type PrintedSignature = {
  text: PrintedText;
  organisation: { name: string; kvkNumber: string };
  signer: { name: string; role: string; email: string };
  statement: string;
  signedAt: Date;
  signatureId: string;
};

// Text and proof are Dutch in either language of the screen: the Dutch text is what is signed.
const say = wordsIn("nl");

/** Space in points left of an article for its number. */
const NUMBER_COLUMN = 36;

/**
 * The signed agreement as a tagged A4 PDF: the whole text, and a last page with the evidence of its signing. The same
 * signature gives the same bytes, whenever it is made. The signature is a simple one (eIDAS art. 3(10)) and the page
 * says so; the file carries no seal.
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
  paragraph(sheet, say("agreements.pdf.proof.seal"));
}

function proofRows({ text, organisation, signer, statement, signedAt, signatureId }: PrintedSignature): Record<"what" | "who" | "when", Fact[]> {
  const fact = (name: string, value: string, mono = false): Fact => ({ label: say(`agreements.pdf.proof.${name}`), value, mono });
  const published = longDate(amsterdamDate(new Date(text.publishedAt)), "nl");
  const date = longDate(amsterdamDate(signedAt), "nl");

  return {
    what: [
      fact("agreement", say("agreements.pdf.proof.agreementValue")),
      fact("version", say("agreements.pdf.proof.versionValue", { version: text.version, date: published })),
      fact("hash", groupedHash(text.sha256), true),
    ],
    who: [
      fact("organisation", organisation.name),
      fact("kvk", kvkNumber(organisation.kvkNumber)),
      fact("name", signer.name),
      fact("role", signer.role),
      fact("email", signer.email),
      fact("statement", statement),
    ],
    when: [
      fact("moment", say("agreements.pdf.proof.momentValue", { date, time: secondsIn(signedAt) })),
      fact("utc", signedAt.toISOString(), true),
      fact("authentication", say("agreements.pdf.proof.authenticationValue")),
      fact("id", signatureId, true),
    ],
  };
}

/** The time of a moment in the Netherlands to the second: 14:32:07. */
function secondsIn(instant: Date): string {
  return new Intl.DateTimeFormat("nl-NL", { timeZone: "Europe/Amsterdam", timeStyle: "medium" }).format(instant);
}
