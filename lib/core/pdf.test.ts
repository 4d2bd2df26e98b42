import { describe, expect, test } from "vitest";
import { facts, type Frame, heading, list, PAGE, paragraph, renderPdf, room, type Sheet, title } from "./pdf";
import { pageTexts } from "./pdf-text";

const frame: Frame = {
  title: "Een stuk",
  language: "nl-NL",
  madeAt: new Date("2026-10-01T10:00:00Z"),
  identity: "stuk-1",
  head: "Kop rechts",
  foot: "Voet links",
  pageOf: (page, pages) => `Pagina ${page} van ${pages}`,
};

const drawTwoPages = (sheet: Sheet) => {
  title(sheet, "Łódź, Şahin en één – ’t kan");
  heading(sheet, "1. Kop");
  paragraph(sheet, "Met nummer.", { number: "1.1", indent: 36 });
  list(sheet, ["eerst", "daarna"]);
  facts(sheet, [{ label: "Kenmerk", value: "0a1b 2c3d", mono: true }]);
  room(sheet, PAGE.height);
  paragraph(sheet, "Op de tweede bladzijde.");
};

describe("renderPdf", () => {
  test("writes what was drawn, in order, inside the frame of every page", async () => {
    const pages = pageTexts(await renderPdf(frame, drawTwoPages));

    expect(pages).toHaveLength(2);
    expect(pages[0]).toBe("Łódź, Şahin en één – ’t kan 1. Kop 1.1 Met nummer. – eerst – daarna Kenmerk 0a1b 2c3d inlenersbeloning Kop rechts Voet links Pagina 1 van 2");
    expect(pages[1]).toBe("Op de tweede bladzijde. inlenersbeloning Kop rechts Voet links Pagina 2 van 2");
  });

  test("gives the same bytes for the same frame and drawing, and others for another identity", async () => {
    const once = await renderPdf(frame, drawTwoPages);

    expect((await renderPdf(frame, drawTwoPages)).equals(once)).toBe(true);
    expect((await renderPdf({ ...frame, identity: "stuk-2" }, drawTwoPages)).equals(once)).toBe(false);
  });

  test("is tagged, says its language, and embeds every font it uses", async () => {
    const file = (await renderPdf(frame, drawTwoPages)).toString("latin1");

    expect(file).toContain("/Lang (nl-NL)");
    expect(file).toMatch(/\/MarkInfo/);
    for (const tag of ["Document", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"]) expect(file).toContain(`/S /${tag}\n`);
    expect(file.match(/\/FontFile2/g)).toHaveLength(3);
    expect(file).not.toContain("Helvetica");
  });

  test("carries no moment but the one it was given", async () => {
    const file = (await renderPdf(frame, drawTwoPages)).toString("latin1");
    const moments = [...file.matchAll(/\(D:(\d{14})Z\)|<xmp:\w+Date>([^<]+)</g)].map(([, inInfo, inXmp]) => inInfo ?? inXmp);

    expect(new Set(moments)).toEqual(new Set(["20261001100000", "2026-10-01T10:00:00Z"]));
  });
});

test("a short paragraph at the foot of a page goes to the next one whole", async () => {
  const words = Array.from({ length: 45 }, (_, index) => `woord${index}`).join(" ");
  const pages = pageTexts(
    await renderPdf(frame, (sheet) => {
      sheet.pdf.y = PAGE.height - PAGE.bottom - 20;
      paragraph(sheet, words);
    }),
  );

  expect(pages[0]).not.toContain("woord");
  expect(pages[1]).toContain(words);
});
