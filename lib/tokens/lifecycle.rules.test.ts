import { describe, expect, test } from "vitest";
import { mayComeFrom, networkOf, overlapEnd, warningDue } from "./lifecycle.rules";
import { countHint } from "./rules";
import { looksSecret, maskedPath } from "./usage.rules";

const at = new Date("2026-11-23T12:00:00Z");
const inDays = (days: number) => new Date(at.getTime() + days * 86_400_000);

test.each([
  ["0", null, "2026-11-23T12:00:00.000Z"],
  ["1h", null, "2026-11-23T13:00:00.000Z"],
  ["24h", null, "2026-11-24T12:00:00.000Z"],
  ["7d", null, "2026-11-30T12:00:00.000Z"],
  ["7d", inDays(2), "2026-11-25T12:00:00.000Z"],
] as const)("an overlap of %s ends then, and never after the token itself (%s)", (overlap, expiresAt, end) => {
  expect(overlapEnd(overlap, at, expiresAt).toISOString()).toBe(end);
});

test.each([
  ["no end", null, null, null],
  ["31 days", 31, null, null],
  ["30 days", 30, null, 30],
  ["29 days, told at 30", 29, 30, null],
  ["14 days, told at 30", 14, 30, 14],
  ["3 days, never told", 3, null, 7],
  ["1 day, told at 7", 1, 7, 1],
  ["an hour, told at 1", 0.04, 1, null],
  ["over", -1, null, null],
])("a token that ends in %s", (_sentence, days, warnedDays, due) => {
  expect(warningDue({ expiresAt: days === null ? null : inDays(days), warnedDays }, at)).toBe(due);
});

describe("networks", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7/32"],
    ["10.1.2.3/8", "10.0.0.0/8"],
    ["2001:db8::7", "2001:db8::7/128"],
    ["2001:db8:1::/32", "2001:db8::/32"],
    ["203.0.113.300", null],
    ["203.0.113.0/33", null],
    ["10.1/16", null],
    ["10", null],
    ["2001:db8::/129", null],
    ["localhost", null],
    ["", null],
  ])("%s is kept as %s", (typed, kept) => {
    expect(networkOf(typed)).toBe(kept);
  });

  test.each([
    [[], "198.51.100.1", true],
    [[], null, true],
    [["203.0.113.0/24"], "203.0.113.7", true],
    [["203.0.113.0/24"], "::ffff:203.0.113.7", true],
    [["203.0.113.0/24"], "203.0.114.7", false],
    [["203.0.113.0/24", "2001:db8::/32"], "2001:db8::7", true],
    [["203.0.113.0/24"], "2001:db8::7", false],
    [["203.0.113.0/24"], null, false],
    [["203.0.113.0/24"], "niets", false],
  ])("%j lets %s in: %s", (cidrs, address, allowed) => {
    expect(mayComeFrom(cidrs, address)).toBe(allowed);
  });
});

describe("what the log keeps of a path", () => {
  const secret = "aB3".repeat(15).slice(0, 44);

  test.each([
    ["/api/v1/partners", ["limit", "cursor", "limit"], "/api/v1/partners?limit=…&cursor=…"],
    ["/api/v1/pay-equity/0193b6c4-1b2c-7000-8000-000000000000/versions/1", [], "/api/v1/pay-equity/0193b6c4-1b2c-7000-8000-000000000000/versions/1"],
    [`/api/v1/cmp_${"0".repeat(64)}`, [], "/api/v1/…"],
    [`/api/v1/%63mp_${"0".repeat(64)}`, [], "/api/v1/…"],
    [`/api/v1/partners/${secret}/x`, [secret], "/api/v1/partners/…/x?…=…"],
    ["/api/v1/%zz", [], "/api/v1/%zz"],
  ])("%s with %j is %s", (path, query, kept) => {
    expect(maskedPath(path, query)).toBe(kept);
  });

  test("a request may not be named after a secret", () => {
    expect(looksSecret(secret)).toBe(true);
    expect(looksSecret(`cat_${"0".repeat(64)}`)).toBe(true);
    expect(looksSecret("0193b6c4-1b2c-7000-8000-000000000000")).toBe(false);
  });
});

test.each([
  [[], "none"],
  [["REVOKED", "EXPIRED"], "none"],
  [["ACTIVE", "REVOKED"], null],
  [["ACTIVE", "PAUSED"], "several"],
] as const)("a company with tokens %j deserves the hint %s", (states, hint) => {
  expect(countHint(states.map((state) => ({ state })))).toBe(hint);
});
