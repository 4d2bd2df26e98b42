import { INK, inStyle, type Sheet } from "@/lib/core/pdf";

/** One cell of a row: its tag, and how it is drawn where the row begins. */
export type TableCell = { tag: "TH" | "TD"; scope?: "Row" | "Column"; draw: () => void };

/** One row with its tags. A cell so long that it ran onto a next page leaves the pen where it ended. */
export function drawTableRow(
  { pdf }: Sheet,
  table: PDFKit.PDFStructureElement,
  { height, padding }: { height: number; padding: number },
  cellsAt: (top: number) => TableCell[],
): void {
  const top = pdf.y + padding;
  const pages = pdf.bufferedPageRange().count;
  const cells = cellsAt(top).map(({ tag, scope, draw }) => pdf.struct(tag, scope ? scoped(scope) : {}, draw));

  table.add(pdf.struct("TR", {}, cells));
  pdf.y = (pdf.bufferedPageRange().count > pages ? pdf.y : top + height) + padding;
}

/** The scope of a heading cell, which pdfkit writes and its types do not know. */
function scoped(scope: "Row" | "Column"): PDFKit.Mixins.StructureElementOptions & { scope: string } {
  return { scope };
}

/** How high a text becomes in a column. Points. */
export function heightOf({ pdf }: Sheet, text: string, width: number, style: "body" | "small" = "body"): number {
  return pdf.heightOfString(text, inStyle(pdf, style, INK.text, width));
}
