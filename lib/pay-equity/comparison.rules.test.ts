import { expect, test } from "vitest";
import { pairOf } from "./comparison.rules";
import type { Comparable } from "./difference.schema";

const version = (number: number, manner: Partial<Comparable> = {}): Comparable => ({ key: String(number), number, revision: null, isDraft: false, validFrom: "2026-01-01", isWithdrawn: false, ...manner });
const nothing = { from: null, to: null, version: null };
const four = [version(1), version(2), version(3), version(4)];

test.each([
  ["what applies stands against the newest", four, nothing, 3, ["3", "4"]],
  ["when the newest applies, its predecessor stands against it", four, nothing, 4, ["3", "4"]],
  ["when nothing applies, the two newest are compared", four, nothing, null, ["3", "4"]],
  ["a withdrawn version is not chosen by itself", [version(1), version(2), version(3, { isWithdrawn: true })], nothing, 1, ["1", "2"]],
  ["one version has nothing to be compared with", [version(1)], nothing, 1, null],
  ["two revisions of the only version are compared", [version(1, { key: "1.1", revision: 1 }), version(1)], nothing, 1, ["1.1", "1"]],
  ["the draft stands against what applies", [version(1), version(2), version(3, { key: "concept", isDraft: true })], nothing, 1, ["1", "concept"]],
  ["an older version that is asked for stands before what applies", four, { ...nothing, version: 1 }, 3, ["1", "3"]],
  ["a newer version that is asked for stands after what applies", four, { ...nothing, version: 4 }, 2, ["2", "4"]],
  ["what applies, asked for, stands after its predecessor", four, { ...nothing, version: 3 }, 3, ["2", "3"]],
  ["both that are asked for are taken, also the later first", four, { from: "4", to: "1", version: null }, 3, ["4", "1"]],
  ["the same one twice may be asked for", four, { from: "2", to: "2", version: null }, 3, ["2", "2"]],
  ["a withdrawn version may be asked for", [version(1), version(2, { isWithdrawn: true })], { from: "1", to: "2", version: null }, 1, ["1", "2"]],
  ["what does not exist gives nothing", four, { from: "9", to: "4", version: null }, 3, null],
] as const)("%s", (_sentence, options, asked, applies, expected) => {
  const pair = pairOf(options, asked, applies);

  expect(pair && [pair.before.key, pair.after.key]).toEqual(expected);
});
