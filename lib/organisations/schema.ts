import { z } from "zod";

/** Back-office software by stable code; only `easyflex` starts the free licence. `other` needs a name. */
export const softwareCodes = [
  "easyflex",
  "mysolution",
  "helloflex",
  "byner",
  "tigris",
  "nocore",
  "pivoton",
  "a-perfect-match",
  "afas-profit-flex",
  "flexmeester",
  "carerix",
  "other",
  "none",
] as const;
export type SoftwareCode = (typeof softwareCodes)[number];

/** A KvK number: eight digits as text, leading zeros kept; spaces and points that people type between them are dropped. */
export const KvkNumber = z
  .string()
  .transform((typed) => typed.replace(/[\s.]/g, ""))
  .superRefine((digits, context) => {
    if (/^\d{8}$/.test(digits)) return;
    const key = digits === "" ? "errors.required" : /^\d+$/.test(digits) ? "errors.kvkLength" : "errors.kvkDigits";
    context.addIssue({ code: "custom", message: key, params: { count: digits.length } });
  });

/** A Dutch postcode, stored as "1234 AB"; SA, SD and SS do not exist (PostNL). */
export const Postcode = z
  .string()
  .transform((typed) => typed.trim().toUpperCase().replace(/^(\d{4}) ?([A-Z]{2})$/, "$1 $2"))
  .pipe(z.string().min(1, "errors.required").regex(/^[1-9]\d{3} (?!SA|SD|SS)[A-Z]{2}$/, "errors.postcode"));

/** Text on one line, trimmed, of at most `maximum` characters. */
export const line = (maximum: number) =>
  z.string().trim().min(1, "errors.required").max(maximum).regex(/^\P{Cc}*$/u, "errors.wrongFormat");

/** The same, but it may be left empty: then it is undefined. */
export const optionalLine = (maximum: number) =>
  z.preprocess((typed) => (typeof typed === "string" && typed.trim() === "" ? undefined : typed), line(maximum).optional());

/** Name and address of an organisation (NAW). */
export const OrganisationDetails = z.object({
  kvkNumber: KvkNumber,
  name: line(120),
  street: line(120),
  houseNumber: line(10).regex(/^\d{1,6}$/, "errors.houseNumber"),
  houseNumberAddition: optionalLine(10),
  postcode: Postcode,
  city: line(80),
});
export type OrganisationDetails = z.infer<typeof OrganisationDetails>;

/** An organisation as its own people see it. */
export type Organisation = { id: string; slug: string; kind: "AGENCY" | "HIRER"; name: string; kvkNumber: string; softwareCode: SoftwareCode | null; softwareName: string | null };
