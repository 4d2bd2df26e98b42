import { describe, expect, test } from "vitest";
import { actions, type ActionRule, ownActions, publicActions } from "./actions";
import { builtActions } from "./inventory";
import type { Answer } from "./server";
import { alike, browserOf, hasMarker, setting, prepareSetting } from "./setting";
import type { Browser, Place, Principal } from "./world";

prepareSetting();

/** The state of a form that was not sent yet, as every action of a form takes it. */
const IDLE = { status: "idle" };

test("the tables name every server action of the build, and nothing else", () => {
  const named = [...Object.keys(actions), ...Object.keys(ownActions), ...Object.keys(publicActions)];
  expect(named.sort()).toEqual(builtActions().map(({ name }) => name).sort());
});

/** Posted by its id to a page that anybody may open: no page protects an action. */
async function post(name: string, args: readonly unknown[], form: Record<string, string> | undefined, browser: Browser): Promise<Answer> {
  const action = builtActions().find((candidate) => candidate.name === name);
  if (!action) throw new Error(`the build has no action ${name}`);
  const typed = Object.entries(form ?? {}).map(([field, value]) => [field, value.replace("{who}", browser.name)]);
  return setting.portal.act("/inloggen", action.id, args, Object.fromEntries(typed) as Record<string, string>, browser);
}

describe.each(Object.entries(actions))("%s", (name, rule) => {
  const formAt = (place: Place) => ({ ...rule.form, ...rule.ofForm?.(place) });

  test("is refused to whoever may not, and changes nothing", async () => {
    const before = await setting.tables.hashes();
    for (const browser of setting.world.browsers.filter((one) => !rule.done.includes(one.name))) {
      const outcome = outcomeOf(await post(name, [...rule.at(setting.world.own), IDLE], formAt(setting.world.own), browser));
      expect({ who: browser.name, outcome }).toEqual({ who: browser.name, outcome: refusalOf(rule, browser.name, true) });
    }
    expect(await setting.tables.hashes()).toEqual(before);
  });

  test("on what is another tenant's and on what does not exist answers alike, and changes nothing", async () => {
    const before = await setting.tables.hashes();
    for (const browser of setting.world.browsers.filter((one) => one.name !== "foreignAdmin")) {
      for (const { foreign, missing, inOwnPlace } of alike(rule)) {
        const answers = [await post(name, [...foreign, IDLE], formAt(setting.world.foreign), browser), await post(name, [...missing, IDLE], formAt(setting.world.missing), browser)];
        const outcome = refusalOf(rule, browser.name, inOwnPlace);
        expect({ who: browser.name, outcomes: answers.map(outcomeOf), marker: answers.some(hasMarker) }).toEqual({ who: browser.name, outcomes: [outcome, outcome], marker: false });
      }
    }
    expect(await setting.tables.hashes()).toEqual(before);
  });

  test("is open to whoever may", async () => {
    for (const principal of rule.done) {
      expect(refusals, principal).not.toContain(outcomeOf(await post(name, [...rule.at(setting.world.own), IDLE], formAt(setting.world.own), browserOf(principal))));
    }
  });
});

describe.each(Object.entries(ownActions))("of one's own account: %s", (name, { args = () => [], form }) => {
  test("is nobody's without a session", async () => {
    const before = await setting.tables.hashes();
    expect(outcomeOf(await post(name, [...args(setting.world.own), IDLE], form, browserOf("anonymous")))).toMatch(/^(unauthenticated|to \/inloggen.*)$/);
    expect(await setting.tables.hashes()).toEqual(before);
  });
});

describe.each(Object.keys(publicActions))("open to everybody: %s", (name) => {
  test("takes nonsense without falling over", async () => {
    const before = await setting.tables.hashes();
    const outcome = outcomeOf(await post(name, publicActions[name] ?? [], {}, browserOf("anonymous")));
    expect(["internal", "500"]).not.toContain(outcome);
    expect(await setting.tables.hashes()).toEqual(before);
  });
});

const refusals = ["unauthenticated", "forbidden", "not_found", "step_up_required", "second_factor_required", "invalid_input", "internal", "malformed", "404", "500"];

/** Whoever is in the place without the right is told so; to everybody else it does not exist. */
function refusalOf(rule: ActionRule, principal: Principal, inOwnPlace: boolean): string {
  if (principal === "anonymous") return "unauthenticated";
  return inOwnPlace && rule.forbidden.includes(principal) ? "forbidden" : "not_found";
}

/** What a form would show of an answer: done, where it leads, or the code of the refusal. */
function outcomeOf({ status, location, body }: Answer): string {
  if (location) return `to ${location.split(";")[0]}`;
  if (status >= 400) return String(status);
  return /"status":"failed","code":"(\w+)"/.exec(body)?.[1] ?? (body.includes('"status":"done"') ? "done" : "nothing");
}
