import type { Sheet } from "@/lib/core/pdf";

/** Room for the CMS with a few certificates. Bytes. */
const ROOM = 12_288;

/** Ten stars for each number that is known only once the file stands; what fills them in looks for exactly these. */
const LATER = "**********";

/**
 * Leaves the place for a seal on the page being drawn: a signature field without a picture, which covers the whole file
 * once it is filled (ISO 32000-1 section 12.8, PAdES B-B). Drawn into the document itself and not added behind it, so that
 * a sealed file has one revision and whatever is added later shows.
 *
 * @param signedAt the moment the file claims for the seal
 */
export function placeForSeal({ pdf }: Sheet, seal: { name: string; reason: string; signedAt: Date }): void {
  const value = pdf.ref({
    Type: "Sig",
    Filter: "Adobe.PPKLite",
    SubFilter: "ETSI.CAdES.detached",
    ByteRange: [0, LATER, LATER, LATER],
    Contents: Buffer.alloc(ROOM),
    Name: words(seal.name),
    Reason: words(seal.reason),
    M: seal.signedAt,
  });
  const field = pdf.ref({ Type: "Annot", Subtype: "Widget", FT: "Sig", T: words("Zegel"), Rect: [0, 0, 0, 0], F: 132, V: value, P: pdf.page.dictionary });
  insides(pdf.page).annotations.push(field);
  for (const part of [value, field]) part.end(undefined);

  pdf.initForm();
  const form = insides(pdf)._root.data.AcroForm.data;
  Object.assign(form, { SigFlags: 3, Fields: [field] });
  delete form.NeedAppearances; // would ask a reader to draw anew what is sealed
}

/** pdfkit writes plain strings as names, and String objects as text. */
function words(text: string): object {
  return new String(text);
}

type Insides = { annotations: PDFKit.PDFKitReference[]; _root: { data: { AcroForm: { data: Record<string, unknown> } } } };

/** What pdfkit has and its types do not say. */
function insides(part: unknown): Insides {
  return part as Insides;
}
