import { expect, test } from "vitest";
import { versionStanding } from "./version-standing";

const today = "2026-11-23";
const version = (number: number, state: "published" | "superseded" | "withdrawn", validFrom: string) => ({ number, state, validFrom });

test.each([
  ["what applies, applies", version(2, "published", "2026-07-01"), 2, "applies"],
  ["what begins later takes effect later", version(3, "published", "2027-01-01"), 2, "future"],
  ["what another version took over from is replaced", version(1, "superseded", "2026-01-01"), 2, "superseded"],
  ["what ended without a successor is past", version(1, "published", "2026-01-01"), null, "past"],
  ["what was withdrawn stays withdrawn, also before it began", version(3, "withdrawn", "2027-01-01"), 2, "withdrawn"],
  ["what was overtaken before it began is replaced and never takes effect", version(3, "superseded", "2027-01-01"), 2, "superseded"],
] as const)("%s", (_sentence, given, applies, word) => {
  expect(versionStanding(given, applies, today)).toBe(word);
});
