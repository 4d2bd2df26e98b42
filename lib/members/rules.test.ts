import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/access/permissions";
import { type Held, holdsAlready, invitationState, mayManage, namesIt, roleAt } from "./rules";

const admin: Held = { role: "ORGANISATION_ADMIN", companyId: null };
const reader: Held = { role: "READER", companyId: null };
const companyAdmin: Held = { role: "COMPANY_ADMIN", companyId: "c1" };
const companyReader: Held = { role: "READER", companyId: "c1" };

describe("giving, changing or taking a role", () => {
  test.each<[string, Held[], Role, string | null, boolean]>([
    ["an organisation admin, an organisation admin", [admin], "ORGANISATION_ADMIN", null, true],
    ["an organisation admin, a reader of all", [admin], "READER", null, true],
    ["an organisation admin, a company admin", [admin], "COMPANY_ADMIN", "c1", true],
    ["an organisation admin, a company reader", [admin], "READER", "c2", true],
    ["a company admin, an organisation admin", [companyAdmin], "ORGANISATION_ADMIN", null, false],
    ["a company admin, a reader of all", [companyAdmin], "READER", null, false],
    ["a company admin, a colleague of the same company", [companyAdmin], "COMPANY_ADMIN", "c1", true],
    ["a company admin, a reader of the same company", [companyAdmin], "READER", "c1", true],
    ["a company admin, somebody of a sibling", [companyAdmin], "READER", "c2", false],
    ["a company admin who reads all, somebody of a sibling", [companyAdmin, reader], "READER", "c2", false],
    ["a reader of all, a reader", [reader], "READER", "c1", false],
    ["a company reader, a reader", [companyReader], "READER", "c1", false],
    ["nobody any more, a reader", [], "READER", "c1", false],
    ["a company admin over a whole organisation, an organisation admin", [{ role: "COMPANY_ADMIN", companyId: null }], "ORGANISATION_ADMIN", null, false],
  ])("%s", (_sentence, own, role, companyId, may) => {
    expect(mayManage(own, { role, companyId })).toBe(may);
  });
});

test.each<[string, Held[], Held, boolean]>([
  ["the same place, whatever the role", [companyReader], companyAdmin, true],
  ["an admin of all, in a company", [admin], companyAdmin, true],
  ["a reader of all, as a reader of a company", [reader], companyReader, true],
  ["a reader of all, as an admin of a company", [reader], companyAdmin, false],
  ["somebody of a company, for all", [companyAdmin], reader, false],
  ["somebody of a company, in a sibling", [companyAdmin], { role: "READER", companyId: "c2" }, false],
  ["a stranger", [], reader, false],
])("holds already: %s", (_sentence, held, wanted, holds) => {
  expect(holdsAlready(held, wanted)).toBe(holds);
});

test("a level and a place make a role", () => {
  expect([roleAt(null, "admin"), roleAt("c1", "admin"), roleAt(null, "reader"), roleAt("c1", "reader")]).toEqual(["ORGANISATION_ADMIN", "COMPANY_ADMIN", "READER", "READER"]);
});

describe("an invitation", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 10, day));
  const sent = { expiresAt: at(8), acceptedAt: null, declinedAt: null, revokedAt: null };

  test.each([
    ["waits", sent, at(7), "open"],
    ["runs out at its moment", sent, at(8), "expired"],
    ["was accepted", { ...sent, acceptedAt: at(2) }, at(20), "accepted"],
    ["was declined", { ...sent, declinedAt: at(2) }, at(20), "declined"],
    ["was taken back", { ...sent, revokedAt: at(2) }, at(20), "revoked"],
    ["was put away after it ran out", { ...sent, revokedAt: at(9) }, at(20), "expired"],
  ] as const)("%s", (_sentence, invitation, moment, state) => {
    expect(invitationState(invitation, moment)).toBe(state);
  });
});

test("a typed name is the name, blanks aside", () => {
  expect(namesIt("  Lot  Lid ", "Lot Lid")).toBe(true);
  expect(namesIt("lot lid", "Lot Lid")).toBe(false);
  expect(namesIt("", "Lot Lid")).toBe(false);
});
