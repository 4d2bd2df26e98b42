import { expect, test } from "vitest";
import { qrPath } from "./qr-path";

test("neighbours in a row are one rectangle, a gap begins another", () => {
  expect(qrPath([[true, true, false, true]])).toBe("M0 0h2v1h-2zM3 0h1v1h-1z");
});

test("a run ends with its row", () => {
  expect(qrPath([[false, true], [true, false]])).toBe("M1 0h1v1h-1zM0 1h1v1h-1z");
});

test("nothing dark draws nothing", () => {
  expect(qrPath([[false], [false]])).toBe("");
});
