import { describe, expect, test } from "vitest";
import { beginsAt, choicesOf, daysUntil, firstLicence, holdsAt, type LicenceRow, planSince, seatLimit, seatsOf, standing, startOfNextMonth, warningDue } from "./rules";
import type { Plan, Terms } from "./schema";

const at = (instant: string) => new Date(instant);

function row(reason: Plan, startedAt: string, change: Partial<LicenceRow> = {}): LicenceRow {
  return { id: `${reason}-${startedAt}`, reason, startedAt: at(startedAt), endsAt: null, endedAt: null, extraSeats: 0, ...change };
}

describe("the first of the next month in the Netherlands", () => {
  test.each([
    { now: "2026-11-23T12:00:00Z", then: "2026-11-30T23:00:00.000Z", why: "winter time" },
    { now: "2026-06-15T12:00:00Z", then: "2026-06-30T22:00:00.000Z", why: "summer time" },
    { now: "2027-01-31T12:00:00Z", then: "2027-01-31T23:00:00.000Z", why: "the 31st: February all the same" },
    { now: "2028-02-29T12:00:00Z", then: "2028-02-29T23:00:00.000Z", why: "a leap day" },
    { now: "2026-12-31T12:00:00Z", then: "2026-12-31T23:00:00.000Z", why: "into the next year" },
    { now: "2026-10-25T00:30:00Z", then: "2026-10-31T23:00:00.000Z", why: "before the clock goes back" },
    { now: "2026-03-29T00:30:00Z", then: "2026-03-31T22:00:00.000Z", why: "before the clock goes forward" },
    { now: "2026-11-30T22:59:59Z", then: "2026-11-30T23:00:00.000Z", why: "a second before it" },
    { now: "2026-11-30T23:00:00Z", then: "2026-12-31T23:00:00.000Z", why: "on it: the month has begun" },
    { now: "2026-11-30T23:30:00Z", then: "2026-12-31T23:00:00.000Z", why: "half past midnight there, still November in UTC" },
    { now: "2026-06-30T22:30:00Z", then: "2026-07-31T22:00:00.000Z", why: "half past midnight in summer" },
  ])("$now: $why", ({ now, then }) => {
    expect(startOfNextMonth(at(now)).toISOString()).toBe(then);
  });
});

describe("when a change begins", () => {
  const now = at("2026-11-23T12:00:00Z");
  const nextMonth = "2026-11-30T23:00:00.000Z";
  test.each<{ from: string; licence: LicenceRow | null; choice: Terms; then: string }>([
    { from: "a trial to base", licence: row("TRIAL", "2026-11-01T00:00:00Z", { endsAt: at("2026-12-01T00:00:00Z") }), choice: { plan: "BASIS", extraSeats: 0 }, then: now.toISOString() },
    { from: "a trial that ended to base", licence: row("TRIAL", "2026-10-01T00:00:00Z", { endsAt: at("2026-10-31T00:00:00Z") }), choice: { plan: "BASIS", extraSeats: 3 }, then: now.toISOString() },
    { from: "nothing to base", licence: null, choice: { plan: "BASIS", extraSeats: 0 }, then: now.toISOString() },
    { from: "Easyflex free to base", licence: row("EASYFLEX_FREE", "2026-01-01T00:00:00Z"), choice: { plan: "BASIS", extraSeats: 9 }, then: nextMonth },
    { from: "base to Easyflex free", licence: row("BASIS", "2026-01-01T00:00:00Z"), choice: { plan: "EASYFLEX_FREE", extraSeats: 0 }, then: nextMonth },
    { from: "base to more seats", licence: row("BASIS", "2026-01-01T00:00:00Z", { extraSeats: 1 }), choice: { plan: "BASIS", extraSeats: 2 }, then: now.toISOString() },
    { from: "base to fewer seats", licence: row("BASIS", "2026-01-01T00:00:00Z", { extraSeats: 2 }), choice: { plan: "BASIS", extraSeats: 1 }, then: nextMonth },
  ])("$from", ({ licence, choice, then }) => {
    expect(beginsAt(licence, choice, now).toISOString()).toBe(then);
  });
});

describe("a licence", () => {
  const trial = row("TRIAL", "2026-11-01T10:00:00Z", { endsAt: at("2026-12-01T10:00:00Z") });
  test.each([
    { when: "2026-11-01T09:59:59.999Z", holds: false },
    { when: "2026-11-01T10:00:00.000Z", holds: true },
    { when: "2026-12-01T09:59:59.999Z", holds: true },
    { when: "2026-12-01T10:00:00.000Z", holds: false },
  ])("from its start on and not at its end: $when $holds", ({ when, holds }) => {
    expect(holdsAt(trial, at(when))).toBe(holds);
  });

  test("that was ended sooner holds no longer", () => {
    expect(holdsAt({ ...trial, endedAt: at("2026-11-10T00:00:00Z") }, at("2026-11-10T00:00:00Z"))).toBe(false);
  });

  test("that ended is still the one to speak of, until another begins", () => {
    const basis = row("BASIS", "2027-01-01T00:00:00Z");
    expect(standing([basis, trial], at("2026-12-15T00:00:00Z"))).toEqual({ licence: trial, planned: basis });
    expect(standing([basis, trial], at("2027-01-01T00:00:00Z"))).toEqual({ licence: basis, planned: null });
    expect(standing([], at("2027-01-01T00:00:00Z"))).toEqual({ licence: null, planned: null });
  });

  test("counts since the plan began, not since its seats grew", () => {
    const small = row("BASIS", "2026-01-01T00:00:00Z", { endedAt: at("2026-05-01T00:00:00Z") });
    const large = row("BASIS", "2026-05-01T00:00:00Z", { extraSeats: 4 });
    expect(planSince([small, large], large)).toEqual(at("2026-01-01T00:00:00Z"));
  });

  test("begins as a trial of thirty days without Easyflex", () => {
    expect(firstLicence("AGENCY", "none", at("2026-11-23T12:00:00Z")).endsAt?.toISOString()).toBe("2026-12-23T12:00:00.000Z");
    expect(firstLicence("AGENCY", "easyflex", at("2026-11-23T12:00:00Z"))).toMatchObject({ reason: "EASYFLEX_FREE", endsAt: null });
  });
});

test("seats follow from the plan and what was added; what is planned counts already", () => {
  expect(seatsOf({ plan: "BASIS", extraSeats: 3 })).toBe(8);
  expect(seatsOf({ plan: "HIRER_FREE", extraSeats: 0 })).toBeNull();
  expect(seatLimit({ plan: "BASIS", extraSeats: 3 }, { plan: "BASIS", extraSeats: 1 })).toBe(6);
  expect(seatLimit({ plan: "BASIS", extraSeats: 3 }, null)).toBe(8);
  expect(seatLimit({ plan: "HIRER_FREE", extraSeats: 0 }, null)).toBeNull();
});

test("Easyflex free can be chosen with Easyflex alone, and hirers choose nothing", () => {
  expect(choicesOf("AGENCY", "easyflex")).toContain("EASYFLEX_FREE");
  expect(choicesOf("AGENCY", "mysolution")).toEqual(["BASIS"]);
  expect(choicesOf("HIRER", null)).toEqual([]);
});

test.each([
  { left: "15 days", now: "2026-11-16T10:00:00Z", warned: null, due: null },
  { left: "14 days", now: "2026-11-17T10:00:00Z", warned: null, due: 14 },
  { left: "14 days, told", now: "2026-11-17T10:00:00Z", warned: 14, due: null },
  { left: "6 days, 14 told", now: "2026-11-25T10:00:00Z", warned: 14, due: 7 },
  { left: "3 hours, nothing told", now: "2026-12-01T07:00:00Z", warned: null, due: 1 },
  { left: "nothing, 1 told", now: "2026-12-01T10:00:00Z", warned: 1, due: 0 },
  { left: "nothing, told", now: "2026-12-05T10:00:00Z", warned: 0, due: null },
])("a warning with $left left", ({ now, warned, due }) => {
  expect(warningDue(at("2026-12-01T10:00:00Z"), warned, at(now))).toBe(due);
});

test("the last day counts as one", () => {
  expect(daysUntil(at("2026-12-01T10:00:00Z"), at("2026-12-01T09:00:00Z"))).toBe(1);
});
