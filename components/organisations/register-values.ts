import type { Lookup } from "@/lib/kvk/schema";

/** The fields of a form that the Handelsregister can fill. */
export const registerFields = ["name", "street", "houseNumber", "houseNumberAddition", "postcode", "city"] as const;
export type RegisterFieldName = (typeof registerFields)[number];

/** What the register has for each field; a field it says nothing of is absent, an empty one is empty there too. */
export type RegisterValues = Partial<Record<RegisterFieldName, string>>;

/** What a look-up can fill in: the name alone where the address is not public; nothing where nothing was found. */
export function registerValues(lookup: Lookup | null | undefined): RegisterValues {
  if (lookup?.answer.state !== "found") return {};
  const { name, address } = lookup.answer;
  return { name, ...address };
}
