import { expect, test } from "vitest";
import { permissions } from "@/lib/access/permissions";
import en from "@/messages/en";
import nl from "@/messages/nl";
import { rightsGroups, ungrouped } from "./rights-groups";

test("every permission of the table stands on the page of rights, once", () => {
  const shown = Object.values(rightsGroups).flat();

  expect(ungrouped()).toEqual([]);
  expect(new Set(shown).size).toBe(shown.length);
});

test.each([["nl", nl], ["en", en]] as const)("every permission and every group has words in %s", (_language, { members }) => {
  expect(Object.keys(members.rights).sort()).toEqual(Object.keys(permissions).sort());
  expect(Object.keys(members.groups).sort()).toEqual(Object.keys(rightsGroups).sort());
});
