import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applicableVersion, type VersionDates } from "./versions.rules";

describe("for every day and every moment of knowledge", () => {
  const day = fc.integer({ min: 0, max: 60 }).map((count) => new Date(Date.UTC(2026, 5, 1 + count)).toISOString().slice(0, 10));
  const moment = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => new Date(Date.UTC(2026, 5, 1, hours)));
  const drafted = fc.record({ validFrom: day, length: fc.option(fc.integer({ min: 0, max: 20 })), publishedAt: moment, withdrawnAfter: fc.option(fc.integer({ min: 0, max: 500 })), corrects: fc.boolean() });
  const history = fc.array(drafted, { maxLength: 7 }).map((rows) =>
    rows
      .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
      .map(({ validFrom, length, publishedAt, withdrawnAfter, corrects }, index): VersionDates => {
        const validTo = length === null ? null : new Date(Date.parse(validFrom) + length * 86_400_000).toISOString().slice(0, 10);
        const withdrawnAt = withdrawnAfter === null ? null : new Date(publishedAt.getTime() + withdrawnAfter * 3_600_000);
        return { number: index + 1, validFrom, validTo, publishedAt, withdrawnAt, correctsNumber: corrects && index > 0 ? index : null };
      }),
  );

  test("the version chosen is one, known, within its period, and the same in whatever order they are read", () => {
    const shuffled = history.chain((versions) => fc.tuple(fc.constant(versions), fc.shuffledSubarray(versions, { minLength: versions.length })));
    fc.assert(
      fc.property(shuffled, day, moment, ([versions, others], asOf, knownAt) => {
        const chosen = applicableVersion(versions, { asOf, knownAt });
        expect(applicableVersion(others, { asOf, knownAt })).toBe(chosen);
        if (!chosen) return;

        expect(chosen.publishedAt <= knownAt && (chosen.withdrawnAt === null || chosen.withdrawnAt > knownAt)).toBe(true);
        expect(chosen.validFrom <= asOf && (chosen.validTo === null || asOf <= chosen.validTo)).toBe(true);
        const later = versions.filter((one) => one.publishedAt <= knownAt && !(one.withdrawnAt && one.withdrawnAt <= knownAt) && one.validFrom > chosen.validFrom);
        expect(later.filter((one) => one.validFrom <= asOf && (one.validTo === null || asOf <= one.validTo))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("what is published or withdrawn later changes no answer about what was known before", () => {
    fc.assert(
      fc.property(history, day, moment, (versions, asOf, knownAt) => {
        const thenKnown = versions.filter((one) => one.publishedAt <= knownAt).map((one) => (one.withdrawnAt && one.withdrawnAt > knownAt ? { ...one, withdrawnAt: null } : one));
        expect(applicableVersion(versions, { asOf, knownAt })?.number).toBe(applicableVersion(thenKnown, { asOf, knownAt })?.number);
      }),
      { numRuns: 500 },
    );
  });
});
