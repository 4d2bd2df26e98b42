import { expect, test } from "vitest";
import { suggestedName } from "./rules";

const company = { name: "Anders Flex", number: "9001" };

test("a token's name is filled in as the manual advises", () => {
  expect(suggestedName(company, "Easyflex")).toBe("(Anders Flex / 9001) Easyflex");
  expect(suggestedName(company, "")).toBe("(Anders Flex / 9001)");
});

test("a name that is taken gets the next free number", () => {
  const taken = ["(anders flex / 9001) EASYFLEX", "(Anders Flex / 9001) Easyflex 2"];
  expect(suggestedName(company, "Easyflex", taken)).toBe("(Anders Flex / 9001) Easyflex 3");
});

test("a long name stays within what a name may be, its number included", () => {
  const long = { name: "x".repeat(200), number: "9001" };
  const first = suggestedName(long, "Easyflex");
  expect(first.length).toBeLessThanOrEqual(100);
  expect(suggestedName(long, "Easyflex", [first]).length).toBeLessThanOrEqual(100);
});
