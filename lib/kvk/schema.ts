import { z } from "zod";

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

/** Where a company is visited, as the Handelsregister has it. */
export const RegisterAddress = z.object({
  street: z.string().min(1).max(120),
  houseNumber: z.string().regex(/^\d{1,6}$/),
  houseNumberAddition: z.string().max(10),
  postcode: Postcode,
  city: z.string().min(1).max(80),
});
export type RegisterAddress = z.infer<typeof RegisterAddress>;

/**
 * What the Handelsregister says of one KvK number. `address` is null where it is shielded or no Dutch street; `endedOn` is a
 * calendar date, null where the register does not tell it. `unavailable`: it could not be asked.
 */
export const RegisterAnswer = z.discriminatedUnion("state", [
  z.object({ state: z.literal("found"), name: z.string(), tradeNames: z.array(z.string()), legalForm: z.string().nullable(), address: RegisterAddress.nullable() }),
  z.object({ state: z.literal("ended"), name: z.string(), endedOn: z.string().nullable() }),
  z.object({ state: z.literal("not_found") }),
  z.object({ state: z.literal("unavailable") }),
]);
export type RegisterAnswer = z.infer<typeof RegisterAnswer>;

/** The Handelsregister, whoever answers for it. It never throws: what went wrong is `unavailable`. */
export type Register = { findCompany: (kvkNumber: string) => Promise<RegisterAnswer> };

/** What the register said of one number, and when (ISO 8601 in UTC). */
export const Lookup = z.object({ kvkNumber: z.string(), answer: RegisterAnswer, at: z.string() });
export type Lookup = z.infer<typeof Lookup>;

/** What the register said of an organisation or company, beside what was filled in. */
export type RegisterState = "CONFIRMED" | "EDITED" | "UNCHECKED" | "UNKNOWN" | "ENDED";

/** The same as it is stored: the moment is when the register was asked last, answer or not; null when never. */
export type RegisterMark = { registerState: RegisterState; registerCheckedAt: Date | null };
