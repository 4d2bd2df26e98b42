import { create, type Font } from "fontkit";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import PDFDocument from "pdfkit";

/** A document being drawn: pdfkit's own, and the tag every piece of it hangs under in reading order. */
export type Sheet = { pdf: PDFKit.PDFDocument; root: PDFKit.PDFStructureElement };

/** What stands around the content of every page, and what the file says about itself. */
export type Frame = {
  /** The title a reader shows in its window. */
  title: string;
  language: "nl-NL" | "en-GB";
  /** The moment the file says it was made; with `identity` it fixes every byte of the file. */
  madeAt: Date;
  /** Tells two files with the same title and moment apart. */
  identity: string;
  /** Top right of every page. */
  head: string;
  /** Bottom left of every page. */
  foot: string;
  pageOf: (page: number, pages: number) => string;
};

/** A4 in points, and the column everything stands in. */
export const PAGE = { width: 595.28, height: 841.89, left: 64, right: 64, top: 86, bottom: 70, column: 467.28 } as const;

/** The colours of the pages, darkest first: text, second text, labels, hairlines; and the two bars of the mark. */
export const INK = { text: "#16191C", second: "#454B50", label: "#62686D", line: "#DADAD3", orange: "#F28C28", teal: "#0B6E69" } as const;

/** Sizes of type in points, with the leading that belongs to each. */
export const TYPE = {
  title: { font: "strong", size: 21, line: 27 },
  heading: { font: "strong", size: 11.5, line: 16 },
  body: { font: "text", size: 9, line: 12.75 },
  small: { font: "text", size: 8, line: 11.5 },
  mono: { font: "mono", size: 8.5, line: 12.75 },
} as const;
export type Style = keyof typeof TYPE;

type FontName = (typeof TYPE)[Style]["font"];

/**
 * Makes a tagged A4 document in embedded fonts: `draw` fills the pages, the frame is put around each of them.
 * The same frame and the same drawing give the same bytes.
 */
export async function renderPdf(frame: Frame, draw: (sheet: Sheet) => void): Promise<Buffer> {
  const pdf = openDocument(frame);
  const bytes = collect(pdf);
  const root = pdf.struct("Document");
  pdf.addStructure(root);

  draw({ pdf, root });
  root.end();
  frameEveryPage(pdf, frame);
  pdf.end();
  return bytes;
}

/** Draws one piece of content under a tag of PDF's standard structure (P, H1, LI, TD …), last in reading order. */
export function tagged(sheet: Sheet, tag: string, draw: () => void): void {
  sheet.root.add(sheet.pdf.struct(tag, {}, draw));
}

/** Draws what only decorates (lines, bars, page numbers); reading software passes over it. */
export function decoration(sheet: Sheet, draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
  sheet.pdf.markContent("Artifact", { type });
  draw();
  sheet.pdf.endMarkedContent();
}

/** Goes to the next page unless `points` of height are left on this one. */
export function room(sheet: Sheet, points: number): void {
  if (sheet.pdf.y + points > PAGE.height - PAGE.bottom) sheet.pdf.addPage();
}

/** Sets one style and gives the text options that go with it, for a text of `width` points. */
export function inStyle(pdf: PDFKit.PDFDocument, style: Style, colour: string = INK.text, width: number = PAGE.column): { width: number; lineGap: number } {
  const { font, size, line } = TYPE[style];
  pdf.font(font).fontSize(size).fillColor(colour);
  return { width, lineGap: line - pdf.currentLineHeight() };
}

/** The title of the document, or of a part of it that follows after some space (H1). */
export function title(sheet: Sheet, text: string): void {
  room(sheet, 220);
  const { pdf } = sheet;
  if (pdf.y > PAGE.top) pdf.y += 28;
  const options = inStyle(pdf, "title");
  tagged(sheet, "H1", () => pdf.text(text, PAGE.left, pdf.y, options));
  pdf.y += 4;
}

/** A heading (H2) with space above; it never stands alone at the foot of a page. */
export function heading(sheet: Sheet, text: string): void {
  room(sheet, 84);
  const { pdf } = sheet;
  if (pdf.y > PAGE.top) pdf.y += 11;
  const options = inStyle(pdf, "heading");
  tagged(sheet, "H2", () => pdf.text(text, PAGE.left, pdf.y, options));
  pdf.y += 3;
}

/** A paragraph; `number` hangs in the margin of an indented one. One of at most five lines is never cut by a page. */
export function paragraph(sheet: Sheet, text: string, look: { style?: Style; colour?: string; indent?: number; number?: string; after?: number } = {}): void {
  const { pdf } = sheet;
  const { style = "body", indent = 0, after = 5 } = look;
  const options = inStyle(pdf, style, look.colour, PAGE.column - indent);
  room(sheet, Math.min(pdf.heightOfString(text, options), 5 * TYPE[style].line));

  const top = pdf.y;
  tagged(sheet, "P", () => {
    if (look.number) pdf.fillColor(INK.label).text(`${look.number} `, PAGE.left, top, { lineBreak: false });
    pdf.fillColor(look.colour ?? INK.text).text(text, PAGE.left + indent, top, options);
  });
  pdf.y += after;
}

/** A list of short points, each behind a dash. */
export function list(sheet: Sheet, points: readonly string[], indent = 0): void {
  const { pdf } = sheet;
  const whole = pdf.struct("L");
  sheet.root.add(whole);
  for (const point of points) {
    const left = PAGE.left + indent;
    const options = inStyle(pdf, "body", INK.text, PAGE.column - indent - 14);
    room(sheet, pdf.heightOfString(point, options));
    const top = pdf.y;
    const mark = pdf.struct("Lbl", {}, () => pdf.fillColor(INK.label).text("–", left, top, { lineBreak: false }));
    const body = pdf.struct("LBody", {}, () => pdf.fillColor(INK.text).text(point, left + 14, top, options));
    whole.add(pdf.struct("LI", {}, [mark, body]));
    pdf.y += 2;
  }
  whole.end();
  pdf.y += 4;
}

/** One line of a table of facts; a mono value is meant to be compared character by character. */
export type Fact = { label: string; value: string; mono?: boolean };

/** A table of facts: what it is left, what it says right, a hairline under each. */
export function facts(sheet: Sheet, rows: readonly Fact[]): void {
  const { pdf } = sheet;
  const labels = 136;
  const table = pdf.struct("Table");
  sheet.root.add(table);
  for (const row of rows) {
    const valueOptions = inStyle(pdf, row.mono ? "mono" : "body", INK.text, PAGE.column - labels);
    const height = pdf.heightOfString(row.value, valueOptions);
    room(sheet, height + 10);
    const top = pdf.y + 4.5;

    const rowHeader: PDFKit.Mixins.StructureElementOptions & { scope: string } = { scope: "Row" };
    const head = pdf.struct("TH", rowHeader, () => {
      pdf.text(row.label, PAGE.left, top, inStyle(pdf, "body", INK.label, labels - 12));
    });
    const cell = pdf.struct("TD", {}, () => {
      pdf.text(row.value, PAGE.left + labels, top, inStyle(pdf, row.mono ? "mono" : "body", INK.text, PAGE.column - labels));
    });
    table.add(pdf.struct("TR", {}, [head, cell]));

    pdf.y = top + Math.max(height, TYPE.body.line) + 4.5;
    decoration(sheet, () => hairline(pdf, pdf.y));
  }
  table.end();
  pdf.y += 4;
}

/** A thin line over the column. */
export function hairline(pdf: PDFKit.PDFDocument, y: number): void {
  pdf.lineWidth(0.6).strokeColor(INK.line).moveTo(PAGE.left, y).lineTo(PAGE.width - PAGE.right, y).stroke();
}

/** The mark "=": an orange bar above a teal one. */
export function mark(pdf: PDFKit.PDFDocument, x: number, y: number, width: number): void {
  const unit = width / 24;
  pdf.roundedRect(x, y, width, 7.6 * unit, 2 * unit).fill(INK.orange);
  pdf.roundedRect(x, y + 10.4 * unit, width, 7.6 * unit, 2 * unit).fill(INK.teal);
}

function openDocument(frame: Frame): PDFKit.PDFDocument {
  const pdf = new PDFDocument({
    size: "A4",
    margins: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.left, right: PAGE.right },
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    lang: frame.language,
    displayTitle: true,
    // Written out so that pdfkit adds nothing of its own moment; its file id follows from these.
    info: { Title: frame.title, Author: "Inlenersbeloning.com", Keywords: frame.identity, CreationDate: frame.madeAt, ModDate: frame.madeAt },
    // No default font: pdfkit would put an unused Helvetica in the file.
    font: "",
  });
  // pdfkit takes an opened font as well, which its types do not say.
  for (const name of ["text", "strong", "mono"] as const) pdf.registerFont(name, openedFont(name) as unknown as PDFKit.Mixins.PDFFontSource);
  return pdf;
}

function collect(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
}

/** Only when all pages stand is it known how many there are. */
function frameEveryPage(pdf: PDFKit.PDFDocument, frame: Frame): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    pdf.switchToPage(index);
    // Text below the bottom margin would otherwise open a page of its own.
    pdf.page.margins.bottom = 0;
    pdf.markContent("Artifact", { type: "Pagination" });
    frameOnePage(pdf, frame, frame.pageOf(index - start + 1, count));
    pdf.endMarkedContent();
  }
}

function frameOnePage(pdf: PDFKit.PDFDocument, frame: Frame, pageNumber: string): void {
  const half = PAGE.column / 2;
  mark(pdf, PAGE.left, 41.5, 17);
  pdf.font("strong").fontSize(10.5).fillColor(INK.text).text("inlenersbeloning", PAGE.left + 24, 41.5, { lineBreak: false });
  pdf.font("text").fontSize(8.5).fillColor(INK.label).text(frame.head, PAGE.left + half, 43, { width: half, align: "right", height: 12, ellipsis: true });

  hairline(pdf, PAGE.height - 54);
  pdf.fillColor(INK.label).text(frame.foot, PAGE.left, PAGE.height - 44, { width: PAGE.column - 90, height: 12, ellipsis: true });
  pdf.text(pageNumber, PAGE.left + half, PAGE.height - 44, { width: half, align: "right", height: 12 });
}

const opened = new Map<FontName, Font>();

/** Opened once per process: reading a font's tables costs more than a page of text. */
function openedFont(name: FontName): Font {
  const known = opened.get(name);
  if (known) return known;

  const font = create(readFileSync(fontPath(name))) as Font;
  font.layout = keptLayout(font.layout.bind(font));
  opened.set(name, font);
  return font;
}

type Layout = Font["layout"];
type Features = Parameters<Layout>[1];

/** As many texts as a few documents hold. */
const MOST_KEPT = 4_000;

/**
 * Lays out each text once: pdfkit asks up to four times for one amount, and documents say the same words. Contextual alternates
 * are left out; they join arrows and the like, and took two thirds of the time a text needs. pdfkit scales the positions that it
 * is given, so it gets its own.
 */
function keptLayout(layout: Layout): Layout {
  const kept = new Map<string, ReturnType<Layout>>();
  return (text, features) => {
    const key = `${namesOf(features).join(" ")} ${text}`;
    const run = kept.get(key) ?? layout(text, { ...Object.fromEntries(namesOf(features).map((name) => [name, true])), calt: false });
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, run);
    return Object.assign(Object.create(run) as typeof run, { positions: run.positions.map((position) => ({ ...position })) });
  };
}

function namesOf(features: Features): string[] {
  return Array.isArray(features) ? features : Object.keys(features ?? {}).filter((name) => features?.[name]);
}

/**
 * Found beside the package.json the process was started in, wherever the code itself was bundled to. Static TrueType:
 * of a variable font or a woff2 pdfkit embeds glyphs that readers draw as nothing.
 */
function fontPath(name: FontName): string {
  const require = createRequire(join(process.cwd(), "package.json"));
  if (name === "strong") return require.resolve("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf");
  if (name === "mono") return require.resolve("@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf");
  return require.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf");
}
