import { describe, expect, test } from "vitest";
import { groupedHash, partsOf, readingMinutes, wordCount } from "./parts.rules";
import { apiAgreement } from "./texts/api-agreement";

describe("partsOf", () => {
  test("reads titles, headings, paragraphs, articles and lists in order", () => {
    const source = "# Overeenkomst\n\nVoor iedereen.\n\n## 1. Begin\n\n1.1 Het begint.\n\n- eerst\n- daarna\n\n- los\n";

    expect(partsOf(source)).toEqual([
      { kind: "title", text: "Overeenkomst" },
      { kind: "paragraph", number: null, text: "Voor iedereen." },
      { kind: "heading", text: "1. Begin" },
      { kind: "paragraph", number: "1.1", text: "Het begint." },
      { kind: "list", items: ["eerst", "daarna"] },
      { kind: "list", items: ["los"] },
    ]);
  });

  test.each(["### Te diep", "* ster", "1) haakje", "> aanhaling", "| tabel", "  ingesprongen", "-geen spatie", "```"])("refuses %j", (line) => {
    expect(() => partsOf(`# Titel\n\n${line}\n`)).toThrow(/may not hold this line/);
  });

  test("keeps a number that is not an article in its sentence", () => {
    expect(partsOf("30 dagen later.")).toEqual([{ kind: "paragraph", number: null, text: "30 dagen later." }]);
  });
});

describe("the text of this release", () => {
  const parts = partsOf(apiAgreement.source);

  test("loses no word on its way to the screen and the PDF", () => {
    const drawn = parts.flatMap((part) => {
      if (part.kind === "list") return part.items;
      return part.kind === "paragraph" && part.number ? [part.number, part.text] : [part.text];
    });
    const written = apiAgreement.source.replace(/^(#{1,2}|-) /gm, "");

    expect(drawn.join(" ").split(/\s+/)).toEqual(written.trim().split(/\s+/));
  });

  test("numbers its articles without a gap, each under the heading of its number", () => {
    let article = "";
    let expected = 1;
    for (const part of parts) {
      if (part.kind === "heading") [article, expected] = [part.text.split(".")[0] ?? "", 1];
      if (part.kind !== "paragraph" || part.number === null) continue;
      expect(part.number).toBe(`${article}.${expected}`);
      expected += 1;
    }

    const headings = parts.filter((part) => part.kind === "heading").map((part) => part.text.split(".")[0]);
    expect(headings).toEqual([...Array.from({ length: 12 }, (_, index) => `${index + 1}`), ...Array.from({ length: 11 }, (_, index) => `B${index + 1}`)]);
  });

  test("names its own version and date", () => {
    const date = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone: "Europe/Amsterdam" }).format(new Date(apiAgreement.publishedAt));

    expect(apiAgreement.source).toContain(`Versie ${apiAgreement.version}, gepubliceerd op ${date}.`);
  });

  test("marks the date of the law as resting on one source", () => {
    const law = parts.find((part) => part.kind === "paragraph" && part.text.includes("31 december 2026"));

    expect(law).toMatchObject({ text: expect.stringContaining("één bron") as string });
  });

  test("has in its annex what AVG article 28(3) asks for", () => {
    const headings = parts.filter((part) => part.kind === "heading").map((part) => part.text).join("\n");

    for (const subject of ["Onderwerp, duur, aard en doel", "Soorten gegevens en betrokkenen", "Instructies", "Geheimhouding", "Beveiliging", "Subverwerkers", "Hulp", "Datalekken", "Bewaren, teruggeven en wissen", "Controle", "Doorgifte"]) {
      expect(headings).toContain(subject);
    }
  });
});

test("words are counted without numbers of articles and marks", () => {
  expect(wordCount("# Eén titel\n\n1.1 Drie korte woorden – hier.\n\n- punt\n")).toBe(7);
});

test.each([
  { words: 1, minutes: 1 },
  { words: 200, minutes: 1 },
  { words: 201, minutes: 2 },
])("$words words take $minutes minutes", ({ words, minutes }) => {
  expect(readingMinutes(Array.from({ length: words }, () => "woord").join(" "))).toBe(minutes);
});

test("a hash is grouped in fours over two lines and keeps every character", () => {
  const hash = "0123456789abcdef".repeat(4);

  expect(groupedHash(hash)).toBe("0123 4567 89ab cdef 0123 4567 89ab cdef\n0123 4567 89ab cdef 0123 4567 89ab cdef");
});
