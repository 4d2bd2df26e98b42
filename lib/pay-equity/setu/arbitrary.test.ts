import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOf } from "../finding.rules";
import { references } from "../references.rules";
import { documents, markOf } from "./arbitrary.test-support";
import { InquiryPayEquity } from "./message.schema";

describe("the arbitrary documents of the property tests", () => {
  test("are accepted by the standard unchanged, and nothing in them points nowhere", () => {
    fc.assert(
      fc.property(documents(), (content) => {
        expect(InquiryPayEquity.parse(content)).toEqual(content);
        expect(references(readOf(content)).filter(({ severity }) => severity === "error")).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test("hold every kind of condition and moment, every block, and marks for each function", () => {
    const seen = new Set<string>();
    for (const content of fc.sample(documents(), { numRuns: 150, seed: 5 })) {
      const text = JSON.stringify(content);
      for (const [, kind] of text.matchAll(/"(?:conditionType|occurrenceType)":"(\w+)"/g)) seen.add(kind ?? "");
      for (const block of Object.keys(content)) seen.add(block);
      content.positionProfile?.forEach(({ positionTitle }, index) => expect(positionTitle).toContain(markOf(index)));
    }
    const kinds = ["Age", "EmploymentDuration", "Occurrence", "PositionProfile", "SalaryScale", "Text", "AllOf", "AnyOf", "Not", "Single", "Recurring", "Relative"];
    expect([...kinds, ...Object.keys(InquiryPayEquity.shape)].filter((name) => !seen.has(name))).toEqual([]);
  });
});
