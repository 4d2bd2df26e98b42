import { describe, expect, test } from "vitest";
import type { Shown, Standing } from "./schema";
import { pageOfShown, standingOf } from "./standing.rules";
import type { VersionDates } from "./versions.rules";

const today = { asOf: "2026-11-23", knownAt: new Date("2026-11-23T12:00:00Z") };

function version(number: number, validFrom: string, change: Partial<VersionDates> = {}): VersionDates {
  return { number, validFrom, validTo: null, publishedAt: new Date("2026-01-01T00:00:00Z"), withdrawnAt: null, correctsNumber: null, ...change };
}

describe("a document stands for a company", () => {
  const first = version(1, "2026-01-01");

  test.each<[string, VersionDates[], boolean, Standing, number | null, number | null]>([
    ["as applying while nothing else is announced", [first], true, "applies", 1, null],
    ["as changing when another version takes over later", [first, version(2, "2027-01-01")], true, "changes", 1, 2],
    ["as upcoming before its first version begins", [version(1, "2027-01-01")], true, "upcoming", null, 1],
    ["as expired when its last version ended", [version(1, "2026-01-01", { validTo: "2026-06-30" })], true, "expired", null, null],
    ["as expired when its only version was withdrawn", [version(1, "2026-01-01", { withdrawnAt: new Date("2026-05-01") })], true, "expired", null, null],
    ["as ended once it is shared no more, whatever applies", [first, version(2, "2027-01-01")], false, "ended", 1, 2],
    ["as changing when a correction came after the version that takes over", [first, version(2, "2027-01-01"), version(3, "2026-02-01", { correctsNumber: 1 })], true, "changes", 3, 2],
    ["as applying when the later version was withdrawn", [first, version(2, "2027-01-01", { withdrawnAt: new Date("2026-05-01") })], true, "applies", 1, null],
  ])("%s", (_sentence, versions, shared, standing, applies, next) => {
    const found = standingOf(versions, shared, today);
    expect([found.standing, found.applies, found.next?.number ?? null]).toEqual([standing, applies, next]);
  });
});

describe("the list of a company", () => {
  const row = (place: number, change: Partial<Shown> = {}): Shown => ({
    id: `0000000${place}`,
    name: `Regeling ${place}`,
    hirer: { name: `Inlener ${place}`, kvkNumber: `9000000${place}` },
    newest: { number: 1, revision: 1, state: "published", validFrom: "2026-01-01", validTo: null, publishedAt: "2026-01-01T00:00:00Z", correctsNumber: null, sha256: "", positions: [] },
    applies: 1,
    next: null,
    standing: "applies",
    versionCount: 1,
    changedAt: `2026-0${place}-01T00:00:00.000Z`,
    ...change,
  });
  const ids = (rows: Shown[]) => rows.map(({ id }) => Number(id));

  test("begins with what changed last", () => {
    expect(ids(pageOfShown([row(1), row(3), row(2)], { search: "" }).items)).toEqual([3, 2, 1]);
  });

  test("is turned page by page, on and back, without losing or repeating a row", () => {
    const rows = [1, 2, 3, 4, 5].map((place) => row(place));
    const first = pageOfShown(rows, { search: "" }, 2);
    const second = pageOfShown(rows, { search: "", ...first.next }, 2);
    const third = pageOfShown(rows, { search: "", ...second.next }, 2);

    expect([first, second, third].map(({ items, from, total }) => [ids(items), from, total])).toEqual([
      [[5, 4], 1, 5],
      [[3, 2], 3, 5],
      [[1], 5, 5],
    ]);
    expect([first.previous, third.next]).toEqual([null, null]);
    expect(pageOfShown(rows, { search: "", ...third.previous }, 2).items).toEqual(second.items);
    expect(pageOfShown(rows, { search: "", ...second.previous }, 2).items).toEqual(first.items);
  });

  test("begins again after a row that is gone", () => {
    expect(ids(pageOfShown([row(1), row(2)], { search: "", after: "gone" }).items)).toEqual([2, 1]);
  });

  test("is searched by hirer, KvK number, document and function, word by word in any case", () => {
    const rows = [row(1, { newest: { ...row(1).newest, positions: [{ id: "h", title: "Heftruckchauffeur", code: null, scale: null, startStep: null }] } }), row(2)];
    const found = (search: string) => ids(pageOfShown(rows, { search }).items);

    expect(found("HEFTRUCK")).toEqual([1]);
    expect(found("inlener heftruck")).toEqual([1]);
    expect(found("9000 0002")).toEqual([2]);
    expect(found("regeling")).toEqual([2, 1]);
    expect(found("bakkerij")).toEqual([]);
  });

  test("counts by standing what the words find, whichever view is open, and the hirers that share", () => {
    const rows = [row(1), row(2, { standing: "ended" }), row(3, { standing: "changes", hirer: row(1).hirer })];
    const list = pageOfShown(rows, { search: "", standing: "ended" });

    expect(ids(list.items)).toEqual([2]);
    expect(list.counts).toEqual({ all: 3, applies: 1, changes: 1, upcoming: 0, expired: 0, ended: 1 });
    expect(list.hirers).toBe(1);
  });

  test("says that nothing is there", () => {
    expect(pageOfShown([], { search: "" })).toMatchObject({ items: [], from: 0, total: 0, previous: null, next: null });
  });
});
