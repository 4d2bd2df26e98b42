import { describe, expect, test } from "vitest";
import { type Locale, wordsIn } from "@/lib/core/words";
import en from "@/messages/en/calculation.json";
import nl from "@/messages/nl/calculation.json";
import { calculator, voiceOf } from "./calculator.rules";
import type { CalculatorQuery } from "./calculator.schema";
import { fullExample, minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";

const ask = (query: CalculatorQuery, content: InquiryPayEquity = fullExample(), today = "2026-08-03", locale: Locale = "nl") =>
  calculator(content, query, today, voiceOf(content, locale, wordsIn(locale)));
const plain = (text: string | undefined | null) => text?.replaceAll("\u00a0", " ");

describe("an address without a question", () => {
  test("begins at the first function, where it starts, today", () => {
    const { values, wage, shift, errors } = ask({});
    expect(values).toMatchObject({ functie: "INPAK", trede: "3/0", datum: "2026-08-03", van: "", tot: "" });
    expect([plain(wage?.hourly), plain(wage?.about), shift, errors]).toEqual(["€ 15,3840", "Schaal 3, trede 0, op 3 augustus 2026", null, {}]);
  });

  test.each([
    ["before the version holds, on its first day", "2026-01-01", "2026-07-01"],
    ["after it, on its last", "2030-01-01", "2027-06-30"],
  ])("%s", (_, today, day) => {
    expect(ask({}, fullExample(), today).values.datum).toBe(day);
  });

  test("offers every step with its amount", () => {
    expect(ask({}).steps.map(({ label }) => plain(label))).toEqual([
      "Schaal 3, trede Jeugd: € 1.500,00",
      "Schaal 3, trede 0: € 2.400,00",
      "Schaal 3, trede 1: € 2.600,00",
      "Schaal 6, trede 0: € 3.100,00",
    ]);
  });

  test("says every step of the method, with where it comes from", () => {
    const { wage } = ask({ datum: "2027-01-01", trede: "3/1" });
    expect(wage?.method.map(({ sentence, result }) => [plain(sentence), plain(result)])).toEqual([
      ["Salaris in schaal 3, trede 1, per maand", "€ 2.600,00"],
      ["Verhoging van 2,5% vanaf 1 januari 2027", "€ 2.665,00"],
      ["€ 2.665,00 × 0,641%", "€ 17,0827"],
    ]);
    expect(wage?.method.every(({ source }) => source.startsWith("Uit het document: "))).toBe(true);
  });
});

describe("a field that cannot be used is told so at the field", () => {
  test.each<[string, CalculatorQuery, string]>([
    ["a day that does not exist", { datum: "2026-02-30" }, "datum"],
    ["no day", { datum: "" }, "datum"],
    ["a day without a table", { datum: "2028-01-01" }, "datum"],
    ["an age of nobody", { leeftijd: "7" }, "leeftijd"],
    ["an age in words", { leeftijd: "oud" }, "leeftijd"],
    ["a function that is not there", { functie: "<script>" }, "functie"],
    ["a scale that is not there", { trede: "Z/0" }, "trede"],
    ["a step that is not there", { trede: "3/99" }, "trede"],
    ["half a shift", { van: "22:00" }, "tot"],
    ["the other half", { tot: "22:00" }, "van"],
    ["a time that is none", { van: "25:00", tot: "06:00" }, "van"],
    ["a shift of no length", { van: "06:00", tot: "06:00" }, "tot"],
  ])("%s", (_, query, field) => {
    const { errors } = ask(query);
    expect(Object.keys(errors)).toEqual([field]);
    expect(Object.values(errors)[0]).toMatch(/\.$/);
  });

  test("a broken escape and a list are no error", () => {
    expect(ask({ trede: "%E0%A4%A/0", functie: ["INPAK", "PLOEGBAAS"] }).wage).not.toBeNull();
  });

  test("a wrong time leaves the wage", () => {
    const { wage, shift } = ask({ van: "22:00", tot: "laat" });
    expect([wage === null, shift]).toEqual([false, null]);
  });
});

test("another function does not keep the step of the one before", () => {
  expect(ask({ functie: "PLOEGBAAS", voor: "INPAK", trede: "3/1" }).values.trede).toBe("6/0");
  expect(ask({ functie: "INPAK", voor: "INPAK", trede: "3/1" }).values.trede).toBe("3/1");
});

test("a youth step follows the age, and the law is compared by age", () => {
  const { wage, values } = ask({ leeftijd: "18" });
  expect([values.trede, wage?.below]).toEqual(["3/Jeugd", null]);
  expect(ask({ trede: "3/Jeugd" }).wage?.below).toContain("21 jaar en ouder");
});

describe("a shift on a Monday night", () => {
  const query = { datum: "2026-08-03", van: "21:00", tot: "23:00" };

  test("counts what the document can decide, and asks the rest", () => {
    const { shift } = ask(query);
    expect([shift?.hours, plain(shift?.total)]).toEqual(["2 uur", "€ 30,77"]);
    expect(shift?.choices.map(({ name, depends }) => [name, depends])).toEqual([["Nacht", "Alleen bij ingeroosterde nachten."]]);
  });

  test("counts what a person ticks", () => {
    const { shift } = ask({ ...query, telt: "allowance.0.line.0" });
    expect(shift?.rows.map(({ when, what, hours }) => [when, what, hours])).toEqual([
      ["21:00 – 22:00", "Geen toeslag", "1"],
      ["22:00 – 23:00", "Nacht", "1"],
    ]);
    expect(plain(shift?.total)).toBe("€ 36,54");
  });
});

test("a message without functions has nothing to ask", () => {
  expect(ask({}, minimalExample())).toMatchObject({ functions: [], wage: null, shift: null });
});

test("every sentence stands in both languages, with the same values", () => {
  const namesIn = (value: unknown, path = ""): string[] =>
    typeof value === "string" ? [`${path} ${[...new Set(value.match(/\{\w+/g))].sort().join(" ")}`] : Object.entries(value as object).flatMap(([key, child]) => namesIn(child, `${path}.${key}`));
  expect(namesIn(en)).toEqual(namesIn(nl));
});
