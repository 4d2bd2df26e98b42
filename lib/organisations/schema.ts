import { z } from "zod";
import { KvkNumber, Postcode, type RegisterAddress, type RegisterMark } from "@/lib/kvk/schema";

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

/** Name and address as they can be changed later; the KvK number stays what it is. */
export const OrganisationChange = OrganisationDetails.omit({ kvkNumber: true });
export type OrganisationChange = z.infer<typeof OrganisationChange>;

/** Which back office an organisation works with; `other` needs its name, and no other choice keeps one. */
export const SoftwareChoice = z
  .object({ software: z.enum(softwareCodes, "errors.chooseSoftware"), softwareName: optionalLine(80) })
  .superRefine((choice, context) => {
    if (choice.software === "other" && !choice.softwareName) context.addIssue({ code: "custom", path: ["softwareName"], message: "errors.softwareName" });
  });
export type SoftwareChoice = z.infer<typeof SoftwareChoice>;

/** An organisation as its own people see it. */
export type Organisation = { id: string; slug: string; kind: "AGENCY" | "HIRER"; name: string; kvkNumber: string; softwareCode: SoftwareCode | null; softwareName: string | null };

/** The same with its address, and how that stands to the Handelsregister. */
export type OrganisationSettings = Organisation & RegisterAddress & RegisterMark;
