import { inflateSync } from "node:zlib";

type PdfObject = { head: string; stream: string };

/**
 * The text on each page of a PDF made by `renderPdf`, in the order it was drawn, lines joined by a space. For tests, so
 * that they read what a person reads; it knows the embedded fonts of pdfkit and no other PDFs.
 */
export function pageTexts(pdf: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(pdf).toString("latin1"));
  const tree = [...objects.values()].find((object) => object.head.includes("/Type /Pages"));
  const pages = /\/Kids \[(.*?)\]/s.exec(tree?.head ?? "")?.[1] ?? "";
  return [...pages.matchAll(/(\d+) 0 R/g)].map(([, id = ""]) => textOf(id, objects));
}

function textOf(pageId: string, objects: Map<string, PdfObject>): string {
  const page = read(objects, pageId).head;
  const fonts = read(objects, referenceIn(page, "Resources")).head;
  const content = read(objects, referenceIn(page, "Contents")).stream;

  let glyphs: string[] = [];
  const lines: string[] = [];
  for (const [, font, shown = ""] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
    if (font) glyphs = glyphsOf(read(objects, referenceIn(fonts, font)).head, objects);
    else lines.push(decoded(shown, glyphs));
  }
  return lines.join(" ").replace(/\s+/g, " ");
}

/** What each glyph of an embedded font stands for: its ToUnicode map, which pdfkit numbers from 0 without gaps. */
function glyphsOf(font: string, objects: Map<string, PdfObject>): string[] {
  const map = read(objects, referenceIn(font, "ToUnicode")).stream;
  const ranges = [...map.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[(.*?)\]/gs)].map(([, range = ""]) => range);
  return [...ranges.join(" ").matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = ""]) => Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le"));
}

/** `shown` is what stands between the brackets of a TJ: glyphs in hex, with the kerning between them as numbers. */
function decoded(shown: string, glyphs: string[]): string {
  const codes = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
  return codes.map((code) => glyphs[Number.parseInt(code, 16)] ?? "\ufffd").join("");
}

function read(objects: Map<string, PdfObject>, id: string): PdfObject {
  return objects.get(id) ?? { head: "", stream: "" };
}

function referenceIn(head: string, name: string): string {
  return new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? "";
}

function objectsOf(file: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id = "", body = ""] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = "", ...rest] = body.split("\nstream\n");
    const bytes = Buffer.from(rest.join("\nstream\n").replace(/\nendstream$/, ""), "latin1");
    objects.set(id, { head, stream: head.includes("FlateDecode") ? inflateSync(bytes).toString("latin1") : bytes.toString("latin1") });
  }
  return objects;
}
