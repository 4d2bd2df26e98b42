import { expect, test } from "vitest";
import type { Regulation } from "@/lib/pay-equity/schema";
import { hirerStepOf } from "./next-step";

const regulation = (name: string, applies: number | null, blocking: number | null): Regulation => ({
  id: name,
  name,
  applies,
  next: null,
  versions: [],
  draft: blocking === null ? null : { id: name, number: 2, validFrom: null, validTo: null, updatedAt: "2026-11-18T15:05:00Z", correctsNumber: null, blocking },
  sharedWith: [],
});

test.each([
  ["a draft that can be published comes first", [regulation("a", 1, 3), regulation("b", 1, 0)], "ready", "b"],
  ["a draft that cannot yet comes next", [regulation("a", 1, null), regulation("b", 1, 3)], "blocked", "b"],
  ["without a draft it is about what applies", [regulation("a", null, null), regulation("b", 2, null)], "applies", undefined],
  ["nothing applies, nothing is drafted", [regulation("a", null, null)], "none", undefined],
  ["nothing is there", [], "none", undefined],
])("%s", (_sentence, given, step, name) => {
  const found = hirerStepOf(given);
  expect(found.step).toBe(step);
  expect("regulation" in found ? found.regulation.name : undefined).toBe(name);
});
