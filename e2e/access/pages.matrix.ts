import { describe, expect, test } from "vitest";
import { builtPages } from "./inventory";
import { pages, type PageRule } from "./pages";
import type { Answer } from "./server";
import { alike, hasMarker, setting, prepareSetting } from "./setting";
import type { Browser } from "./world";

prepareSetting();

test("the table names every page and file of the build, and nothing else", () => {
  expect(Object.keys(pages).sort()).toEqual(builtPages());
});

describe.each(Object.entries(pages))("%s", (_pattern, rule) => {
  test("is seen by those who may, and by nobody else; looking changes nothing", async () => {
    const before = await setting.tables.hashes();
    const answers = await asEveryone(async (browser) => {
      const answer = await setting.portal.get(rule.at(setting.world.own), browser);
      return { status: answer.status, readsForeign: browser.name !== "foreignAdmin" && hasMarker(answer) };
    });
    expect(answers).toEqual(await asEveryone(async (browser) => ({ status: expectedStatus(rule, browser), readsForeign: false })));
    expect(await setting.tables.hashes()).toEqual(before);
  });

  test("of another tenant and of nobody are told apart by nobody", async () => {
    for (const { foreign, missing } of alike(rule)) {
      const told = await asEveryone(async (browser) => (browser.name === "foreignAdmin" ? [] : toldApart(await setting.portal.get(foreign, browser), await setting.portal.get(missing, browser), foreign !== missing)));
      expect(told).toEqual(await asEveryone(async () => []));
    }
  });
});

async function asEveryone<Result>(ask: (browser: Browser) => Promise<Result>): Promise<Record<string, Result>> {
  const answers = await Promise.all(setting.world.browsers.map(async (browser) => [browser.name, await ask(browser)] as const));
  return Object.fromEntries(answers);
}

function expectedStatus({ seenBy, answers, forbidden = [], ledOn = [], status = 200 }: PageRule, { name }: Browser): number {
  if (ledOn.includes(name)) return 307;
  if (seenBy === "everyone" || seenBy.includes(name)) return status;
  if (name !== "anonymous") return forbidden.includes(name) ? 403 : 404;
  return answers === "data" ? 401 : 307;
}

/**
 * What tells two answers apart: status, where they lead, and every word of theirs, but for the address that was asked for
 * and what is made anew for every request. The order in which a page is streamed is chance. A page of a place that is not
 * one's own is never seen at all.
 */
function toldApart(foreign: Answer, missing: Answer, isOfAPlace: boolean): string[] {
  const one = wordsOf(foreign);
  const other = wordsOf(missing);
  const marker = hasMarker(foreign) ? [setting.world.marker] : [];
  if (isOfAPlace && foreign.status < 300) marker.push("seen");
  return [...one].filter((word) => !other.has(word)).concat([...other].filter((word) => !one.has(word)), marker);
}

function wordsOf({ status, location, type, body }: Answer): Set<string> {
  const { foreign, missing } = setting.world;
  const asked = [...Object.values(foreign), ...Object.values(missing)].sort((one, next) => next.length - one.length);
  const rest = asked.reduce((text, word) => text.replaceAll(word, "·"), `${status} ${location} ${type} ${/^(text|application\/json)/.test(type) ? body : ""}`);
  const lasting = rest.replace(/nonce[=\\":]+[A-Za-z0-9+/=]+/g, "").replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "").replace(/\b[0-9a-f]{1,3}:|\$L?[0-9a-f]{1,3}\b/g, "");
  return new Set(lasting.match(/[\p{L}\p{N}_-]{3,}/gu));
}
