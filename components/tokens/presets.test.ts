import { describe, expect, test } from "vitest";
import { type ApiPermission, apiPermissions } from "@/lib/access/permissions";
import { differenceOf, groupsOf, mergedRights, presetOf, presets } from "./presets";

describe("a set of rights", () => {
  test("is named after the preset that holds exactly it, in whatever order", () => {
    expect(presetOf([...presets.easyflex].reverse())).toBe("easyflex");
    expect(presetOf([])).toBe("none");
  });

  test("is nobody's preset with one right more or less", () => {
    expect(presetOf([...presets.easyflex, "requests:read"])).toBeNull();
    expect(presetOf(presets.readOnly.slice(1))).toBeNull();
  });

  test("says what a change adds and removes", () => {
    expect(differenceOf(presets.easyflex, presets.readOnly)).toEqual({ added: ["requests:read"], removed: ["invitations:create"] });
    expect(differenceOf(presets.none, presets.none)).toEqual({ added: [], removed: [] });
  });
});

test("two changes at once keep both: what I added and removed, on what somebody else saved", () => {
  const known: ApiPermission[] = ["pay-equity:read", "partners:list", "partners:read"];
  const mine: ApiPermission[] = ["pay-equity:read", "partners:list", "requests:read"];
  const theirs: ApiPermission[] = ["pay-equity:read", "partners:read", "positions:list"];

  expect(mergedRights(known, mine, theirs)).toEqual(["pay-equity:read", "requests:read", "positions:list"]);
});

test("read only holds nothing that makes or writes", () => {
  expect(presets.readOnly.filter((right: ApiPermission) => /:(create|write)$/.test(right))).toEqual([]);
});

test("the matrix has every right once, under the noun it is about", () => {
  const groups = groupsOf(apiPermissions);

  expect(groups.map(({ group }) => group)).toEqual(["pay-equity", "partners", "requests", "positions", "invitations"]);
  expect(groups.flatMap(({ rights }) => rights).sort()).toEqual([...apiPermissions].sort());
  expect(groups[0]?.rights).toEqual(["pay-equity:read", "pay-equity:pdf", "pay-equity:write"]);
});
