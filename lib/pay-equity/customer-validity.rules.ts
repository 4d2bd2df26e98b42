import { error, type Finding, warning } from "./finding.rules";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { ContactPerson, LegalId } from "./setu/party.schema";

/** Who the message is of: numbers that cannot exist, contacts that nobody can reach. */
export function ofCustomer({ customer }: InquiryPayEquity): Finding[] {
  return [
    ...customer.legalId.flatMap((legalId, index) => ofLegalId(legalId, `customer.legalId.${index}.value`)),
    ...customer.personContacts.flatMap((contact, index) => ofContact(contact, `customer.personContacts.${index}`)),
  ];
}

/**
 * Whether nine digits pass the test of eleven for a RSIN: the sum of d·(9, 8, 7, 6, 5, 4, 3, 2, −1) is divisible by 11.
 * Source: Belastingdienst, "elfproef" of BSN and RSIN.
 */
export function isRsin(value: string): boolean {
  if (!/^\d{9}$/.test(value) || value === "000000000") return false;
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  return [...value].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11 === 0;
}

function ofLegalId({ value, schemeAgencyId }: LegalId, path: string): Finding[] {
  const source = { source: "identifiers" } as const;
  if (schemeAgencyId === "KvK") return /^\d{8}$/.test(value) ? [] : [error(path, "kvkNumberWrong", { value }, source)];
  if (schemeAgencyId === "RSIN") return isRsin(value) ? [] : [error(path, "rsinWrong", { value }, source)];
  return /^\d{20}$/.test(value) ? [] : [warning(path, "oinWrong", { value }, source)];
}

function ofContact({ name, communication }: ContactPerson, path: string): Finding[] {
  const emails = communication?.email ?? [];
  const isReachable = emails.length > 0 || Boolean(communication?.phone?.length);
  const source = { source: "form" } as const;

  return [
    ...(name.formattedName.trim() ? [] : [error(`${path}.name.formattedName`, "contactWithoutName", {}, source)]),
    ...(isReachable ? [] : [warning(`${path}.communication`, "contactUnreachable", { name: name.formattedName }, source)]),
    ...emails.flatMap(({ address }, index) =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? [] : [warning(`${path}.communication.email.${index}.address`, "emailUnreadable", { value: address }, source)],
    ),
  ];
}
