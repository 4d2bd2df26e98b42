import { describe, expect, test } from "vitest";
import { BEGINNING, brokenLink, codeFrom, groupedCode, linkHash, momentAfter, typedCode } from "./evidence.rules";

const facts = (name: string) => ({ name, at: new Date("2026-11-23T10:00:00Z"), number: 1, on: true, none: null });
const one = { number: 1, facts: facts("een"), previousHash: BEGINNING, hash: linkHash(facts("een"), BEGINNING) };
const two = { number: 2, facts: facts("twee"), previousHash: one.hash, hash: linkHash(facts("twee"), one.hash) };

describe("a chain", () => {
  test("holds when every link is as it was made", () => {
    expect(brokenLink([one, two])).toBeNull();
    expect(brokenLink([])).toBeNull();
  });

  test.each([
    { what: "a fact was changed", links: [{ ...one, facts: facts("ander") }, two], broken: 1 },
    { what: "a link was taken out", links: [two], broken: 1 },
    { what: "links changed places", links: [two, one], broken: 1 },
    { what: "a link was made anew, with its hash", links: [{ ...one, facts: facts("ander"), hash: linkHash(facts("ander"), BEGINNING) }, two], broken: 2 },
  ])("breaks when $what", ({ links, broken }) => {
    expect(brokenLink(links)).toBe(broken);
  });

  test("does not depend on the order in which facts are given", () => {
    expect(linkHash({ b: 1, a: 2 }, BEGINNING)).toBe(linkHash({ a: 2, b: 1 }, BEGINNING));
  });
});

describe("a code", () => {
  const code = codeFrom(Uint8Array.from({ length: 20 }, (_, index) => index * 13));

  test("has 20 characters of five bits, and none that is taken for another", () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
    expect(groupedCode(code)).toMatch(/^(.{4}-){4}.{4}$/);
  });

  test.each([
    ["as printed", groupedCode(code)],
    ["in small letters with blanks", ` ${groupedCode(code).toLowerCase().replaceAll("-", " ")} `],
    ["with look-alikes", code.replaceAll("0", "O").replaceAll("1", "l")],
  ])("is understood %s", (_, typed) => {
    expect(typedCode(typed)).toBe(code);
  });

  test.each(["", "kort", `${code}A`, code.replace(/.$/, "U"), "é".repeat(20)])("is not taken from %j", (typed) => {
    expect(typedCode(typed)).toBeNull();
  });
});

test.each([
  { elapsed: 5_000, moment: "2026-11-23T10:00:05.000Z" },
  { elapsed: null, moment: undefined },
  { elapsed: 90_000, moment: undefined },
])("a moment the browser counted ($elapsed) is taken only where it can be", ({ elapsed, moment }) => {
  const signedAt = new Date("2026-11-23T10:01:00Z");
  expect(momentAfter(new Date("2026-11-23T10:00:00Z"), elapsed, signedAt)?.toISOString()).toBe(moment);
});
