import { expect, test } from "vitest";
import { addressOf, filterOf, isNarrowed } from "./log-address";

test("what an address asks for comes back as the same address", () => {
  const address = "/organisatie/x/logboek?van=2026-01-01&tot=2026-01-31&wie=token%3A018f&soort=tokens&uitkomst=refused&bedrijf=7008-a&na=1_2";
  const filter = filterOf(Object.fromEntries(new URL(address, "http://localhost").searchParams));
  expect(addressOf("/organisatie/x/logboek", filter)).toBe(address);
});

test.each([
  { van: "2026-02-30" },
  { van: "gisteren" },
  { soort: "x" },
  { uitkomst: "klaar" },
  { wie: "user:' OR 1=1" },
  { wie: ["user:1", "user:2"] },
  { van: "" },
])("%o is no filter", (asked) => {
  expect(isNarrowed(filterOf(asked))).toBe(false);
});
