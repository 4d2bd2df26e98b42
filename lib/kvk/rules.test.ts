import { describe, expect, test } from "vitest";
import { answerOfProfile, registerStateOf } from "./rules";
import type { RegisterAnswer } from "./schema";

describe("an end", () => {
  test.each([
    { end: "20261123", answer: { state: "ended", endedOn: "2026-11-23" } },
    { end: "20261124", answer: { state: "found" } },
    { end: "20140000", answer: { state: "ended", endedOn: null } },
    { end: "", answer: { state: "found" } },
  ])("of $end is $answer.state on 23 November 2026", ({ end, answer }) => {
    expect(answerOfProfile({ kvkNummer: "68750110", naam: "X", materieleRegistratie: { datumEinde: end } }, "2026-11-23")).toMatchObject(answer);
  });
});

test("a company without a name of its own goes by the first of its trade names", () => {
  const handelsnamen = [{ naam: "Tweede", volgorde: 1 }, { naam: "Eerste", volgorde: 0 }];
  expect(answerOfProfile({ kvkNummer: "68750110", handelsnamen }, "2026-11-23")).toMatchObject({ state: "found", name: "Eerste", tradeNames: ["Eerste", "Tweede"] });
});

describe("what was filled in", () => {
  const address = { street: "Kade", houseNumber: "7", houseNumberAddition: "", postcode: "1234 AB", city: "Voorbeeldstad" };
  const known: RegisterAnswer = { state: "found", name: "Donald", tradeNames: [], legalForm: null, address };
  const typed = { ...address, houseNumberAddition: undefined, name: "Donald" };

  test.each([
    { what: "the register's own words", answer: known, filledIn: typed, state: "CONFIRMED" },
    { what: "another street", answer: known, filledIn: { ...typed, street: "Laan" }, state: "EDITED" },
    { what: "another name", answer: known, filledIn: { ...typed, name: "Dagobert" }, state: "EDITED" },
    { what: "an address that is shielded there", answer: { ...known, address: null }, filledIn: typed, state: "EDITED" },
    { what: "a name without an address", answer: { ...known, address: null }, filledIn: { name: "Donald" }, state: "CONFIRMED" },
    { what: "a number that is unknown", answer: { state: "not_found" } as const, filledIn: typed, state: "UNKNOWN" },
    { what: "a number while the register was down", answer: { state: "unavailable" } as const, filledIn: typed, state: "UNCHECKED" },
    { what: "a number that nobody looked up", answer: null, filledIn: typed, state: "UNCHECKED" },
    { what: "a company that ended", answer: { state: "ended", name: "Donald", endedOn: null } as const, filledIn: typed, state: "ENDED" },
  ])("as $what is $state", ({ answer, filledIn, state }) => {
    expect(registerStateOf(answer, filledIn)).toBe(state);
  });
});
