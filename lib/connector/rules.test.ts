import { describe, expect, test } from "vitest";
import { deriveKey } from "@/lib/core/crypto";
import { signed } from "./portal.test-support";
import type { Company } from "./portal.schema";
import { companyFault, customerName, faultOfProblem, isSigned, isToken, isWmnr, type Known, newWmnr, planSync, portalAddress, positionTitles } from "./rules";

test.each([
  ["http://localhost:3000", "http://127.0.0.1:3000"],
  ["http://127.0.0.1:3000/", "http://127.0.0.1:3000"],
  ["https://mijn.portaal.example", "https://mijn.portaal.example"],
])("the portal at %s is asked at %s", (appUrl, address) => {
  expect(portalAddress(appUrl)).toBe(address);
});

test("a webhook code is 19 letters and digits, and never the same twice", () => {
  const codes = Array.from({ length: 200 }, newWmnr);
  expect(codes.every(isWmnr)).toBe(true);
  expect(["cju1u6p", "", "a".repeat(20), `${"a".repeat(18)}\u0000`].some(isWmnr)).toBe(false);
  expect(new Set(codes).size).toBe(200);
});

test.each([
  [`cmp_${"0a".repeat(32)}`, true],
  [`cmp_${"0A".repeat(32)}`, false],
  [`cmp_${"0a".repeat(31)}`, false],
  [`org_${"0a".repeat(32)}`, false],
])("%s is a token: %s", (value, expected) => {
  expect(isToken(value)).toBe(expected);
});

describe("a signature", () => {
  const secret = "S".repeat(44);
  const tokenId = "018f0000-0000-7000-8000-000000000001";
  const body = '{"type":"ping"}';
  const now = new Date();
  const right = signed(secret, tokenId, "evt_1", now, body);
  const other = signed("T".repeat(44), tokenId, "evt_1", now, body)["webhook-signature"];
  const ago = (seconds: number) => signed(secret, tokenId, "evt_1", new Date(now.getTime() - seconds * 1_000), body);

  test.each<{ when: string; headers: Record<string, string>; body?: string; holds: boolean }>([
    { when: "made with the derived key", headers: right, holds: true },
    { when: "second of two", headers: { ...right, "webhook-signature": `${other} ${right["webhook-signature"]}` }, holds: true },
    { when: "first of two", headers: { ...right, "webhook-signature": `${right["webhook-signature"]} ${other}` }, holds: true },
    { when: "beside an unknown version", headers: { ...right, "webhook-signature": `v2,abc ${right["webhook-signature"]}` }, holds: true },
    { when: "four minutes old", headers: ago(240), holds: true },
    { when: "four minutes early", headers: ago(-240), holds: true },
    { when: "six minutes old", headers: ago(360), holds: false },
    { when: "six minutes early", headers: ago(-360), holds: false },
    { when: "of another secret", headers: { ...right, "webhook-signature": other ?? "" }, holds: false },
    { when: "of another body", headers: right, body: '{"type":"pong"}', holds: false },
    { when: "of another id", headers: { ...right, "webhook-id": "evt_2" }, holds: false },
    { when: "of another moment", headers: { ...right, "webhook-timestamp": String(Number(right["webhook-timestamp"]) - 1) }, holds: false },
    { when: "without a timestamp", headers: { ...right, "webhook-timestamp": "" }, holds: false },
    { when: "with a word for a timestamp", headers: { ...right, "webhook-timestamp": "now" }, holds: false },
    { when: "missing", headers: { ...right, "webhook-signature": "" }, holds: false },
    { when: "not a signature", headers: { ...right, "webhook-signature": "v1" }, holds: false },
    { when: "without any header", headers: {}, holds: false },
  ])("$when: $holds", ({ headers, body: sent = body, holds }) => {
    expect(isSigned(secret, tokenId, headers, sent)).toBe(holds);
  });

  test("needs the token's id as the salt", () => {
    expect(isSigned(secret, "018f0000-0000-7000-8000-000000000002", right, body)).toBe(false);
    expect(deriveKey(secret, tokenId, "webhook-v1")).toHaveLength(32);
  });
});

describe("the portal's own company", () => {
  const company: Company = {
    number: "7008",
    name: "7008 webinar",
    organisation: { name: "Voorbeeld Uitzend Groep" },
    token: { id: "t", name: "Easyflex", permissions: ["pay-equity:read", "partners:list"] },
  };

  test("does for its own number with the rights that are needed", () => {
    expect(companyFault(company, "7008")).toBeNull();
  });

  test("does not do for another number, and says both", () => {
    expect(companyFault(company, "7012")).toEqual({ kind: "wrong_company", values: { number: "7008", name: "7008 webinar", expected: "7012" } });
  });

  test.each([
    [["partners:list"], "pay_equity_read"],
    [["pay-equity:read"], "partners_list"],
    [[], "partners_list"],
  ])("with the rights %j misses %s", (permissions, missing) => {
    const fault = companyFault({ ...company, token: { ...company.token, permissions } }, "7008");
    expect(fault).toEqual({ kind: "permission_missing", values: { permission: missing } });
  });
});

const said = (code: string) => ({ code, title: "Zo staat het er." });

test.each([
  { status: 401, problem: said("invalid_credentials"), kind: "invalid_credentials" },
  { status: 401, problem: said("token_revoked"), kind: "token_revoked" },
  { status: 401, problem: said("token_expired"), kind: "token_expired" },
  { status: 403, problem: said("token_paused"), kind: "token_paused" },
  { status: 403, problem: said("address_not_allowed"), kind: "address_not_allowed" },
  { status: 403, problem: said("agreement_missing"), kind: "agreement_missing" },
  { status: 403, problem: said("licence_ended"), kind: "licence_ended" },
  { status: 403, problem: said("permission_missing"), kind: "permission_missing" },
  { status: 404, problem: said("not_found"), kind: "not_found" },
  { status: 404, problem: said("no_version_applies"), kind: "no_version_applies" },
  { status: 410, problem: said("gone"), kind: "gone" },
  { status: 429, problem: said("rate_limited"), kind: "rate_limited" },
  { status: 429, problem: null, kind: "rate_limited" },
  { status: 503, problem: said("unavailable"), kind: "unavailable" },
  { status: 503, problem: null, kind: "unavailable" },
  { status: 502, problem: null, kind: "unreachable" },
  { status: 504, problem: null, kind: "unreachable" },
  { status: 500, problem: said("internal"), kind: "refused" },
  { status: 302, problem: null, kind: "refused" },
])("$status with $problem.code is $kind", ({ status, problem, kind }) => {
  expect(faultOfProblem(status, problem, null, "pay-equity:read").kind).toBe(kind);
});

test("a limit says how long to wait, and a minute when the portal does not", () => {
  expect(faultOfProblem(429, null, "7").values).toEqual({ seconds: 7 });
  expect(faultOfProblem(429, null, "soon").values).toEqual({ seconds: 60 });
});

describe("a plan to synchronise", () => {
  const listed = (id: string, revision = 1) => ({ id, number: 1, revision, sha256: `${id}-${revision}` });
  const known = (id: string, more: Partial<Known> = {}): Known => ({ id, state: "current", number: 1, revision: 1, sha256: `${id}-1`, etag: `"${id}"`, ...more });

  test("fetches what is new or changed, leaves what is the same, and looks after what is gone", () => {
    const plan = planSync([listed("same"), listed("changed", 2), listed("new")], [known("same"), known("changed"), known("gone")]);
    expect(plan).toEqual({ changed: [{ id: "changed", etag: '"changed"' }, { id: "new", etag: null }], vanished: ["gone"], unchanged: 1 });
  });

  test("asks again for what is shared anew", () => {
    expect(planSync([listed("back")], [known("back", { state: "ended" })])).toMatchObject({ changed: [{ id: "back" }], unchanged: 0 });
  });

  test("leaves alone what ended before", () => {
    expect(planSync([], [known("ended", { state: "ended" }), known("waiting", { state: "waiting" })]).vanished).toEqual(["waiting"]);
  });
});

test("a message without functions or a name is read as such", () => {
  expect(positionTitles({ positionProfile: [{ positionTitle: "Inpakker" }, { positionTitle: 7 }, null] })).toEqual(["Inpakker"]);
  expect(positionTitles({ positionProfile: "none" })).toEqual([]);
  expect(customerName({ customer: null })).toBeNull();
  expect(customerName({ customer: { name: "Noord\u0000" } })).toBe("Noord");
});
