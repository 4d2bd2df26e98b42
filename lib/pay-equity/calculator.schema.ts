import { z } from "zod";

/** What a person asks the calculator, as it stands in the address of its page; every part may be missing or nonsense. */
const asked = z.union([z.string(), z.array(z.string())]).optional();
export const CalculatorQuery = z.object({ functie: asked, voor: asked, trede: asked, datum: asked, leeftijd: asked, van: asked, tot: asked, telt: asked });
export type CalculatorQuery = z.infer<typeof CalculatorQuery>;

export const calculatorFields = ["functie", "trede", "datum", "leeftijd", "van", "tot"] as const;
export type CalculatorField = (typeof calculatorFields)[number];

/** A line of the method in words: what was done, what it came to, and where that comes from. */
export type MethodLine = { sentence: string; result: string | null; source: string };

export type Choice = { value: string; label: string };

/** The hourly wage in words. `depends` are conditions nobody told us; `below` says by how much it falls short of the law. */
export type CalculatedWage = { hourly: string; about: string; method: MethodLine[]; below: string | null; notes: string[]; depends: string[] };

export type CalculatedRow = { key: string; when: string; day: string; hours: string; what: string; perHour: string; total: string };

/** The pay of a shift in words; `choices` are allowances that count only when a person says so. */
export type CalculatedShift = {
  hours: string;
  total: string;
  rows: CalculatedRow[];
  once: { name: string; amount: string }[];
  method: { title: string; lines: MethodLine[] }[];
  notes: string[];
  choices: { key: string; name: string; depends: string; isChosen: boolean }[];
};

/** A calculation as its page shows it: the form with what was filled in and what is wrong with it, and what came out. */
export type Calculator = {
  values: Record<CalculatorField, string>;
  errors: Partial<Record<CalculatorField, string>>;
  functions: Choice[];
  steps: Choice[];
  wage: CalculatedWage | null;
  shift: CalculatedShift | null;
};
