import { describe, expect, test } from "vitest";
import { type Locale, wordsIn } from "@/lib/core/words";
import { placeAt } from "./places.rules";
import { minimumWagesKnown, reportOf, type Reader } from "./report.rules";
import { fullExample, minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";
import { findings } from "./validity.rules";

const voice = (locale: Locale, content: InquiryPayEquity) => ({
  locale,
  translate: wordsIn(locale),
  titles: new Map(content.positionProfile?.map(({ positionId, positionTitle }) => [positionId.value, positionTitle])),
});

function reportFor(content: InquiryPayEquity, reader: Reader = "hirer", locale: Locale = "nl") {
  return reportOf(findings(content), content, reader, voice(locale, content));
}

/** Scales A, B, C … of the steps 1, 2, 3 …, all paid this much an hour. */
function payScales(count: number, steps: number, value: number, names = (index: number) => String.fromCharCode(65 + index)): InquiryPayEquity {
  const content = minimalExample();
  content.effectivePeriod = { validFrom: "2026-07-01", validTo: "2026-12-31" };
  const salaryStep = Array.from({ length: steps }, (_, index) => ({ name: String(index + 1), value }));
  content.remuneration[0] = { ...content.remuneration[0]!, interval: { value: 1, unitCode: "Hour" }, salaryScale: Array.from({ length: count }, (_, index) => ({ name: names(index), currency: "EUR", salaryStep })) };
  return content;
}

const groupsOf = (content: InquiryPayEquity, block: string, locale: Locale = "nl") => reportFor(content, "hirer", locale).blocks.find(({ id }) => id === block)?.groups ?? [];

describe("what says the same is said once", () => {
  test("twelve steps of three scales below the minimum wage", () => {
    const [group, ...others] = groupsOf(payScales(3, 4, 14.5), "remuneration");

    expect(others).toEqual([]);
    expect(group).toMatchObject({ severity: "warning", isSummary: true, from: "1 juli 2026" });
    expect(group?.sentence).toBe("12 treden van schaal A t/m C liggen vanaf 1 juli 2026 onder het minimumloon van € 14,99 per uur (vanaf 21 jaar).");
    expect(group?.findings.map(({ place }) => place).slice(0, 2)).toEqual(["Salaris, schaal A, trede 1", "Salaris, schaal A, trede 2"]);
  });

  test("sixty scales of ten steps are one sentence, with every place beneath it", () => {
    const [group] = groupsOf(payScales(60, 10, 10, (index) => `S${index + 1}`), "remuneration", "en");

    expect(group?.sentence).toBe("600 steps of scales S1 to S60 are from 1 July 2026 below the minimum wage of €14.99 per hour (21 and over).");
    expect(group?.findings).toHaveLength(600);
  });

  test("scales apart are named, many are counted", () => {
    const content = payScales(12, 1, 14.5);
    const scales = content.remuneration[0]!.salaryScale!;
    for (const index of [1, 3]) scales[index]!.salaryStep = [{ name: "1", value: 20 }];
    expect(groupsOf(content, "remuneration")[0]?.sentence).toContain("10 schalen");

    for (const index of [4, 5, 6, 7, 8, 9, 10, 11]) scales[index]!.salaryStep = [{ name: "1", value: 20 }];
    expect(groupsOf(content, "remuneration")[0]?.sentence).toContain("2 treden van schaal A en C liggen");
  });

  test("one step keeps its own sentence, with its wage", () => {
    const [group] = groupsOf(payScales(1, 1, 14.5), "remuneration");

    expect(group?.isSummary).toBe(false);
    expect(group?.sentence.replaceAll("\u00a0", " ")).toBe("Trede 1 van schaal A is € 14,50 per uur (zo staat het in de tabel). Het minimumloon vanaf 21 jaar is € 14,99.");
  });

  test("other kinds stand together under the first sentence", () => {
    const content = minimalExample();
    content.positionProfile = ["A", "B", "C"].map((id) => ({ positionId: { value: id }, positionTitle: `Functie ${id}`, origin: { type: "Unknown" } }));
    const [group, ...others] = groupsOf(content, "positions");

    expect(others).toEqual([]);
    expect(group?.sentence).toBe("De functie Functie A heeft nog geen schaal.");
    expect(group?.findings.map(({ place }) => place)).toEqual(["Functies, functie Functie A", "Functies, functie Functie B", "Functies, functie Functie C"]);
  });
});

test("counts are per severity and per block, and errors come first", () => {
  const content = fullExample();
  content.effectivePeriod = { validTo: "2026-12-31" };
  content.customer.personContacts[0]!.communication = {};
  const report = reportFor(content);

  const [general] = report.blocks;
  expect(general).toMatchObject({ id: "general", title: "Algemeen", counts: { error: 1, warning: 1, note: 0 } });
  expect(general?.groups.map(({ severity }) => severity)).toEqual(["error", "warning"]);
  expect(report.counts.error).toBe(report.blocks.reduce((sum, { counts }) => sum + counts.error, 0));
});

test("a loop is told with the names of its bases", () => {
  const content = fullExample();
  content.baseDefinition![1]!.holidayAllowanceIndicator = true;

  const sentences = reportFor(content).blocks.flatMap(({ groups }) => groups.map(({ sentence }) => sentence));
  expect(sentences).toContain("Deze grondslag bevat zichzelf: Vakantiebijslag → grondslag loon voor de vakantiebijslag → Vakantiebijslag. Zo valt er niets te berekenen.");
});

test("a company is told to ask, a hirer to mend", () => {
  const content = payScales(1, 1, 10);
  const advice = (reader: Reader) => reportFor(content, reader).blocks.find(({ id }) => id === "remuneration")?.groups[0]?.advice;

  expect(advice("hirer")).toBe("Verhoog het bedrag, of geef aan dat de trede het minimumloon volgt.");
  expect(advice("company")).toContain("Vraag de inlener");
});

test("every finding has a sentence, a source and advice in both languages", () => {
  const content = { ...payScales(2, 2, 10), effectivePeriod: { validFrom: "2023-01-01" } };
  content.remuneration.push({ ...content.remuneration[0]!, salaryScale: [{ name: "Z", currency: "EUR", minValue: 9, maxValue: 8 }] });
  for (const locale of ["nl", "en"] as const) {
    for (const { groups } of reportFor(content, "company", locale).blocks) {
      for (const { sentence, source, advice } of groups) for (const said of [sentence, source, advice]) expect(said).toMatch(/^[\dA-Z].*[\w.]$/s);
    }
  }
});

test.each<[string, string]>([
  ["effectivePeriod.validFrom", "Algemeen, periode"],
  ["customer.personContacts.0.communication", "Algemeen, contactpersoon A. de Boer"],
  ["remuneration.0.hourlyWageConversion", "Salaris, uurloonpercentage en -factor"],
  ["remuneration.0.salaryScale.0.salaryStep.2.value", "Salaris, schaal 3, trede 1"],
  ["remuneration.0.salaryScale.1.positionProfileReference.0.startSalaryStep", "Salaris, schaal 6, functie Ploegbaas"],
  ["remuneration.0.generalSalaryIncrease.0.effectiveDate.date", "Salaris, initiële verhoging 1"],
  ["positionProfile.0", "Functies, functie Inpakker"],
  ["allowance.0.period.0.timePeriod", "Toeslagen, Nacht, tijden 1"],
  ["allowance.0.line.0.conditions.0.positionProfileIds.0", "Toeslagen, Nacht, regel 1, voorwaarden"],
  ["holidayAllowance.0.line.0.amount.value", "Vakantiebijslag, regel 1"],
  ["leave.0.paidLeave.0.amount.value", "Verlof, vakantie"],
  ["sickPay.0.waitingDays.value", "Ziekte, Loon bij ziekte, wachtdagen"],
  ["baseDefinition.1.holidayAllowanceIndicator", "Grondslagen, grondslag loon voor de vakantiebijslag"],
  ["sections.leave", "Verlof"],
])("%s is called %s", (path, place) => {
  const content = fullExample();
  expect(placeAt(path, content, voice("nl", content))).toBe(place);
});

test("a second salary table is told apart", () => {
  const content = fullExample();
  content.remuneration.push(structuredClone(content.remuneration[0]!));
  expect(placeAt("remuneration.1.salaryScale.0", content, voice("en", content))).toBe("Salary, table 2, scale 3");
});

test("the minimum wage is shown newest first, computed amounts marked, the first unknown day named", () => {
  const { rows, unknownFrom } = minimumWagesKnown({ locale: "nl" });

  expect(unknownFrom).toBe("1 januari 2027");
  expect(rows).toHaveLength(6);
  expect(rows[0]).toMatchObject({ from: "1 juli 2026", bblComputed: true });
  expect(rows[0]?.byAge.map(({ age, amount }) => `${age} ${amount}`)).toEqual(["21 14,99", "20 11,99", "19 8,99", "18 7,50", "17 5,92", "16 5,17", "15 4,50"]);
});
