import { kvkNumber, longDate, moment, row } from "@/lib/core/format";
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
import type { Block, Cell, Row, Section, SectionStates } from "./blocks.schema";
import type { SharedPosition } from "./projection.rules";
import { drawTableRow, heightOf } from "./rows.pdf";
import { drawTable, uncutHeight } from "./scales.pdf";
import { capital } from "./wording.rules";

/** What stands in the PDF of one version, as one company may see it. */
export type VersionPdf = {
  /** Id of the projection: the file carries it, so that a changed one is known for what it was. */
  id: string;
  hirer: Party;
  company: Party;
  /** Name of the document. */
  name: string;
  version: {
    number: number;
    revision: number;
    validFrom: string;
    validTo: string | null;
    publishedAt: Date;
    /** SHA-256 in hex of the bytes that the reader was given as content. */
    sha256: string;
  };
  blocks: Block[];
  /** What the hirer said of each block as a whole. */
  sections: SectionStates;
  positions: Pick<SharedPosition, "title">[];
  /** By what anybody can check the file, and where. `code` grouped for reading. */
  proof: { code: string; address: string };
  locale: Locale;
  translate: Translate;
};
type Party = { name: string; kvkNumber: string };

/**
 * The PDF of a version: a tagged A4 document whose text can be selected. The same input gives the same bytes, always: the
 * file's dates are those of publication and its id follows from its content.
 */
export function renderVersionPdf(version: VersionPdf): Promise<Buffer> {
  const { hirer, company, name, blocks, sections, locale, translate } = version;
  const { number, revision, sha256, publishedAt } = version.version;

  const frame = {
    title: translate("payEquity.pdf.title", { name }),
    language: locale === "nl" ? ("nl-NL" as const) : ("en-GB" as const),
    madeAt: publishedAt,
    identity: version.id,
    head: translate("payEquity.pdf.head", { name: hirer.name, number }),
    foot: translate("payEquity.pdf.foot", { number, revision, start: sha256.slice(0, 12), end: sha256.slice(-8) }),
    pageOf: (page: number, pages: number) => translate("payEquity.pdf.page", { page, pages }),
  };
  return renderPdf(frame, (sheet) => {
    title(sheet, name);
    sheet.pdf.y += 4;
    paragraph(sheet, translate("payEquity.pdf.lead", { hirer: hirer.name, company: company.name }), { colour: INK.second, after: 14 });
    facts(sheet, identityOf(version));
    for (const block of blocks) {
      if (block.sections.length > 0) drawBlock(sheet, block, translate);
      else drawSaid(sheet, block, sections[block.id], translate);
    }
    drawAbsent(sheet, version);
  });
}

function identityOf({ version, hirer, company, positions, proof, locale, translate }: VersionPdf) {
  const { number, revision, validFrom, validTo, publishedAt, sha256 } = version;
  const from = longDate(validFrom, locale);
  const validity = validTo
    ? translate("payEquity.periods.between", { from, to: longDate(validTo, locale) })
    : translate("payEquity.periods.from", { from });
  const party = ({ name, kvkNumber: kvk }: Party) => translate("payEquity.pdf.party", { name, kvk: kvkNumber(kvk) });
  const fact = (label: string, value: string, mono = false) => ({ label: translate(`payEquity.pdf.${label}`), value, mono });

  return [
    fact("hirer", party(hirer)),
    fact("company", party(company)),
    fact("version", translate("payEquity.pdf.versionRevision", { number, revision })),
    fact("validity", capital(validity)),
    fact("published", moment(publishedAt, locale)),
    fact("positions", functionsOf(positions, locale, translate)),
    fact("sha256", sha256, true),
    fact("code", proof.code, true),
    fact("check", translate("payEquity.pdf.checkValue", { address: proof.address })),
  ];
}

/** So many names are read in one go; more stand in the block of functions alone. */
const MOST_NAMES = 12;

function functionsOf(positions: VersionPdf["positions"], locale: Locale, translate: Translate): string {
  if (positions.length > MOST_NAMES) return translate("payEquity.pdf.positionsMany", { count: positions.length });
  return row(positions.map(({ title: position }) => position), locale);
}

function drawBlock(sheet: Sheet, block: Block, translate: Translate): void {
  const [first] = block.sections;
  blockHeading(sheet, block, first ? openingHeight(sheet, first) : 0);
  for (const section of block.sections) drawSection(sheet, section, translate);
}

/** A block of which the hirer said as a whole that it does not apply, or that it is not known; of others nothing is drawn here. */
function drawSaid(sheet: Sheet, block: Block, state: SectionStates[Block["id"]], translate: Translate): void {
  if (state !== "not_applicable" && state !== "unknown") return;
  blockHeading(sheet, block, TYPE.body.line + 6);
  paragraph(sheet, translate(`payEquity.pdf.said.${state}`), { after: 6 });
}

/** The heading of a block above `height` points that it must not be parted from. */
function blockHeading(sheet: Sheet, block: Block, height: number): void {
  const { pdf } = sheet;
  room(sheet, 56 + height);
  if (pdf.y > PAGE.top) pdf.y += 12;
  heading(sheet, block.title);
  decoration(sheet, () => strongLine(pdf, pdf.y + 1));
  pdf.y += 6;
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
  if (table) return heads + uncutHeight(sheet, table);
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

/** What is not there is named, so that nobody takes silence for zero. */
function drawAbsent(sheet: Sheet, { blocks, sections, locale, translate }: VersionPdf): void {
  const isSilent = ({ id, sections: said }: Block) => said.length === 0 && sections[id] !== "not_applicable" && sections[id] !== "unknown";
  const absent = blocks.filter(isSilent).map((block) => block.title);
  if (absent.length === 0) return;

  room(sheet, 60);
  sheet.pdf.y += 16;
  paragraph(sheet, translate("payEquity.pdf.absent", { blocks: row(absent, locale) }), { colour: INK.second, after: 2 });
  paragraph(sheet, translate("payEquity.pdf.absentNote"), { style: "small", colour: INK.label });
}

function strongLine(pdf: PDFKit.PDFDocument, y: number): void {
  pdf.lineWidth(0.8).strokeColor(INK.text).moveTo(PAGE.left, y).lineTo(PAGE.width - PAGE.right, y).stroke();
}
