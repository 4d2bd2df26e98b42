import { existsSync, readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020";
import { describe, expect, test } from "vitest";
import { fullExample, minimalExample } from "./examples";
import { InquiryPayEquity } from "./message.schema";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const accepts = (message: unknown) => InquiryPayEquity.safeParse(message).success;

/** A copy of the full example in which one place is changed, named by its path; `undefined` takes it out. */
function fullWith(path: string, value: unknown): unknown {
  const message: unknown = fullExample();
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const place = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], message) as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return message;
}

describe("the SETU message", () => {
  test("accepts the least and the most, and gives them back unchanged", () => {
    expect(InquiryPayEquity.parse(minimalExample())).toEqual(minimalExample());
    expect(InquiryPayEquity.parse(fullExample())).toEqual(fullExample());
  });

  test.each<[string, unknown, string]>([
    ["documentId", undefined, "no document id"],
    ["documentId.schemeAgencyId", "KvK", "a legal scheme for a business id"],
    ["effectivePeriod", undefined, "no period"],
    ["remuneration", [], "no remuneration"],
    ["customer.legalId", [], "no legal id"],
    ["customer.personContacts", [], "nobody to contact"],
    ["customer.personContacts.0.name", undefined, "a contact without a name"],
    ["customer.id", [1, 2, 3].map((n) => ({ value: `${n}`, schemeAgencyId: "Supplier" })), "three ids"],
    ["wazo", [], "a block that version 2.0 does not have"],
    ["__webform_data__", {}, "the extra block of the free web form"],
    ["leave.0.origin", undefined, "leave without its origin"],
    ["holidayAllowance.0.name", undefined, "holiday allowance without a name"],
    ["allowance.0.typeCode", "HT999", "an allowance code that does not exist"],
    ["allowance.0.line.0.amount.value", "35", "an amount as text"],
    ["allowance.0.line.0.amount.unitCode", "percentage", "a unit in lower case"],
    ["allowance.0.line.0.amount.baseAmount", undefined, "an amount without a base"],
    ["allowance.0.period.0.weekday", ["Monday"], "a weekday as text"],
    ["allowance.0.payDate", { occurrenceType: "SingleOccurrence", date: "2026-12-15" }, "an occurrence type from the documentation"],
    ["holidayAllowance.0.payDate.interval", undefined, "a recurring moment without `interval`"],
    ["remuneration.0.conditions.0.condition.conditionType", "Nor", "an unknown condition deep inside"],
    ["remuneration.0.conditions.1.conditions", [], "an empty AllOf"],
    ["remuneration.0.interval.unitCode", "FourWeeks", "four weeks as a code"],
    ["remuneration.0.salaryScale.0.salaryStep.0.value", null, "a step without an amount"],
  ])("refuses %s = %j: %s", (path, value) => {
    expect(accepts(fullWith(path, value))).toBe(false);
  });

  test.each<[string, unknown, string]>([
    ["effectivePeriod", {}, "an empty period (the portal asks more, the standard does not)"],
    ["remuneration.0.conditions.0.condition.note", "own remark", "an unknown key in a condition, which the standard leaves open"],
    ["allowance.0.payDate.source", "cao", "an unknown key in an occurrence, likewise"],
    ["holidayAllowance.0.payDate.interval", { every: "year" }, "any value for the interval of a recurring moment"],
    ["holidayAllowance.0.payDate.recurringInterval", undefined, "a recurring moment with `interval` alone"],
    ["remuneration.0.generalSalaryIncrease.0.effectiveDate.date", "2024-07", "a month where a moment is asked"],
    ["remuneration.0.interval", { value: 4, unitCode: "Week" }, "four weeks as four times a week"],
  ])("accepts %s = %j: %s", (path, value) => {
    expect(accepts(fullWith(path, value))).toBe(true);
    expect(InquiryPayEquity.parse(fullWith(path, value))).toEqual(fullWith(path, value));
  });

  test("puts the keys in the order of the standard, whatever order they arrive in", () => {
    const turned = Object.fromEntries(Object.entries(fullExample()).reverse());

    expect(JSON.stringify(InquiryPayEquity.parse(turned))).toBe(JSON.stringify(InquiryPayEquity.parse(fullExample())));
  });
});

/* The official schema is not ours to publish: where it lies beside the repository we compare, elsewhere we say that we do not. */
const officialSchema = new URL("../../../../shared/setu/InquiryPayEquity-v2.0.schema.json", import.meta.url);

describe("against the official message schema", () => {
  test("judges the full example, and every copy of it with one fault, as the official schema does", () => {
    if (!existsSync(officialSchema)) {
      console.warn("Skipped: the official SETU schema does not lie beside this repository, so our schema was not compared with it.");
      return;
    }
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const official = ajv.compile(JSON.parse(readFileSync(officialSchema, "utf8")) as object);
    const copies = [minimalExample() as Json, fullExample() as Json, ...damaged(fullExample() as Json)];

    const disagreements = copies.filter((copy) => official(copy) !== accepts(copy));

    expect(copies.length).toBeGreaterThan(1000);
    expect(disagreements).toEqual([]);
  }, 60_000);
});

/** All copies of a value in which one place is taken out, replaced by another kind, emptied, or has one key too many. */
function damaged(value: Json): Json[] {
  return [...replacements(value), ...(isTree(value) ? inside(value) : [])];
}

function inside(tree: Json[] | { [key: string]: Json }): Json[] {
  const without = (key: string): Json => {
    const entries = Object.entries(tree).filter(([name]) => name !== key);
    return Array.isArray(tree) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
  };
  const having = (key: string, child: Json): Json => (Array.isArray(tree) ? tree.with(Number(key), child) : { ...tree, [key]: child });

  return Object.entries(tree).flatMap(([key, child]) => [without(key), ...damaged(child).map((copy) => having(key, copy))]);
}

function replacements(value: Json): Json[] {
  if (Array.isArray(value)) return [null, "list", {}, []];
  if (isTree(value)) return [null, "tree", {}, [], { ...value, unknownKey: 1 }];
  return [null, {}, typeof value === "string" ? 7 : "text", typeof value === "string" ? `${value}x` : true];
}

function isTree(value: Json): value is Json[] | { [key: string]: Json } {
  return typeof value === "object" && value !== null;
}
