import { expect, test } from "vitest";
import { recoveryStanding, secondFactorStanding } from "./second-factor-standing";

const now = new Date("2026-12-01T12:00:00Z");
const later = new Date("2026-12-07T12:00:00Z");
const earlier = new Date("2026-11-30T12:00:00Z");

test.each([
  ["what is on is in order, whatever the date", { isOn: true, obligatory: true, dueAt: earlier }, "ok", "on"],
  ["whoever need not have one is asked nothing", { isOn: false, obligatory: false, dueAt: null }, "unknown", "off"],
  ["an admin in time is reminded of the date", { isOn: false, obligatory: true, dueAt: later }, "attention", "due"],
  ["an admin without a date yet is reminded", { isOn: false, obligatory: true, dueAt: null }, "attention", "off"],
  ["an admin at the very moment is too late", { isOn: false, obligatory: true, dueAt: now }, "failed", "overdue"],
  ["who is no admin any more is not too late", { isOn: false, obligatory: false, dueAt: earlier }, "unknown", "off"],
] as const)("%s", (_sentence, facts, kind, word) => {
  expect(secondFactorStanding(facts, now)).toEqual({ kind, word });
});

test.each([
  [10, "ok"],
  [4, "ok"],
  [3, "attention"],
  [1, "attention"],
  [0, "failed"],
] as const)("%i recovery codes left are %s", (left, kind) => {
  expect(recoveryStanding(left)).toBe(kind);
});
