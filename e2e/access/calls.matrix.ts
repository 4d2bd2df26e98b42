import { describe, expect, test } from "vitest";
import type { ApiPermission } from "@/lib/access/permissions";
import { type CallRule, calls } from "./calls";
import { builtCalls } from "./inventory";
import { browserOf, hasMarker, setting, prepareSetting } from "./setting";
import type { Pair } from "./world";

prepareSetting();

test("the table names every call of the API, and nothing else", () => {
  expect(Object.keys(calls).sort()).toEqual(builtCalls());
});

describe.each(Object.entries(calls))("%s", (name, rule) => {
  const [method = "GET"] = name.split(" ");
  const ask = async (address: string, headers: Record<string, string>) => {
    const answer = await setting.portal.call(method, address, headers);
    const code = answer.status < 400 ? null : /"code":"(\w+)"/.exec(answer.body)?.[1];
    return { status: answer.status, code, marker: hasMarker(answer) };
  };

  test("is answered to whoever may", async () => {
    expect(await ask(rule.at(setting.world.own), rule.needs === "nothing" ? {} : letIn(rule))).toMatchObject({ status: rule.status ?? 200, marker: false });
  });

  if (rule.needs === "nothing") return;

  test("is refused to whoever is not let in, and changes nothing", async () => {
    const { own, backOffices } = setting.world;
    const { token, secret } = backOffices.with("partners:list");
    const unknown = { status: 401, code: "invalid_credentials" };
    const before = await setting.tables.hashes();
    expect(await ask(rule.at(own), {})).toMatchObject(unknown);
    expect(await ask(rule.at(own), { authorization: `Bearer ${token}` })).toMatchObject(unknown);
    expect(await ask(rule.at(own), { cookie: browserOf("organisationAdmin").cookie })).toMatchObject(unknown);
    expect(await ask(rule.at(own), basic({ token, secret: `${secret.slice(0, -1)}_` }))).toMatchObject(unknown);
    expect(await ask(rule.at(own), basic(backOffices.revoked))).toMatchObject({ status: 401, code: "token_revoked" });
    expect(await ask(rule.at(own), basic(backOffices.expired))).toMatchObject({ status: 401, code: "token_expired" });
    expect(await ask(rule.at(own), basic(backOffices.paused))).toMatchObject({ status: 403, code: "token_paused" });
    expect(await setting.tables.hashes()).toEqual(before);
  });

  if (rule.needs === "token") return;
  const right: ApiPermission = rule.needs;

  test("without its right is refused before anything is looked up", async () => {
    const { own, foreign, missing, backOffices } = setting.world;
    for (const place of [own, foreign, missing]) {
      expect(await ask(rule.at(place), basic(backOffices.without(right)))).toEqual({ status: 403, code: "permission_missing", marker: false });
    }
  });

  if (!rule.ofOneThing) return;

  test("of another tenant, of a sibling company and of nobody is the same 404", async () => {
    const { own, foreign, missing, backOffices } = setting.world;
    const nothing = { status: 404, code: "not_found", marker: false };
    expect(await ask(rule.at(foreign), letIn(rule))).toEqual(nothing);
    expect(await ask(rule.at(missing), letIn(rule))).toEqual(nothing);
    expect(await ask(rule.at(own), basic(backOffices.sibling))).toEqual(nothing);
  });
});

function basic({ token, secret }: Pair): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${token}:${secret}`).toString("base64")}` };
}

/** The back office that has the right of this call and no other. */
function letIn({ needs }: CallRule): { authorization: string } {
  return basic(setting.world.backOffices.with(needs === "token" || needs === "nothing" ? "partners:list" : needs));
}
