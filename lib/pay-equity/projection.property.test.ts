import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectForPositions, sharedPositions } from "./projection.rules";
import { markOf, sharedDocuments } from "./setu/arbitrary.test-support";
import { InquiryPayEquity } from "./setu/message.schema";
import { canonicalJson } from "./setu/writing.rules";
import { findings } from "./validity.rules";

describe("what a company may see of any document", () => {
  test("never holds an id, a title or any other mark of a function that is not shared with it", () => {
    everywhere(({ content, shared, hidden }) => {
      const strings = stringsIn(projectForPositions(content, shared));
      for (const index of hidden) expect(strings.filter((text) => text.includes(markOf(index)))).toEqual([]);
    });
  });

  test("holds every shared function whole, and lists exactly these", () => {
    everywhere(({ content, shared }) => {
      const projected = projectForPositions(content, shared);
      const whole = content.positionProfile?.filter(({ positionId }) => shared.includes(positionId.value));
      expect(projected.positionProfile).toEqual(whole);
      expect(sharedPositions(projected, shared).map(({ id }) => id)).toEqual(whole?.map(({ positionId }) => positionId.value));
    });
  });

  test("never names a scale that only others are in", () => {
    everywhere(({ content, shared }) => {
      const projected = projectForPositions(content, shared);
      const scales = content.remuneration.flatMap((table) => table.salaryScale ?? []);
      const mine = (name: string) => scales.some((scale) => scale.name === name && (!scale.positionProfileReference?.length || scale.positionProfileReference.some(({ positionId }) => shared.includes(positionId.value))));
      const named = stringsIn(projected).filter((text) => /^Schaal \d+$/.test(text));
      expect(named.filter((name) => !mine(name))).toEqual([]);
    });
  });

  test("is a message of its own, with no fault that the whole did not have", () => {
    everywhere(({ content, shared }) => {
      const projected = projectForPositions(content, shared);
      expect(InquiryPayEquity.parse(projected)).toEqual(projected);
      const known = new Set(findings(content).map(({ key }) => key));
      expect(findings(projected).filter(({ severity, key }) => severity === "error" && !known.has(key))).toEqual([]);
    });
  });

  test("is the same when it is taken again, and leaves the document as it was", () => {
    everywhere(({ content, shared }) => {
      const before = canonicalJson(content);
      const once = projectForPositions(content, shared);
      expect(canonicalJson(projectForPositions(once, shared))).toBe(canonicalJson(once));
      expect(canonicalJson(content)).toBe(before);
    });
  });
});

function everywhere(holds: (shared: { content: InquiryPayEquity; shared: string[]; hidden: number[] }) => void): void {
  fc.assert(fc.property(sharedDocuments(), holds), { numRuns: 60 });
}

/** Every key and every text of a value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [key, ...stringsIn(child)]);
}
