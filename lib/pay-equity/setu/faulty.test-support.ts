import { fullExample, minimalExample } from "./examples";

/*
 * Messages that are wrong in one place each, as senders get them wrong: copies of our examples, so that each test says what it
 * is about. The list is that of the faults between documentation and schema of SETU Inquiry Pay Equity v2.0.
 */

/** What is wrong, where it is said, and the message. `read`: a person who imports it gets it read, with a note. */
export type Faulty = { name: string; path: string; message: unknown; read?: "with a note" };

/** One message for each fault. */
export function faultyMessages(): Faulty[] {
  return [
    { name: "an allowance code that does not exist", path: "allowance.0.typeCode", message: fullWith("allowance.0.typeCode", "ORT") },
    { name: "an amount as a text", path: "allowance.0.line.0.amount.value", message: fullWith("allowance.0.line.0.amount.value", "30") },
    { name: "leave without its origin", path: "leave.0.origin", message: fullWith("leave.0.origin", undefined) },
    { name: "a unit in lower case", path: "allowance.0.line.0.amount.unitCode", message: fullWith("allowance.0.line.0.amount.unitCode", "percentage") },
    { name: "no remuneration", path: "remuneration", message: { ...minimalExample(), remuneration: undefined } },
    { name: "a recurring moment without interval", path: "holidayAllowance.0.payDate.interval", message: fullWith("holidayAllowance.0.payDate.interval", undefined), read: "with a note" },
    { name: "SingleOccurrence", path: "allowance.0.payDate.occurrenceType", message: fullWith("allowance.0.payDate", { occurrenceType: "SingleOccurrence", date: "2026-12-15" }) },
    { name: "a block that the standard does not have", path: "", message: { ...fullExample(), wazo: [] } },
    { name: "a weekday as a text", path: "allowance.0.period.0.weekday.0", message: fullWith("allowance.0.period.0.weekday", ["Monday"]), read: "with a note" },
  ];
}

/** The marks of version 1.0: `id` at the top, texts for amounts, codes as objects, scales with the functions. */
export function versionOneExample(): unknown {
  return {
    id: { value: "voorbeeld-een" },
    documentId: { value: "v1", schemeAgencyId: "Customer" },
    issued: "2025-05-09T18:25:43.511Z",
    effectivePeriod: { validFrom: "2025-06-01", validTo: "2026-06-01" },
    customer: { name: "Voorbeeld B.V.", legalId: { value: "90001354", schemeAgencyId: "KvK" }, personContacts: { name: { formattedName: "A. de Boer" } } },
    positionProfile: [{ positionId: { value: "INPAK" }, positionTitle: "Inpakker", salaryScale: { name: "A" } }],
    remuneration: [{ workDuration: { amount: { value: "40", unitCode: "hour" } }, intervalCode: { value: "1", unitCode: "month" }, salaryScale: [{ name: "A", salaryStep: [{ name: "1", value: "2400.00" }] }] }],
    allowance: [{ name: "Nachttoeslag", typeCode: { value: "HT320" }, line: [{ amount: { value: "30", unitCode: "percentage" } }] }],
    other: [],
  };
}

/** A copy of the full example in which one place is changed, named by its path; `undefined` takes it out. */
export function fullWith(path: string, value: unknown): unknown {
  const message: unknown = fullExample();
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const place = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], message) as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return message;
}
