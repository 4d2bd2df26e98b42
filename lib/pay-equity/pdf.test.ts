import { describe, expect, test } from "vitest";
import { pageTexts } from "@/lib/core/pdf-text";
import { wordsIn } from "@/lib/core/words";
import { blocksOf } from "./blocks.rules";
import { renderVersionPdf, type VersionPdf } from "./pdf";
import { projectForPositions, sharedPositions } from "./projection.rules";
import { fullExample, minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";

const sha256 = "3f".repeat(32);

const textOf = (file: Buffer) => pageTexts(file).join(" ");

/** A version for one company; tests name only what they are about. */
function version(content: InquiryPayEquity, rest: Partial<VersionPdf> = {}): VersionPdf {
  const ids = content.positionProfile?.map(({ positionId }) => positionId.value) ?? [];
  return {
    id: "0199c000-0000-7000-8000-000000000001",
    hirer: { name: "Voorbeeld Verpakking", kvkNumber: "12345678" },
    company: { name: "Anders Flex", kvkNumber: "87654321" },
    name: "Inpak",
    version: { number: 3, revision: 2, validFrom: "2026-07-01", validTo: null, publishedAt: new Date("2026-06-05T08:00:00Z"), sha256 },
    blocks: blocksOf(content, "nl", wordsIn("nl")),
    sections: {},
    positions: sharedPositions(content, ids),
    proof: { code: "3F7K-9QXM-2TRB-HC8W-VN4D", address: "https://portaal.example/controleer" },
    locale: "nl",
    translate: wordsIn("nl"),
    ...rest,
  };
}

test("the same version gives the same bytes, now and later", async () => {
  const [once, again] = [await renderVersionPdf(version(fullExample())), await renderVersionPdf(version(fullExample()))];

  expect(again.equals(once)).toBe(true);
}, 30_000);

test("another company or another revision gives another file", async () => {
  const file = await renderVersionPdf(version(minimalExample()));
  const forOther = await renderVersionPdf(version(minimalExample(), { company: { name: "Webinar Flex", kvkNumber: "87654321" } }));
  const next = version(minimalExample());
  next.version.revision = 3;

  expect(forOther.equals(file)).toBe(false);
  expect((await renderVersionPdf(next)).equals(file)).toBe(false);
}, 30_000);

describe("the file", () => {
  test("is tagged, says its language and title, and holds its fonts", async () => {
    const file = (await renderVersionPdf(version(minimalExample()))).toString("latin1");

    expect(file.startsWith("%PDF-1.7")).toBe(true);
    expect(file).toContain("/Lang (nl-NL)");
    expect(file).toContain("/StructTreeRoot");
    expect(file).toContain("/DisplayDocTitle true");
    expect(file).toContain("/FontFile2");
    expect(file).toContain("/ToUnicode");
    expect(file).not.toContain("/BaseFont /Helvetica");
    expect(file).toContain("(D:20260605080000Z)");
  }, 30_000);

  test("says in words what holds, with amounts that can be copied", async () => {
    const text = textOf(await renderVersionPdf(version(fullExample())));

    expect(text).toContain("Inpak");
    expect(text).toContain("3, revisie 2");
    expect(text).toContain("Vanaf 1 juli 2026");
    expect(text).toContain("5 juni 2026 om 10:00");
    expect(text).toContain("Inpakker en Ploegbaas");
    expect(text).toContain(sha256);
    expect(text).toContain("Voorbeeld Verpakking, KvK 1234 5678");
    expect(text).toContain("Anders Flex, KvK 8765 4321");
    expect(text).toContain("3F7K-9QXM-2TRB-HC8W-VN4D");
    expect(text).toContain("https://portaal.example/controleer");
    expect(text).toContain("€ 2.600,00");
    expect(text).toContain("35% van het uurloon");
  }, 30_000);

  test("holds nothing of a function that is not shared", async () => {
    const seen = projectForPositions(fullExample(), ["INPAK"]);
    const text = textOf(await renderVersionPdf(version(seen)));

    expect(text).toContain("Inpakker");
    expect(text).not.toMatch(/ploegbaas|Schaal 6/i);
  }, 30_000);

  test("names the blocks that are not in it, so that silence is not read as zero", async () => {
    const text = textOf(await renderVersionPdf(version(minimalExample())));

    expect(text).toContain("Niet in deze versie: Functies");
  }, 30_000);

  test("tells n.v.t., not known and never asked apart, each once", async () => {
    const text = textOf(await renderVersionPdf(version(minimalExample(), { sections: { pension: "not_applicable", leave: "unknown", sickPay: "filled" } })));
    const absent = /Niet in deze versie: (.*?)\./.exec(text)?.[1] ?? "";

    expect(text).toMatch(/Pensioen\s+Niet van toepassing \(n\.v\.t\.\)/);
    expect(text).toMatch(/Verlof\s+Niet opgegeven: de inlener weet dit nog niet/);
    expect(absent).not.toMatch(/Pensioen|Verlof/);
    expect(absent).toContain("Functies");
    expect(text.match(/n\.v\.t\./g)).toHaveLength(1);
  }, 30_000);

  test("speaks English when asked", async () => {
    const translate = wordsIn("en");
    const english = version(fullExample(), { locale: "en", translate, blocks: blocksOf(fullExample(), "en", translate) });
    const file = await renderVersionPdf(english);

    expect(file.toString("latin1")).toContain("/Lang (en-GB)");
    expect(textOf(file)).toContain("35% of the hourly wage");
  }, 30_000);

  test("takes texts longer than a page and tables wider and longer than one", async () => {
    const content = fullExample();
    const [salary] = content.remuneration;
    const steps = Array.from({ length: 60 }, (_, step) => ({ name: `${step}`, value: 2500 + step }));
    if (salary) salary.salaryScale = Array.from({ length: 7 }, (_, scale) => ({ name: `${scale}`, currency: "EUR", salaryStep: steps }));
    for (const allowance of content.allowance ?? []) allowance.description = "Een lange toelichting. ".repeat(250);

    const text = textOf(await renderVersionPdf(version(content)));

    expect(text).toContain("Schaal 6");
    expect(text.match(/€ 2\.559,00/g)).toHaveLength(7);
    expect(text.match(/lange/g)).toHaveLength(250 * (content.allowance?.length ?? 0));
  }, 30_000);
});
