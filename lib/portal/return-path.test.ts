import { expect, test } from "vitest";
import { returnPath } from "./return-path";

test.each(["/welkom", "/bedrijf/7008-webinar/api?stand=alle#lijst", "/"])("%s is a place on this site", (path) => {
  expect(returnPath(path)).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  " //evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "welkom",
  "",
  undefined,
  ["/welkom", "/x"],
  `/${"a".repeat(2_000)}`,
])("%j is not", (path) => {
  expect(returnPath(path)).toBeNull();
});
