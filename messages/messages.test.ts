import { describe, expect, test } from "vitest";
import en from "./en";
import nl from "./nl";

type Catalogue = { [key: string]: string | Catalogue };

/** Every sentence by its full key, so that two languages can be laid side by side. */
function sentences(catalogue: Catalogue, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === "string") found.set(`${path}${key}`, value);
    else for (const [inner, sentence] of sentences(value, `${path}${key}.`)) found.set(inner, sentence);
  }
  return found;
}

/**
 * The names a sentence fills in, with their kind (`{count, plural, …}` gives "count plural"), and its tags. The forms of a
 * plural may differ per language; what goes in may not.
 */
function placeholders(sentence: string): string {
  const found = new Set([...sentence.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`));
  const inside: ("text" | "choice")[] = ["text"];

  for (const [token, name, kind, plain] of sentence.matchAll(/\{\s*(\w+)\s*,\s*(\w+)|\{\s*(\w+)\s*\}|[{}]/g)) {
    const inChoice = inside.at(-1) === "choice";
    if (token === "}") inside.pop();
    else if (plain !== undefined && !inChoice) found.add(plain);
    else if (plain !== undefined) continue;
    else if (inChoice || name === undefined) inside.push("text");
    else {
      found.add(`${name} ${kind}`);
      inside.push("choice");
    }
  }

  return [...found].sort().join(", ");
}

const dutch = sentences(nl);
const english = sentences(en);

describe("the two languages", () => {
  test("have the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort());
  });

  test("fill in the same values in every sentence", () => {
    const differing = [...dutch].filter(([key, sentence]) => placeholders(sentence) !== placeholders(english.get(key) ?? ""));
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("leave no sentence empty", () => {
    const empty = [...dutch, ...english].filter(([, sentence]) => sentence.trim() === "");
    expect(empty.map(([key]) => key)).toEqual([]);
  });
});

test.each([
  ["Hallo {name}", "name"],
  ["{count, plural, one {veld} other {# velden van {name}}}", "count plural, name"],
  ["{kind, select, a {ja, {reason}} other {nee}}", "kind select, reason"],
  ["Lees <link>dit</link>", "<link>"],
])("%s fills in %s", (sentence, names) => {
  expect(placeholders(sentence)).toBe(names);
});

describe("the words", () => {
  test.each([
    ["Dutch", dutch],
    ["English", english],
  ])("in %s shout nowhere and never say oops", (_language, catalogue) => {
    const loud = [...catalogue].filter(([, sentence]) => /!|\b(helaas|oeps|succesvol|oops|unfortunately|successfully)\b/i.test(sentence));
    expect(loud.map(([key]) => key)).toEqual([]);
  });
});
