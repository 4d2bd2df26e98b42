import { describe, expect, test } from "vitest";
import { amsterdamDate } from "@/lib/core/clock";
import { applicableVersion, displacedBy, isRetroactive, type VersionDates, versionState } from "./versions.rules";

const longAfter = new Date("2030-01-01T00:00:00Z");

/** A version without an end that corrects nothing; tests name only what they are about. */
function version(number: number, validFrom: string, rest: Partial<VersionDates> = {}): VersionDates {
  const publishedAt = new Date(Date.parse("2025-12-01T09:00:00Z") + number * 86_400_000);
  return { number, validFrom, validTo: null, publishedAt, withdrawnAt: null, correctsNumber: null, ...rest };
}

const numberOn = (versions: VersionDates[], asOf: string, knownAt = longAfter) =>
  applicableVersion(versions, { asOf, knownAt })?.number ?? null;

describe("two clocks", () => {
  const versions = [
    version(1, "2026-01-01", { publishedAt: new Date("2025-12-10T09:00:00Z") }),
    version(2, "2026-07-01", { publishedAt: new Date("2026-05-20T09:00:00Z") }),
    version(3, "2026-07-01", { publishedAt: new Date("2026-06-10T09:00:00Z"), correctsNumber: 2 }),
  ];

  test.each([
    { asOf: "2025-12-31", knownAt: "2026-06-15T00:00:00Z", number: null, because: "nothing had taken effect" },
    { asOf: "2026-01-01", knownAt: "2026-06-15T00:00:00Z", number: 1, because: "a version applies on its first day" },
    { asOf: "2026-06-30", knownAt: "2026-06-15T00:00:00Z", number: 1, because: "the next begins the day after" },
    { asOf: "2026-07-01", knownAt: "2026-06-15T00:00:00Z", number: 3, because: "the correction wins" },
    { asOf: "2026-07-01", knownAt: "2026-06-01T00:00:00Z", number: 2, because: "the correction was not known yet" },
    { asOf: "2026-07-01", knownAt: "2026-06-10T09:00:00Z", number: 3, because: "at the moment of publication it is known" },
    { asOf: "2026-07-01", knownAt: "2026-06-10T08:59:59.999Z", number: 2, because: "a millisecond before it is not" },
    { asOf: "2026-07-01", knownAt: "2026-05-01T00:00:00Z", number: 1, because: "only version 1 was known then" },
    { asOf: "2026-07-01", knownAt: "2025-12-01T00:00:00Z", number: null, because: "nothing was known then" },
  ])("on $asOf, known at $knownAt: $number, $because", ({ asOf, knownAt, number }) => {
    expect(numberOn(versions, asOf, new Date(knownAt))).toBe(number);
    expect(numberOn(versions.toReversed(), asOf, new Date(knownAt))).toBe(number);
  });

  test("half past eleven at night in UTC on 30 June is 1 July in Amsterdam", () => {
    const instant = new Date("2026-06-30T23:30:00Z");

    expect(numberOn(versions, amsterdamDate(instant), instant)).toBe(3);
  });
});

describe("ends", () => {
  const bounded = version(1, "2026-01-01", { validTo: "2026-06-30" });
  const turn = version(2, "2026-07-01", { validTo: "2026-09-30" });
  const correction = version(3, "2026-08-01", { validTo: "2026-08-31", correctsNumber: 2 });

  test.each([
    { versions: [bounded], asOf: "2026-06-30", number: 1, because: "the last day counts" },
    { versions: [bounded], asOf: "2026-07-01", number: null, because: "the day after does not" },
    { versions: [version(1, "2026-01-01"), turn], asOf: "2026-09-30", number: 2, because: "version 2 still applies" },
    { versions: [version(1, "2026-01-01"), turn], asOf: "2026-10-01", number: null, because: "version 2 ended version 1 for good" },
    { versions: [turn, correction], asOf: "2026-07-31", number: 2, because: "the correction begins later" },
    { versions: [turn, correction], asOf: "2026-08-31", number: 3, because: "the correction applies on its last day" },
    { versions: [turn, correction], asOf: "2026-09-01", number: 2, because: "it gives way to what it corrected" },
    { versions: [version(1, "2026-01-01"), turn, correction], asOf: "2026-10-01", number: null, because: "and version 1 stays ended" },
    {
      versions: [turn, correction, version(4, "2026-08-01", { validTo: "2026-08-15", correctsNumber: 3 })],
      asOf: "2026-08-16",
      number: 3,
      because: "a correction of a correction gives way to that one",
    },
    {
      versions: [version(1, "2026-01-01"), turn, version(3, "2026-01-01", { correctsNumber: 1 })],
      asOf: "2026-10-01",
      number: null,
      because: "a late correction of version 1 is ended by version 2 as well",
    },
    {
      versions: [version(1, "2026-01-01"), turn, version(3, "2026-01-01", { correctsNumber: 1 })],
      asOf: "2026-03-01",
      number: 3,
      because: "but it applies in the past that it corrects",
    },
    {
      versions: [version(1, "2026-01-01"), version(2, "2026-01-01")],
      asOf: "2026-01-01",
      number: 2,
      because: "of two with the same first day the later published wins",
    },
    {
      versions: [version(1, "2026-01-01"), version(2, "2026-01-01", { publishedAt: version(1, "").publishedAt })],
      asOf: "2026-01-01",
      number: 2,
      because: "and of two published at once the greater number",
    },
    {
      versions: [version(2, "2027-01-01"), version(3, "2026-12-01")],
      asOf: "2027-01-01",
      number: 2,
      because: "a version published later but in force earlier gives way on the day",
    },
    { versions: [], asOf: "2026-01-01", number: null, because: "there is no version" },
  ])("on $asOf: $number, $because", ({ versions, asOf, number }) => {
    expect(numberOn(versions, asOf)).toBe(number);
  });
});

describe("withdrawal", () => {
  const withdrawnAt = new Date("2026-08-10T12:00:00Z");
  const versions = [version(1, "2026-01-01"), version(2, "2026-07-01", { validTo: "2026-12-31", withdrawnAt })];

  test.each([
    { knownAt: "2026-08-10T11:59:59.999Z", number: 2, because: "it was not withdrawn yet" },
    { knownAt: "2026-08-10T12:00:00Z", number: 1, because: "it is withdrawn from that very moment" },
    { knownAt: "2027-02-01T00:00:00Z", number: 1, because: "and ends nothing any more" },
  ])("on 1 August known at $knownAt: $number, $because", ({ knownAt, number }) => {
    expect(numberOn(versions, "2026-08-01", new Date(knownAt))).toBe(number);
  });

  test("after its end a withdrawn version has not ended the one before it", () => {
    expect(numberOn(versions, "2027-01-01")).toBe(1);
  });

  test("a withdrawn correction brings back what it corrected", () => {
    const corrected = [version(1, "2026-01-01"), version(2, "2026-01-01", { correctsNumber: 1, withdrawnAt })];

    expect(numberOn(corrected, "2026-08-01")).toBe(1);
  });
});

describe("versionState", () => {
  const first = version(1, "2026-01-01");
  const second = version(2, "2026-07-01");
  const future = version(3, "2027-01-01");
  const short = version(3, "2026-08-01", { validTo: "2026-08-31", correctsNumber: 2 });
  const stateOf = (number: number, versions: VersionDates[], asOf: string) => {
    const subject = versions.find((candidate) => candidate.number === number);
    return subject && versionState(subject, versions, asOf, longAfter);
  };

  test.each([
    { number: 1, versions: [first, second], asOf: "2026-06-30", state: "published", because: "it applies today" },
    { number: 2, versions: [first, second], asOf: "2026-06-30", state: "published", because: "it will apply" },
    { number: 1, versions: [first, second], asOf: "2026-07-01", state: "superseded", because: "version 2 took over" },
    { number: 2, versions: [first, second, future], asOf: "2026-11-20", state: "published", because: "it applies until the new year" },
    { number: 2, versions: [first, second, short], asOf: "2026-08-15", state: "published", because: "it comes back after the correction" },
    { number: 3, versions: [first, second, short], asOf: "2026-09-01", state: "superseded", because: "the correction gave way" },
    {
      number: 2,
      versions: [first, second, version(3, "2026-07-01", { correctsNumber: 2 })],
      asOf: "2026-06-15",
      state: "superseded",
      because: "it was corrected before it ever took effect",
    },
    {
      number: 1,
      versions: [version(1, "2026-01-01", { validTo: "2026-06-30" })],
      asOf: "2026-08-01",
      state: "published",
      because: "it ended, and nothing took its place",
    },
    {
      number: 1,
      versions: [version(1, "2026-01-01", { validTo: "2026-06-30" }), future],
      asOf: "2026-12-31",
      state: "published",
      because: "the next one has not begun",
    },
    {
      number: 1,
      versions: [version(1, "2026-01-01", { validTo: "2026-06-30" }), future],
      asOf: "2027-01-01",
      state: "superseded",
      because: "now it has",
    },
    {
      number: 2,
      versions: [first, version(2, "2026-07-01", { validTo: "2026-09-30" }), short],
      asOf: "2026-12-01",
      state: "published",
      because: "it outlived its correction and ended by itself",
    },
    {
      number: 1,
      versions: [version(1, "2026-01-01", { withdrawnAt: longAfter })],
      asOf: "2026-08-01",
      state: "withdrawn",
      because: "it was withdrawn",
    },
  ])("version $number on $asOf is $state: $because", ({ number, versions, asOf, state }) => {
    expect(stateOf(number, versions, asOf)).toBe(state);
  });
});

describe("isRetroactive", () => {
  test.each([
    { validFrom: "2026-07-01", publishedAt: "2026-08-14T10:00:00Z", retroactive: true, because: "published six weeks after" },
    { validFrom: "2026-07-01", publishedAt: "2026-06-30T21:59:59Z", retroactive: false, because: "it is still 30 June in Amsterdam" },
    { validFrom: "2026-07-01", publishedAt: "2026-06-30T22:00:00Z", retroactive: false, because: "on the day itself is in time" },
    { validFrom: "2026-07-01", publishedAt: "2026-07-01T21:59:59Z", retroactive: false, because: "still the day itself" },
    { validFrom: "2026-07-01", publishedAt: "2026-07-01T22:00:00Z", retroactive: true, because: "it is 2 July in Amsterdam" },
    { validFrom: "2027-01-01", publishedAt: "2027-01-01T22:59:59Z", retroactive: false, because: "in winter midnight falls at 23:00 UTC" },
    { validFrom: "2027-01-01", publishedAt: "2027-01-01T23:00:00Z", retroactive: true, because: "then it is 2 January" },
  ])("from $validFrom, published $publishedAt: $retroactive, $because", ({ validFrom, publishedAt, retroactive }) => {
    expect(isRetroactive(validFrom, new Date(publishedAt))).toBe(retroactive);
  });
});

describe("amsterdamDate around the change of the clock", () => {
  test.each([
    ["2026-03-28T22:59:59Z", "2026-03-28"],
    ["2026-03-28T23:00:00Z", "2026-03-29"],
    ["2026-03-29T21:59:59Z", "2026-03-29"],
    ["2026-03-29T22:00:00Z", "2026-03-30"],
    ["2026-10-24T21:59:59Z", "2026-10-24"],
    ["2026-10-24T22:00:00Z", "2026-10-25"],
    ["2026-10-25T22:59:59Z", "2026-10-25"],
    ["2026-10-25T23:00:00Z", "2026-10-26"],
  ])("%s is %s", (instant, date) => {
    expect(amsterdamDate(new Date(instant))).toBe(date);
  });
});

describe("a correction that begins before what it corrects", () => {
  const versions = [version(1, "2026-01-01"), version(2, "2026-07-01"), version(3, "2026-06-01", { correctsNumber: 2 })];

  test.each([
    { asOf: "2026-05-31", number: 1, because: "it has not begun" },
    { asOf: "2026-06-01", number: 3, because: "it applies from its own first day" },
    { asOf: "2026-07-01", number: 2, because: "the greatest first day wins: the corrected version is still there" },
  ])("on $asOf: $number, $because", ({ asOf, number }) => {
    expect(numberOn(versions, asOf)).toBe(number);
  });

  test("applies throughout once what it corrects is withdrawn", () => {
    const withdrawn = versions.map((one) => (one.number === 2 ? { ...one, withdrawnAt: new Date("2026-06-15T00:00:00Z") } : one));

    expect([numberOn(withdrawn, "2026-06-01"), numberOn(withdrawn, "2026-07-01")]).toEqual([3, 3]);
  });
});

describe("losing days", () => {
  test.each([
    { fresh: version(2, "2026-07-01"), earlier: [version(1, "2026-01-01")], lost: [{ number: 1, from: "2026-07-01" }], because: "the next one takes over" },
    { fresh: version(2, "2026-07-01"), earlier: [version(1, "2026-01-01", { validTo: "2026-06-30" })], lost: [], because: "the one before had ended" },
    {
      fresh: version(3, "2026-01-01", { correctsNumber: 2 }),
      earlier: [version(1, "2025-01-01"), version(2, "2026-01-01")],
      lost: [{ number: 2, from: "2026-01-01" }],
      because: "a correction takes the days of what it corrects",
    },
    {
      fresh: version(3, "2026-03-01"),
      earlier: [version(1, "2026-01-01"), version(2, "2026-07-01")],
      lost: [{ number: 1, from: "2026-03-01" }],
      because: "what comes later keeps its days",
    },
    {
      fresh: version(2, "2026-03-01", { validTo: "2026-03-31" }),
      earlier: [version(1, "2026-01-01")],
      lost: [{ number: 1, from: "2026-03-01" }],
      because: "a version with an end ends the one before it for good",
    },
    { fresh: version(1, "2026-01-01"), earlier: [], lost: [], because: "there was nothing to lose" },
  ])("$because", ({ fresh, earlier, lost }) => {
    expect(displacedBy(fresh, earlier, longAfter)).toEqual(lost);
  });
});
