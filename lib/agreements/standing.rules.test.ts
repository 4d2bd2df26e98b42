import { describe, expect, test } from "vitest";
import { noticesDue, standingOf, type TextFacts } from "./standing.rules";

const first: TextFacts = { version: "1.0", publishedAt: "2026-10-01T00:00:00Z", deadline: null };
const second: TextFacts = { version: "1.1", publishedAt: "2027-01-10T12:00:00Z", deadline: "2027-03-28" };
const third: TextFacts = { version: "1.2", publishedAt: "2027-03-20T12:00:00Z", deadline: "2027-05-01" };

describe("a signature", () => {
  test.each([
    { what: "none", signed: null, at: "2027-02-01T12:00:00Z", texts: [first, second], state: "unsigned" },
    { what: "under the only text", signed: "1.0", at: "2027-01-01T12:00:00Z", texts: [first], state: "current" },
    { what: "under the newest", signed: "1.1", at: "2028-01-01T12:00:00Z", texts: [first, second], state: "current" },
    { what: "under the one before, on the last day", signed: "1.0", at: "2027-03-28T21:59:59.999Z", texts: [first, second], state: "due" },
    { what: "under the one before, at midnight in Amsterdam (summer time by then)", signed: "1.0", at: "2027-03-28T22:00:00Z", texts: [first, second], state: "lapsed" },
    { what: "that lapsed, when a next text is announced afterwards", signed: "1.0", at: "2027-06-01T12:00:00Z", texts: [first, second, { ...third, publishedAt: "2027-05-20T12:00:00Z", deadline: "2027-07-01" }], state: "lapsed" },
    { what: "under a text whose successor was replaced in time", signed: "1.0", at: "2027-04-15T12:00:00Z", texts: [first, second, third], state: "due" },
    { what: "the same, after the replacement's own last day", signed: "1.0", at: "2027-05-02T12:00:00Z", texts: [first, second, third], state: "lapsed" },
  ])("$what is $state", ({ signed, at, texts, state }) => {
    expect(standingOf(signed, texts, new Date(at)).state).toBe(state);
  });

  test.each([
    { at: "2027-03-14T12:00:00Z", daysLeft: 14 },
    { at: "2027-03-27T22:59:59Z", daysLeft: 1 },
    { at: "2027-03-27T23:00:00Z", daysLeft: 0 },
  ])("counts its days by the calendar in Amsterdam: $daysLeft at $at", ({ at, daysLeft }) => {
    expect(standingOf("1.0", [first, second], new Date(at))).toEqual({ state: "due", version: "1.1", deadline: "2027-03-28", daysLeft });
  });
});

describe("notices", () => {
  test.each([
    { daysLeft: 60, sent: [], due: [0] },
    { daysLeft: 60, sent: [0], due: [] },
    { daysLeft: 14, sent: [0], due: [14] },
    { daysLeft: 13, sent: [0, 14], due: [] },
    { daysLeft: 6, sent: [0], due: [14, 7] },
    { daysLeft: 0, sent: [0, 14, 7], due: [1] },
    { daysLeft: -1, sent: [], due: [] },
  ])("with $daysLeft days left and $sent sent are $due", ({ daysLeft, sent, due }) => {
    expect(noticesDue(daysLeft, sent)).toEqual(due);
  });
});
