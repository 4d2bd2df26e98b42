import { z } from "zod";
import { Email, NewPassword, PersonName } from "@/lib/accounts/schema";
import { CompanyNumber } from "@/lib/companies/schema";
import { optionalLine, OrganisationDetails, softwareCodes } from "@/lib/organisations/schema";

/** Step 1: name and address, as the form of `/registreren/uitlener` sends them. */
export const OrganisationStep = OrganisationDetails;
export type OrganisationStep = z.infer<typeof OrganisationStep>;

/** Step 2: the back office, and the number of the first werkmaatschappij there. */
export const SoftwareStep = z
  .object({
    software: z.enum(softwareCodes, "errors.chooseSoftware"),
    softwareName: optionalLine(80),
    companyNumber: z.preprocess((typed) => (typed === "" || typed === undefined ? "0001" : typed), CompanyNumber),
  })
  .superRefine((step, context) => {
    if (step.software === "other" && !step.softwareName) context.addIssue({ code: "custom", path: ["softwareName"], message: "errors.softwareName" });
  });
export type SoftwareStep = z.infer<typeof SoftwareStep>;

/** Step 3: who becomes the first admin. */
export const AccountStep = z.object({ name: PersonName, email: Email, password: NewPassword });
export type AccountStep = z.infer<typeof AccountStep>;

/** The same without the password, which is never given back. */
export const FirstAdmin = AccountStep.omit({ password: true });
export type FirstAdmin = z.infer<typeof FirstAdmin>;

/** What was filled in so far; never a password. */
export const Answers = z.object({
  organisation: OrganisationStep.optional(),
  software: SoftwareStep.optional(),
  account: FirstAdmin.optional(),
});
export type Answers = z.infer<typeof Answers>;

/** The code of a mailed link. */
export const ProofCode = z.object({ code: z.string().min(20).max(100) });

/** A registration under way as its own browser sees it. */
export type Draft = Answers & { submitted: boolean };
