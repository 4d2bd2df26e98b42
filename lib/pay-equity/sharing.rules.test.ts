import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freePeriods, holdsAt, nextRevisions, type SharePeriod, shownAt, stretchesOf } from "./sharing.rules";

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const share = (positionId: string, from: number, until: number | null = null): SharePeriod => ({ positionId, sharedFrom: at(from), sharedUntil: until === null ? null : at(until) });
const plain = (periods: { from: Date; until: Date | null }[]) => periods.map(({ from, until }) => [from.getUTCDate(), until?.getUTCDate() ?? null]);

describe("what is shared from a moment on", () => {
  test.each([
    { shares: [], stretches: [[5, []]], because: "nothing was ever shared" },
    { shares: [share("A", 1)], stretches: [[5, ["A"]]], because: "it goes on until further notice" },
    { shares: [share("A", 1), share("B", 1, 9)], stretches: [[5, ["A", "B"]], [9, ["A"]]], because: "one of two ends" },
    { shares: [share("A", 7, 9)], stretches: [[5, []], [7, ["A"]], [9, []]], because: "it begins and ends later" },
    { shares: [share("A", 1, 7), share("A", 7)], stretches: [[5, ["A"]]], because: "one share follows the other without a gap" },
    { shares: [share("A", 1, 5)], stretches: [[5, []]], because: "at the moment of its end it is over" },
    { shares: [share("A", 7, 7)], stretches: [[5, []]], because: "a share taken back before it began holds at no moment" },
  ])("$because", ({ shares, stretches }) => {
    expect(stretchesOf(shares, at(5)).map(({ from, positionIds }) => [from.getUTCDate(), positionIds])).toEqual(stretches);
  });
});

describe("what of a period is free", () => {
  test.each([
    { held: [], wanted: [5, null], free: [[5, null]] },
    { held: [share("A", 1)], wanted: [5, null], free: [] },
    { held: [share("A", 1, 8)], wanted: [5, null], free: [[8, null]] },
    { held: [share("A", 8)], wanted: [5, null], free: [[5, 8]] },
    { held: [share("A", 8, 10), share("A", 12, 14)], wanted: [5, 20], free: [[5, 8], [10, 12], [14, 20]] },
    { held: [share("A", 1, 30)], wanted: [5, 20], free: [] },
    { held: [share("A", 7, 7)], wanted: [5, 20], free: [[5, 20]] },
    { held: [share("A", 20)], wanted: [5, 20], free: [[5, 20]] },
  ] as { held: SharePeriod[]; wanted: [number, number | null]; free: unknown[] }[])("$wanted of $held: $free", ({ held, wanted: [from, until], free }) => {
    expect(plain(freePeriods(held, { from: at(from), until: until === null ? null : at(until) }))).toEqual(free);
  });
});

const sha256 = fc.constantFrom(null, "a", "b", "c");
const days = fc.integer({ min: 1, max: 28 });
const heldRevisions = fc
  .array(fc.record({ day: days, sha256 }), { maxLength: 6 })
  .map((rows) => rows.map(({ day, sha256: hash }, index) => ({ revision: index + 1, shownFrom: at(day), sha256: hash })));
const wantedFrom = (day: number) =>
  fc.array(fc.record({ day: fc.integer({ min: day + 1, max: 28 }), sha256 }), { maxLength: 4 }).chain((later) =>
    sha256.map((first) => [{ from: at(day), sha256: first }, ...later.sort((a, b) => a.day - b.day).map((row) => ({ from: at(row.day), sha256: row.sha256 }))]),
  );

describe("the next revisions", () => {
  test("show from a moment on what is wanted, whatever was made ahead of time, and never touch what was shown before", () => {
    const cases = fc.integer({ min: 1, max: 20 }).chain((day) => fc.tuple(fc.constant(day), heldRevisions, wantedFrom(day)));
    fc.assert(
      fc.property(cases, ([day, held, wanted]) => {
        const after = [...held, ...nextRevisions(held, wanted, at(day))];
        for (let moment = 1; moment <= 31; moment += 1) {
          const expected = moment < day ? shownAt(held, at(moment)) : (wanted.findLast(({ from }) => from <= at(moment))?.sha256 ?? null);
          expect(shownAt(after, at(moment))).toBe(expected);
        }
        expect(after.map(({ revision }) => revision)).toEqual(after.map((_, index) => index + 1));
        expect(nextRevisions(after, wanted, at(day))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("show a function at no moment at which it is not shared", () => {
    const shares = fc.array(fc.record({ positionId: fc.constantFrom("A", "B"), from: days, length: fc.option(days) }), { maxLength: 5 });
    fc.assert(
      fc.property(shares, days, (rows, day) => {
        const all = rows.map(({ positionId, from, length }) => share(positionId, from, length === null ? null : from + length));
        const stretches = stretchesOf(all, at(day));
        for (let moment = day; moment <= 60; moment += 1) {
          const shown = stretches.findLast(({ from }) => from <= at(moment))?.positionIds;
          expect(shown).toEqual([...new Set(all.filter((one) => holdsAt(one, at(moment))).map((one) => one.positionId))].sort());
        }
      }),
      { numRuns: 200 },
    );
  });
});
