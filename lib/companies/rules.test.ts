import { expect, test } from "vitest";
import { nextNumber } from "./rules";

test.each([
  { taken: [], next: "0001" },
  { taken: ["0007"], next: "0008" },
  { taken: ["7008", "7012"], next: "7013" },
  { taken: ["9", "10", "8"], next: "11" },
  { taken: ["0099"], next: "0100" },
  { taken: ["99"], next: "100" },
  { taken: ["999999"], next: "" },
])("after $taken comes $next", ({ taken, next }) => {
  expect(nextNumber(taken)).toBe(next);
});
