import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gzipAround, gzipPart } from "./gzip";

describe("gzip made once", () => {
  test("is gzip of its own, and the same every time", () => {
    const bytes = Buffer.from("inlenersbeloning ".repeat(900));

    expect(gunzipSync(gzipPart(bytes)).equals(bytes)).toBe(true);
    expect(gzipPart(bytes).equals(gzipPart(bytes))).toBe(true);
    expect(gzipPart(bytes).length).toBeLessThan(200);
  });

  test("can stand in something larger, whatever it holds", () => {
    const anything = fc.tuple(fc.string({ unit: "grapheme" }), fc.uint8Array({ maxLength: 5_000 }), fc.string());

    fc.assert(
      fc.property(anything, ([head, bytes, tail]) => {
        const whole = gzipAround(head, gzipPart(bytes), tail);
        expect(whole && gunzipSync(whole).equals(Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("of another make is not touched", () => {
    expect(gzipAround("{", gzipSync("iets"), "}")).toBeNull();
    expect(gzipAround("{", new Uint8Array(), "}")).toBeNull();
    expect(() => gzipAround("a".repeat(65_536), gzipPart(Buffer.from("iets")), "}")).toThrow(RangeError);
  });
});
