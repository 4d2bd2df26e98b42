import { decoration, hairline, INK, inStyle, PAGE, paragraph, room, type Sheet, TYPE } from "@/lib/core/pdf";
import type { Translate } from "@/lib/core/words";
import type { Cell, Table } from "./blocks.schema";
import { drawTableRow, heightOf, type TableCell } from "./rows.pdf";

/** Scales that fit beside each other; more than that go into a next table. */
const SCALES_ACROSS = 5;
const STEPS = 62;
const GUTTER = 8;
const NAME_LINES = 6;

/** Draws salary scales across and steps down, in as many tables as the page is wide. */
export function drawTable(sheet: Sheet, { columns, rows }: Table, translate: Translate): void {
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
  room(sheet, uncutHeight(sheet, { columns, rows }));

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

/** What of a table must stay together: all of it when that fits under its headings, else the names and the first steps. Points. */
export function uncutHeight(sheet: Sheet, { columns, rows }: Table): number {
  const across = columns.slice(0, SCALES_ACROSS + 1);
  const heightOfRows = (some: Table["rows"]) => some.reduce((sum, { cells }) => sum + stepHeight(cells) + 8, namesHeight(sheet, across) + 8);
  const underHeadings = PAGE.height - PAGE.top - PAGE.bottom - 100;
  return heightOfRows(rows) <= underHeadings ? heightOfRows(rows) : heightOfRows(rows.slice(0, 4));
}

function drawScaleNames(sheet: Sheet, table: PDFKit.PDFStructureElement, columns: string[]): void {
  const { pdf } = sheet;
  const height = namesHeight(sheet, columns);
  drawTableRow(sheet, table, { height, padding: 4 }, (top) =>
    columns.map((label, index): TableCell => {
      const { left, width, align } = columnAt(index);
      const options = { ...inStyle(pdf, "small", INK.label, width), align, height, ellipsis: true };
      return { tag: "TH", scope: "Column", draw: () => pdf.text(label, left, top, options) };
    }),
  );
  decoration(sheet, () => hairline(pdf, pdf.y));
}

/** Names of scales are told apart by their ends as well, so they take lines, up to as many as still leave room for the steps. */
function namesHeight(sheet: Sheet, columns: string[]): number {
  const lines = columns.map((label, index) => heightOf(sheet, label, columnAt(index).width, "small"));
  return Math.min(Math.max(TYPE.small.line, ...lines), NAME_LINES * TYPE.small.line);
}

type Column = { left: number; width: number; align: "left" | "right" };

/** Column 0 holds the steps, to the left; the others hold amounts, to the right. */
function columnAt(index: number): Column {
  const across = (PAGE.column - STEPS) / SCALES_ACROSS;
  if (index === 0) return { left: PAGE.left, width: STEPS, align: "left" };
  return { left: PAGE.left + STEPS + (index - 1) * across + GUTTER, width: across - GUTTER, align: "right" };
}

function drawAmount({ pdf }: Sheet, cell: Cell | null, { left, width, align }: Column, top: number): void {
  const figures = { align, features: ["tnum" as const] };
  pdf.text(cell?.value ?? " ", left, top, { ...inStyle(pdf, "body", INK.text, width), ...figures });
  if (cell?.detail) pdf.text(cell.detail, left, pdf.y, { ...inStyle(pdf, "small", INK.label, width), ...figures });
}
