import { existsSync, readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020";
import { describe, expect, test } from "vitest";
import { hourlyWage } from "@/lib/pay-equity/amounts.rules";
import { projectForPositions } from "@/lib/pay-equity/projection.rules";
import { InquiryPayEquity } from "@/lib/pay-equity/setu/message.schema";
import { findings } from "@/lib/pay-equity/validity.rules";
import { draft, publishedVersions } from "./logistiek-noord";
import { functions } from "./logistiek-noord.terms";

const told = [...publishedVersions(), draft()].map(({ content }, index) => ({ number: index + 1, content }));
const officialSchema = new URL("../../../shared/setu/InquiryPayEquity-v2.0.schema.json", import.meta.url);

describe.each(told)("version $number of Logistiek Noord", ({ content }) => {
  test("is a SETU message with which nothing is wrong", () => {
    expect(InquiryPayEquity.parse(content)).toEqual(content);
    expect(findings(content).filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  test("is accepted by the official schema", () => {
    if (!existsSync(officialSchema)) {
      console.warn("Skipped: the official SETU schema does not lie beside this repository, so the story was not compared with it.");
      return;
    }
    const official = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(officialSchema, "utf8")) as object);

    expect(official(content)).toBe(true);
  });

  test("pays everybody at least the minimum wage of July 2026", () => {
    const [salary] = content.remuneration;
    const wages = salary?.salaryScale?.flatMap(({ salaryStep }) => salaryStep ?? []) ?? [];

    expect(wages).toHaveLength(14);
    for (const { value } of wages) expect(hourlyWage(value, salary?.hourlyWageConversion)?.toNumber()).toBeGreaterThanOrEqual(14.99);
  });

  test("shows a company without the team leader nothing of that function", () => {
    const seen = projectForPositions(content, [functions.orderpicker, functions.heftruck]);

    expect(JSON.stringify(seen)).not.toContain(functions.leader);
    expect(JSON.stringify(seen)).not.toContain("Teamleider");
    expect(seen.remuneration[0]?.salaryScale?.map(({ name }) => name)).toEqual(["B", "C"]);
    expect(seen.allowance?.map(({ name }) => name)).not.toContain("Leidinggevendentoeslag");
    expect(seen.allowance?.map(({ name }) => name)).toContain("Certificaattoeslag");
    expect(findings(seen).filter(({ severity }) => severity !== "note")).toEqual([]);
  });
});

test("the versions follow each other, each published before it takes effect", () => {
  const starts = told.map(({ content }) => content.effectivePeriod.validFrom ?? "");

  expect(starts).toEqual(["2026-01-01", "2026-07-01", "2027-01-01", "2027-04-01"]);
  for (const [index, { publishedAt }] of publishedVersions().entries()) expect(publishedAt < (starts[index] ?? "")).toBe(true);
});

test("each version pays differently from the one before", () => {
  const wage = (content: InquiryPayEquity) => content.remuneration[0]?.salaryScale?.[0]?.salaryStep?.[2]?.value;
  const line = (content: InquiryPayEquity, name: string) => content.allowance?.find((allowance) => allowance.name === name)?.line?.[0]?.amount?.value;

  expect(told.map(({ content }) => wage(content))).toEqual([2683.33, 2737, 2805.43, 2805.43]);
  expect(told.map(({ content }) => line(content, "Nachttoeslag"))).toEqual([30, 30, 40, 40]);
  expect(told.map(({ content }) => line(content, "Reiskosten woon-werk"))).toEqual([0.19, 0.21, 0.23, 0.23]);
  expect(told.map(({ content }) => line(content, "Maaltijdvergoeding"))).toEqual([7.5, 7.5, undefined, undefined]);
  expect(told.map(({ content }) => line(content, "Feestdagtoeslag"))).toEqual([undefined, undefined, 100, 100]);
  expect(told.map(({ content }) => line(content, "Overwerk"))).toEqual([25, 25, 25, 50]);
});
