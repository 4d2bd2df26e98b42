import { expect, test } from "vitest";
import { z } from "zod";
import { OrganisationDetails } from "@/lib/organisations/schema";
import { AccountStep, SoftwareStep } from "@/lib/registration/schema";
import { AppError } from "./errors";
import { parseInput } from "./input";

const organisation = { kvkNumber: "6875 0110", name: "Anders Flex", street: "Havenkade", houseNumber: "14", houseNumberAddition: "", postcode: "1234ab", city: "Voorbeeldstad" };

test("what people type is brought into one form", () => {
  expect(parseInput(OrganisationDetails, organisation)).toMatchObject({ kvkNumber: "68750110", postcode: "1234 AB", houseNumberAddition: undefined });
});

test.each([
  { field: "kvkNumber", typed: "6875011", key: "errors.kvkLength" },
  { field: "kvkNumber", typed: "6875011a", key: "errors.kvkDigits" },
  { field: "kvkNumber", typed: "", key: "errors.required" },
  { field: "postcode", typed: "0123 AB", key: "errors.postcode" },
  { field: "postcode", typed: "1234 SS", key: "errors.postcode" },
  { field: "name", typed: "   ", key: "errors.required" },
  { field: "name", typed: "x".repeat(121), key: "errors.tooLong" },
  { field: "name", typed: "regel\r\nBcc: iedereen", key: "errors.wrongFormat" },
  { field: "houseNumber", typed: "14a", key: "errors.houseNumber" },
  { field: "city", typed: undefined, key: "errors.required" },
  { field: "city", typed: ["een", "twee"], key: "errors.wrongType" },
])("$field $typed says $key", ({ field, typed, key }) => {
  expect(faultsOf(OrganisationDetails, { ...organisation, [field]: typed })).toContainEqual(expect.objectContaining({ path: field, key }));
});

test.each([
  { change: { software: "other" }, field: "softwareName", key: "errors.softwareName" },
  { change: { software: "onbekend" }, field: "software", key: "errors.chooseSoftware" },
  { change: { companyNumber: "12a" }, field: "companyNumber", key: "errors.companyNumber" },
])("software $change says $key", ({ change, field, key }) => {
  expect(faultsOf(SoftwareStep, { software: "easyflex", companyNumber: "7008", ...change })).toContainEqual(expect.objectContaining({ path: field, key }));
});

test("a WM number keeps its zeros, and an empty one becomes 0001", () => {
  expect(parseInput(SoftwareStep, { software: "easyflex", companyNumber: "0007" }).companyNumber).toBe("0007");
  expect(parseInput(SoftwareStep, { software: "easyflex", companyNumber: "" }).companyNumber).toBe("0001");
});

test.each([
  { password: "elf tekens.", key: "errors.tooShort" },
  { password: "x".repeat(129), key: "errors.tooLong" },
])("a password of the wrong length says $key", ({ password, key }) => {
  expect(faultsOf(AccountStep, { name: "Bea", email: "bea@voorbeeld.example", password })).toContainEqual(expect.objectContaining({ path: "password", key }));
});

test("blanks at both ends of a password count", () => {
  expect(parseInput(AccountStep, { name: "Bea", email: "BEA@Voorbeeld.example ", password: "  twaalf tekens  " })).toMatchObject({ email: "bea@voorbeeld.example", password: "  twaalf tekens  " });
});

test("a schema that nobody gave words still says what kind of fault it is", () => {
  expect(faultsOf(z.strictObject({ a: z.number().max(3) }), { a: 9, b: 1 }).map((fault) => fault.key).sort()).toEqual(["errors.tooBig", "errors.unknownField"]);
});

function faultsOf(schema: z.ZodType, value: unknown) {
  try {
    parseInput(schema, value);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.fields;
  }
  return [];
}
