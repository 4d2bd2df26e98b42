import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsIn } from "./words";
import { AppError } from "./errors";
import { JSON_LIMITS, parseJson } from "./json";

describe("a JSON text from outside", () => {
  test.each<[string, string, string, string]>([
    ["a key twice", '{"a":{"b":1,\n "b":2}}', "errors.jsonTwice", "a.b"],
    ["a key twice, once written with an escape", String.raw`{"a":1,"\u0061":2}`, "errors.jsonTwice", "a"],
    ["__proto__", '{"a":[{"__proto__":{"admin":true}}]}', "errors.jsonForbiddenKey", "a.0.__proto__"],
    ["__proto__ in disguise", String.raw`{"\u005f_proto__":1}`, "errors.jsonForbiddenKey", "__proto__"],
    ["constructor.prototype", '{"constructor":{"prototype":{"x":1}}}', "errors.jsonForbiddenKey", "constructor.prototype"],
    ["half a surrogate pair, escaped", String.raw`{"a":"x\ud800y"}`, "errors.jsonSurrogate", "a"],
    ["half a surrogate pair, as it is", '{"a":"\udc00"}', "errors.jsonSurrogate", "a"],
    ["half a surrogate pair in a key", String.raw`{"\ud83d":1}`, "errors.jsonSurrogate", ""],
    ["the character zero", String.raw`["\u0000"]`, "errors.jsonZero", "0"],
    ["a number beyond a double", '{"value":1e999}', "errors.jsonRange", "value"],
    ["a number beyond a double, below", '{"value":-1e999}', "errors.jsonRange", "value"],
    ["a number that would become zero", '{"value":1e-400}', "errors.jsonRange", "value"],
    ["NaN", '{"value":NaN}', "errors.jsonSyntax", "value"],
    ["Infinity", '{"value":-Infinity}', "errors.jsonSyntax", "value"],
    ["more digits than a double keeps", '{"value":0.1234567890123456}', "errors.jsonDigits", "value"],
    ["a whole number of more digits", "[12345678901234567]", "errors.jsonDigits", "0"],
    ["a byte order mark", "\uFEFF{}", "errors.jsonByteOrderMark", ""],
    ["65 levels", "[".repeat(65) + "]".repeat(65), "errors.jsonTooDeep", Array(64).fill(0).join(".")],
    ["a comment", '{"a":1/*b*/}', "errors.jsonSyntax", "a"],
    ["a comma too many", '{"a":1,}', "errors.jsonSyntax", "a"],
    ["something after the end", "{} {}", "errors.jsonSyntax", ""],
    ["nothing", "", "errors.jsonSyntax", ""],
    ["a number that begins with zero", "[01]", "errors.jsonSyntax", "0"],
    ["a text that never ends", String.raw`["a\"]`, "errors.jsonSyntax", "0"],
    ["a line end in a text", '["a\nb"]', "errors.jsonSyntax", "0"],
    ["an escape that does not exist", String.raw`["\x41"]`, "errors.jsonSyntax", "0"],
  ])("is refused with %s", (_, text, key, path) => {
    const refusal = refusalOf(text);

    expect(refusal).toMatchObject({ code: "malformed", key });
    expect(refusal?.fields[0]?.path ?? "").toBe(path);
    for (const locale of ["nl", "en"] as const) expect(wordsIn(locale)(key, refusal?.values)).not.toMatch(/errors\.|[{}](?!”)/);
  });

  test("names line and character of the fault", () => {
    expect(refusalOf('{\n  "a": 1,\r\n  "a": 2\n}')?.values).toMatchObject({ line: 3, column: 3, name: "a" });
  });

  test.each<[string, Uint8Array]>([
    ["bytes that are no UTF-8", Uint8Array.of(0x22, 0xc3, 0x28, 0x22)],
    ["an encoded surrogate", Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)],
    ["UTF-16", Uint8Array.from(Buffer.from("\uFEFF{}", "utf16le"))],
  ])("is refused as %s", (_, bytes) => {
    expect(refusalOf(bytes)).toMatchObject({ code: "malformed", key: "errors.jsonEncoding" });
  });

  test("is refused when it is too large, before it is read", () => {
    expect(refusalOf("x".repeat(JSON_LIMITS.bytes + 1))).toMatchObject({ code: "too_large", key: "errors.jsonTooLarge", values: { megabytes: 5 } });
    expect(refusalOf(`"${"é".repeat(JSON_LIMITS.bytes / 2)}"`)).toMatchObject({ code: "too_large" });
    expect(parseJson(`"${"é".repeat(10)}"`, { bytes: 22, depth: 1 })).toBe("é".repeat(10));
  });

  test.each<[string, string]>([
    ["lists", "[".repeat(100_000)],
    ["objects", '{"a":'.repeat(100_000)],
    ["lists that are closed again", "[".repeat(100_000) + "]".repeat(100_000)],
  ])("100,000 levels of %s are refused, and cost no stack", (_, text) => {
    expect(refusalOf(text)).toMatchObject({ key: "errors.jsonTooDeep" });
  });

  test.each<[string, string]>([
    ["a text of backslashes", `"${"\\\\".repeat(1_000_000)}"`],
    ["a text of escaped quotes", `"${'\\"'.repeat(1_000_000)}"`],
    ["many keys", `{${Array.from({ length: 200_000 }, (_, index) => `"k${index}":0`).join(",")}}`],
    ["much space", `[${" ".repeat(4_000_000)}]`],
  ])("%s is read to its end", (_, text) => {
    expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(JSON.parse(text)));
  });

  test.each<[string, unknown]>([
    ["100000000000000000000000000000", 1e29],
    ["0.100000000000000000000000", 0.1],
    ["123456789012.345", 123456789012.345],
    ["-0.00000012345", -0.00000012345],
    ["1E+2", 100],
    ["0", 0],
    ['{"constructor":1,"prototype":2,"toString":3}', { constructor: 1, prototype: 2, toString: 3 }],
    ['{"a":{"x":1},"b":{"x":2}}', { a: { x: 1 }, b: { x: 2 } }],
    [' [ ] ', []],
    ['{"":{"": "\\ud83d\\ude00"}}', { "": { "": "😀" } }],
    ["[".repeat(64) + "]".repeat(64), JSON.parse("[".repeat(64) + "]".repeat(64))],
  ])("%s is read", (text, value) => {
    expect(parseJson(text)).toEqual(value);
    expect(parseJson(Buffer.from(text))).toEqual(value);
  });

  test("reads every value that JSON can write as it was, however it is laid out", () => {
    const plain = fc.jsonValue({ maxDepth: 6 }).filter((value) => !/__proto__|"prototype"/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(plain, fc.constantFrom(0, 2, "\t"), (value, space) => {
        const text = JSON.stringify(value, null, space);
        fc.pre(!/\\u0000|\\ud[89a-f]|[\d.]{17}|e-3\d\d/.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  test("of a damaged text says the same as JSON.parse: readable or not", () => {
    const text = JSON.stringify({ a: [1, -2.5e3, "x\"y", true, null, {}], b: { c: [], d: "é" } });
    const damage = fc.tuple(fc.nat({ max: text.length }), fc.nat({ max: 3 }), fc.constantFrom("", "{", "}", "[", "]", ",", ":", "\"", "\\", "0", "1", ".", "e", "-", "t", " ", "\n"));
    fc.assert(
      fc.property(damage, ([at, taken, put]) => {
        const damaged = text.slice(0, at) + put + text.slice(at + taken);
        const refusal = refusalOf(damaged);
        expect(refusal === null || refusal.key !== "errors.jsonSyntax").toBe(isJson(damaged));
      }),
      { numRuns: 1_500 },
    );
  });
});

function refusalOf(input: string | Uint8Array): AppError | null {
  try {
    parseJson(input);
    return null;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
