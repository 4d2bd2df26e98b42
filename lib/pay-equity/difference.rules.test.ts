import { describe, expect, test } from "vitest";
import { draft, publishedVersions } from "@/prisma/story/logistiek-noord";
import { wordsIn } from "@/lib/core/words";
import type { SectionStates } from "./blocks.schema";
import { differences, summaryOf } from "./difference.rules";
import type { Difference } from "./difference.schema";
import type { AllowanceArrangement } from "./setu/arrangements.schema";
import { fullExample, minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";

const nl = wordsIn("nl");
type Sections = { before?: SectionStates; after?: SectionStates };

function between(before: InquiryPayEquity, after: InquiryPayEquity, sections: Sections = {}): Difference[] {
  return differences({ content: before, sections: sections.before ?? {} }, { content: after, sections: sections.after ?? {} }, "nl", nl);
}

/** What is said after one edit, with plain spaces. */
function told(edit: (content: InquiryPayEquity) => void, start = fullExample()): string[] {
  const after = structuredClone(start);
  edit(after);
  return sentences(between(start, after));
}

function sentences(found: Difference[]): string[] {
  return found.map(({ sentence }) => plain(sentence));
}

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

function allowance(name: string, value: number, manner: Partial<AllowanceArrangement> = {}): AllowanceArrangement {
  const line = { amount: { value, unitCode: "Euro", baseAmount: { unitCode: "Expense" } }, interval: { value: 1, unitCode: "Kilometer" } } as const;
  return { name, origin: { type: "CustomLabourAgreement" }, typeCode: "EA103", line: [line], ...manner };
}

function withAllowances(...allowances: AllowanceArrangement[]): InquiryPayEquity {
  const positionProfile = ["A", "B", "C"].map((id) => ({ positionId: { value: id }, positionTitle: id, origin: { type: "Unknown" as const } }));
  return { ...minimalExample(), positionProfile, allowance: allowances };
}

function only<Item>(items: readonly Item[] | undefined, index = 0): Item {
  const item = items?.[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

describe("what is matched with what", () => {
  test.each([
    ["by its id, whatever its name and place", { id: { value: "R1", schemeAgencyId: "Customer" as const } }, "Reisgeld", ["Reisgeld, naam: Reiskosten → Reisgeld vanaf 1 juli 2026"]],
    ["without an id by origin, code and name", {}, "Reiskosten", []],
  ])("an arrangement is known %s", (_how, manner, name, expected) => {
    const before = withAllowances(allowance("Reiskosten", 0.21, manner), allowance("Maaltijd", 7.5));
    const after = withAllowances(allowance("Maaltijd", 7.5), allowance(name, 0.21, manner));

    expect(sentences(between(before, after))).toEqual(expected);
  });

  test("what has no identity at all is known by what it has in common", () => {
    const before = withAllowances(allowance("Reiskosten", 0.21), allowance("Maaltijd", 7.5));
    const after = withAllowances(allowance("Reiskosten", 0.21), allowance("Warme maaltijd", 7.5));

    expect(sentences(between(before, after))).toEqual(["Warme maaltijd, naam: Maaltijd → Warme maaltijd vanaf 1 juli 2026"]);
  });

  test("a function with another id is another function", () => {
    const found = told((content) => {
      only(content.positionProfile).positionId.value = "INPAK-2";
    }).filter((sentence) => sentence.startsWith("Inpakker"));

    expect(found).toEqual(["Inpakker: nieuw, Nog geen schaal vanaf 1 juli 2026", "Inpakker vervalt vanaf 1 juli 2026, was Schaal 3, vanaf trede 0 (Start altijd in trede 0.)"]);
  });

  test("a line of sick pay is known by when it begins", () => {
    const found = told((content) => {
      const sickPay = only(content.sickPay);
      sickPay.line?.reverse();
      const second = only(sickPay.line);
      if (second.amount) second.amount.value = 80;
    });

    expect(found).toEqual(["Loon bij ziekte, vanaf 52 weken na de ziekmelding: 70% → 80% van het maandloon vanaf 1 juli 2026, voor 2 functies"]);
  });

  test("scales that change places are told, since a condition may go by their order", () => {
    expect(told((content) => only(content.remuneration).salaryScale?.reverse())).toEqual(["Salaristabel, volgorde van de schalen: 3, 6 → 6, 3 vanaf 1 juli 2026"]);
  });
});

describe("what is not there", () => {
  const zero = withAllowances(allowance("Reiskosten", 0));
  const none = withAllowances();

  test.each<[string, SectionStates, string, string, string | null]>([
    ["n.v.t. becomes a zero: a change, and not the same", { expenses: "not_applicable" }, "changed", "n.v.t.", "niet hetzelfde als n.v.t."],
    ["what was not known becomes a zero", { expenses: "unknown" }, "changed", "nog niet bekend", "niet hetzelfde als nog niet bekend"],
    ["what nobody was asked becomes a zero: that is new", {}, "added", "niet opgegeven", "reiskosten (EA103)"],
    ["what was filled in without it gets it: that is new", { expenses: "filled" }, "added", "geen", "reiskosten (EA103)"],
  ])("%s", (_sentence, sections, kind, before, note) => {
    const [found] = between(none, zero, { before: sections });
    expect(found).toMatchObject({ kind, before, note });
    expect(plain(found?.after ?? "")).toBe("€ 0,00 per kilometer");
  });

  test("a zero that becomes n.v.t. is a change the other way round", () => {
    expect(between(zero, none, { after: { expenses: "not_applicable" } })).toMatchObject([{ kind: "changed", after: "n.v.t.", note: "niet hetzelfde als n.v.t." }]);
  });

  test.each<[string, Sections, string[]]>([
    ["n.v.t. after not known", { before: { pension: "unknown" }, after: { pension: "not_applicable" } }, ["Pensioen: nog niet bekend → n.v.t. vanaf 1 juli 2026"]],
    ["n.v.t. after never asked", { after: { pension: "not_applicable" } }, ["Pensioen: niet opgegeven → n.v.t. vanaf 1 juli 2026"]],
    ["never asked after not known", { before: { leave: "unknown" } }, ["Verlof: nog niet bekend → niet opgegeven vanaf 1 juli 2026"]],
    ["the same said twice", { before: { leave: "unknown" }, after: { leave: "unknown" } }, []],
    ["filled in, where its contents already show that", { after: { expenses: "filled" } }, []],
  ])("a block without contents: %s", (_sentence, sections, expected) => {
    expect(sentences(between(zero, zero, sections))).toEqual(expected);
  });

  test("what ends is told with what it was, and n.v.t. with that", () => {
    const one = withAllowances(allowance("Maaltijd", 7.5), allowance("Reiskosten", 0.23));

    expect(sentences(between(one, withAllowances(allowance("Reiskosten", 0.23))))).toEqual(["Maaltijd vervalt vanaf 1 juli 2026, voor 3 functies, was € 7,50 per kilometer"]);
    expect(sentences(between(zero, none, { after: { expenses: "not_applicable" } }))).toEqual(["Reiskosten: € 0,00 per kilometer → n.v.t. vanaf 1 juli 2026, voor 3 functies"]);
  });
});

describe("how it is said", () => {
  test("an amount with its unit once, from when and for how many functions", () => {
    const [found] = between(withAllowances(allowance("Reiskosten", 0.21)), withAllowances(allowance("Reiskosten", 0.23)));

    expect(plain(found?.sentence ?? "")).toBe("Reiskosten: € 0,21 → € 0,23 per kilometer vanaf 1 juli 2026, voor 3 functies");
    expect(found).toMatchObject({ block: "expenses", kind: "changed", what: null, from: "2026-07-01", others: [] });
    expect(plain(found?.delta ?? "")).toBe("+ € 0,02");
  });

  test("wages that rise by one percentage are one row, what rises otherwise is another", () => {
    const found = between(fullExample(), {
      ...fullExample(),
      remuneration: fullExample().remuneration.map((salary) => {
        for (const scale of salary.salaryScale ?? []) for (const step of scale.salaryStep ?? []) step.value = Number((step.value * (scale.name === "6" ? 1.05 : 1.03)).toFixed(2));
        return salary;
      }),
    });

    expect(sentences(found).filter((sentence) => sentence.includes("trede"))).toEqual([
      "Schaal 6, trede 0: € 3.100,00 → € 3.255,00 vanaf 1 juli 2026, voor 1 functie",
      "3 treden: + 3,00% vanaf 1 juli 2026, zoals schaal 3, trede Jeugd: € 1.500,00 → € 1.545,00",
    ]);
  });

  test("the same change of one field in several places is one row", () => {
    const [found, ...rest] = between(
      withAllowances(allowance("Reiskosten", 0.23), allowance("Maaltijd", 7.5)),
      withAllowances(...[allowance("Reiskosten", 0.23), allowance("Maaltijd", 7.5)].map((held) => ({ ...held, origin: { type: "CollectiveLabourAgreement" as const } }))),
    );

    expect(rest).toEqual([]);
    expect(found).toMatchObject({ subject: "Reiskosten", what: "Herkomst", before: "eigen regeling", after: "uit de cao", others: [{ subject: "Maaltijd" }] });
    expect(found?.sentence).toBe("Reiskosten, herkomst en 1 andere: eigen regeling → uit de cao vanaf 1 juli 2026");
  });

  test("a field without words of its own is told as it stands", () => {
    const found = told((content) => Object.assign(only(only(only(content.allowance).line).conditions), { eigenVeld: "x" }));

    expect(found).toEqual(["Nacht, veld “eigenVeld”: nieuw, x vanaf 1 juli 2026"]);
  });

  test("briefly: how many, the first, and how many more", () => {
    const [, first, second] = publishedVersions();
    const summary = summaryOf(between(first?.content ?? minimalExample(), second?.content ?? minimalExample()), nl, 2);

    expect(summary).toMatchObject({ count: 10, title: "10 wijzigingen", more: 8 });
    expect(summary.sentences).toHaveLength(2);
  });

  test("the versions of the story, each from the one before", () => {
    const [first, second, third] = publishedVersions().map(({ content }) => content);
    if (!first || !second || !third) throw new Error("the story has three versions");

    expect(sentences(between(first, second))).toEqual([
      "Geldig: vanaf 1 januari 2026 → vanaf 1 juli 2026",
      "14 treden: + 2,00% vanaf 1 juli 2026, zoals schaal B, trede 0: € 2.490,00 → € 2.539,80",
      "Reiskosten woon-werk: € 0,19 → € 0,21 per kilometer vanaf 1 juli 2026, voor 3 functies",
      "Extra vanaf 55 jaar: nieuw, 2 dagen per jaar vanaf 1 juli 2026, voor 3 functies",
    ]);
    expect(sentences(between(third, draft().content))).toEqual([
      "Geldig: vanaf 1 januari 2027 → vanaf 1 april 2027",
      "Overwerk, de eerste twee uur na 38 uur in een week, boven op het uurloon: 25% → 50% van het uurloon vanaf 1 april 2027, voor 3 functies",
      "Overwerk, elk volgend uur in die week, boven op het uurloon: 50% → 100% van het uurloon vanaf 1 april 2027, voor 3 functies",
      "Arbeidsduurverkorting (ADV): 0 → 10 uur per jaar vanaf 1 april 2027, voor 3 functies",
    ]);
  });
});
