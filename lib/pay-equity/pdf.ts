import { longDate, moment, row } from "@/lib/core/format";
import {
  decoration,
  facts,
  hairline,
  heading,
  INK,
  inStyle,
  PAGE,
  paragraph,
  renderPdf,
  room,
  type Sheet,
  tagged,
  title,
  TYPE,
} from "@/lib/core/pdf";
import type { Locale, Translate } from "@/lib/core/words";
import type { Block, Cell, Row, Section, Table } from "./blocks.schema";
import type { SharedPosition } from "./projection.rules";
import type { VersionState } from "./versions.rules";
import { capital } from "./wording.rules";

/** What stands in the PDF of one version, as one company may see it. */
export type VersionPdf = {
  hirerName: string;
  companyName: string;
  /** Name of the document. */
  name: string;
  version: {
    number: number;
    revision: number;
    state?: VersionState;
    validFrom: string;
    validTo: string | null;
    publishedAt: Date;
    /** SHA-256 in hex of the bytes that the reader was given as content. */
    sha256: string;
  };
  blocks: Block[];
  positions: SharedPosition[];
  locale: Locale;
  translate: Translate;
};

/**
 * The PDF of a version: a tagged A4 document whose text can be selected. The same input gives the same bytes, always: the
 * file's dates are those of publication and its id follows from its content.
 */
export function renderVersionPdf(version: VersionPdf): Promise<Buffer> {
  const { hirerName, companyName, name, locale, translate } = version;
  const { number, revision, sha256, publishedAt } = version.version;
  const present = version.blocks.filter((block) => block.sections.length > 0);

  const frame = {
    title: translate("payEquity.pdf.title", { name }),
    language: locale === "nl" ? ("nl-NL" as const) : ("en-GB" as const),
    madeAt: publishedAt,
    identity: `${sha256} ${number}.${revision} ${companyName}`,
    head: translate("payEquity.pdf.head", { name: hirerName, number }),
    foot: translate("payEquity.pdf.foot", { number, revision, start: sha256.slice(0, 12), end: sha256.slice(-8) }),
    pageOf: (page: number, pages: number) => translate("payEquity.pdf.page", { page, pages }),
  };
  return renderPdf(frame, (sheet) => {
    title(sheet, name);
    sheet.pdf.y += 4;
    paragraph(sheet, translate("payEquity.pdf.lead", { hirer: hirerName, company: companyName }), { colour: INK.second, after: 14 });
    facts(sheet, identityOf(version));
    for (const block of present) drawBlock(sheet, block, translate);
    drawAbsent(sheet, version);
  });
}

function identityOf({ version, positions, locale, translate }: VersionPdf) {
  const { number, revision, state, validFrom, validTo, publishedAt, sha256 } = version;
  const from = longDate(validFrom, locale);
  const validity = validTo
    ? translate("payEquity.periods.between", { from, to: longDate(validTo, locale) })
    : translate("payEquity.periods.from", { from });
  const fact = (label: string, value: string, mono = false) => ({ label: translate(`payEquity.pdf.${label}`), value, mono });

  return [
    fact("version", translate("payEquity.pdf.versionRevision", { number, revision })),
    ...(state ? [fact("state", translate(`payEquity.pdf.states.${state}`))] : []),
    fact("validity", capital(validity)),
    fact("published", moment(publishedAt, locale)),
    fact("positions", row(positions.map(({ title: position }) => position), locale)),
    fact("sha256", sha256, true),
  ];
}

function drawBlock(sheet: Sheet, block: Block, translate: Translate): void {
  const { pdf } = sheet;
  const [first] = block.sections;
  room(sheet, 56 + (first ? openingHeight(sheet, first) : 0));
  if (pdf.y > PAGE.top) pdf.y += 12;
  heading(sheet, block.title);
  decoration(sheet, () => strongLine(pdf, pdf.y + 1));
  pdf.y += 6;

  for (const section of block.sections) drawSection(sheet, section, translate);
}

function drawSection(sheet: Sheet, section: Section, translate: Translate): void {
  const { pdf } = sheet;
  room(sheet, openingHeight(sheet, section));
  if (section.title) sectionTitle(sheet, section.title, pdf.y + 6);
  if (section.note) paragraph(sheet, capital(section.note), { style: "small", colour: INK.label, after: 3 });
  if (section.table) drawTable(sheet, section.table, translate);
  drawRows(sheet, section.rows);
  pdf.y += 6;
}

/** What must stay together so that no heading stands alone: title, note, and the table or the first row. */
function openingHeight(sheet: Sheet, { title: name, note, table, rows }: Section): number {
  const heads = (name ? TYPE.body.line + 6 : 0) + (note ? TYPE.small.line + 3 : 0);
  const [first] = rows;
  if (table) return heads + uncutHeight(table.rows);
  return heads + (first ? Math.min(rowHeight(sheet, first) + 10, PAGE.height / 2) : 0);
}

function sectionTitle(sheet: Sheet, text: string, top: number): void {
  const options = inStyle(sheet.pdf, "body");
  sheet.pdf.font("strong");
  tagged(sheet, "H3", () => sheet.pdf.text(text, PAGE.left, top, options));
}

const LABELS = 136;
const VALUES = PAGE.column - LABELS;

/** What it is left, what it says right, and under that in second colour when and on what. */
function drawRows(sheet: Sheet, rows: readonly Row[]): void {
  const { pdf, root } = sheet;
  if (rows.length === 0) return;

  const table = pdf.struct("Table");
  root.add(table);
  for (const [index, { label, value, detail }] of rows.entries()) {
    const height = rowHeight(sheet, { label, value, detail });
    room(sheet, Math.min(height + 10, PAGE.height / 2));
    if (index > 0) decoration(sheet, () => hairline(pdf, pdf.y));

    drawTableRow(sheet, table, { height, padding: 5 }, (top) => [
      { tag: "TH", scope: "Row", draw: () => pdf.text(label, PAGE.left, top, inStyle(pdf, "body", INK.label, LABELS - 14)) },
      { tag: "TD", draw: () => drawValue(sheet, { value, detail }, top) },
    ]);
  }
  table.end();
}

function rowHeight(sheet: Sheet, { label, value, detail }: Row): number {
  const said = heightOf(sheet, value, VALUES) + (detail ? heightOf(sheet, detail, VALUES, "small") + 1 : 0);
  return Math.max(said, heightOf(sheet, label, LABELS - 14));
}

function drawValue({ pdf }: Sheet, { value, detail }: Cell, top: number): void {
  pdf.text(value, PAGE.left + LABELS, top, inStyle(pdf, "body", INK.text, VALUES));
  if (detail) pdf.text(detail, PAGE.left + LABELS, pdf.y + 1, inStyle(pdf, "small", INK.second, VALUES));
}

/** Scales that fit beside each other; more than that go into a next table. */
const SCALES_ACROSS = 5;
const STEPS = 62;

function drawTable(sheet: Sheet, { columns, rows }: Table, translate: Translate): void {
  const [steps = "", ...scales] = columns;
  for (let first = 0; first < scales.length; first += SCALES_ACROSS) {
    const across = (all: (Cell | null)[]) => all.slice(first, first + SCALES_ACROSS);
    const held = rows.map(({ label, cells }) => ({ label, cells: across(cells) })).filter(({ cells }) => cells.some((cell) => cell !== null));
    drawScales(sheet, [steps, ...scales.slice(first, first + SCALES_ACROSS)], held);
  }
  const hasHourly = rows.some(({ cells }) => cells.some((cell) => cell?.detail));
  if (hasHourly) paragraph(sheet, translate("payEquity.pdf.method"), { style: "small", colour: INK.label, after: 6 });
}

/** A table that fits on a page under its headings is never cut; a longer one is, and says its scales again. */
function drawScales(sheet: Sheet, columns: string[], rows: Table["rows"]): void {
  const { pdf, root } = sheet;
  room(sheet, uncutHeight(rows));

  const table = pdf.struct("Table");
  root.add(table);
  drawScaleNames(sheet, table, columns);
  for (const { label, cells } of rows) {
    const height = stepHeight(cells);
    const pages = pdf.bufferedPageRange().count;
    room(sheet, height + 8);
    if (pdf.bufferedPageRange().count > pages) drawScaleNames(sheet, table, columns);

    drawTableRow(sheet, table, { height, padding: 4 }, (top) => [
      { tag: "TH", scope: "Row", draw: () => pdf.text(label, PAGE.left, top, inStyle(pdf, "body", INK.text, STEPS)) },
      ...cells.map((cell, scale): TableCell => ({ tag: "TD", draw: () => drawAmount(sheet, cell, columnAt(scale + 1), top) })),
    ]);
    decoration(sheet, () => hairline(pdf, pdf.y));
  }
  table.end();
  pdf.y += 6;
}

function stepHeight(cells: readonly (Cell | null)[]): number {
  return TYPE.body.line + (cells.some((cell) => cell?.detail) ? TYPE.small.line : 0);
}

function uncutHeight(rows: Table["rows"]): number {
  const heightOfRows = (some: Table["rows"]) => some.reduce((sum, { cells }) => sum + stepHeight(cells) + 8, TYPE.small.line + 8);
  const underHeadings = PAGE.height - PAGE.top - PAGE.bottom - 100;
  return heightOfRows(rows) <= underHeadings ? heightOfRows(rows) : heightOfRows(rows.slice(0, 4));
}

function drawScaleNames(sheet: Sheet, table: PDFKit.PDFStructureElement, columns: string[]): void {
  const { pdf } = sheet;
  const height = TYPE.small.line;
  drawTableRow(sheet, table, { height, padding: 4 }, (top) =>
    columns.map((label, index): TableCell => {
      const { left, width, align } = columnAt(index);
      const options = { ...inStyle(pdf, "small", INK.label, width), align, height, ellipsis: true };
      return { tag: "TH", scope: "Column", draw: () => pdf.text(label, left, top, options) };
    }),
  );
  decoration(sheet, () => hairline(pdf, pdf.y));
}

type Column = { left: number; width: number; align: "left" | "right" };

/** Column 0 holds the steps, to the left; the others hold amounts, to the right. */
function columnAt(index: number): Column {
  const across = (PAGE.column - STEPS) / SCALES_ACROSS;
  if (index === 0) return { left: PAGE.left, width: STEPS, align: "left" };
  return { left: PAGE.left + STEPS + (index - 1) * across, width: across, align: "right" };
}

function drawAmount({ pdf }: Sheet, cell: Cell | null, { left, width, align }: Column, top: number): void {
  const figures = { align, features: ["tnum" as const] };
  pdf.text(cell?.value ?? " ", left, top, { ...inStyle(pdf, "body", INK.text, width), ...figures });
  if (cell?.detail) pdf.text(cell.detail, left, pdf.y, { ...inStyle(pdf, "small", INK.label, width), ...figures });
}

type TableCell = { tag: "TH" | "TD"; scope?: "Row" | "Column"; draw: () => void };

/** One row with its tags. A cell so long that it ran onto a next page leaves the pen where it ended. */
function drawTableRow(
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

/** What is not there is named, so that nobody takes silence for zero. */
function drawAbsent(sheet: Sheet, { blocks, locale, translate }: VersionPdf): void {
  const absent = blocks.filter((block) => block.sections.length === 0).map((block) => block.title);
  if (absent.length === 0) return;

  room(sheet, 60);
  sheet.pdf.y += 16;
  paragraph(sheet, translate("payEquity.pdf.absent", { blocks: row(absent, locale) }), { colour: INK.second, after: 2 });
  paragraph(sheet, translate("payEquity.pdf.absentNote"), { style: "small", colour: INK.label });
}

function heightOf({ pdf }: Sheet, text: string, width: number, style: "body" | "small" = "body"): number {
  return pdf.heightOfString(text, inStyle(pdf, style, INK.text, width));
}

function strongLine(pdf: PDFKit.PDFDocument, y: number): void {
  pdf.lineWidth(0.8).strokeColor(INK.text).moveTo(PAGE.left, y).lineTo(PAGE.width - PAGE.right, y).stroke();
}
