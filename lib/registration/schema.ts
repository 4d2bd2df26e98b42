import { z } from "zod";
import { Email, NewPassword, PersonName } from "@/lib/accounts/schema";
import { CompanyNumber } from "@/lib/companies/schema";
import { locales } from "@/lib/core/words";
import { KvkNumber, Lookup } from "@/lib/kvk/schema";
import { OrganisationChange, OrganisationDetails, SoftwareChoice } from "@/lib/organisations/schema";

/** Step 1: the number alone. */
export const KvkStep = z.object({ kvkNumber: KvkNumber });
export type KvkStep = z.infer<typeof KvkStep>;

/** Step 2: name and address beside the number of step 1, as the form sends them. */
export const OrganisationStep = OrganisationChange;
export type OrganisationStep = z.infer<typeof OrganisationStep>;

/** Step 3: the back office, and the number of the first werkmaatschappij there. */
export const SoftwareStep = SoftwareChoice.safeExtend({
  companyNumber: z.preprocess((typed) => (typed === "" || typed === undefined ? "0001" : typed), CompanyNumber),
});
export type SoftwareStep = z.infer<typeof SoftwareStep>;

/** Step 4: who becomes the first admin. */
export const AccountStep = z.object({ name: PersonName, email: Email, password: NewPassword });
export type AccountStep = z.infer<typeof AccountStep>;

/** The same without the password, which is never given back. */
export const FirstAdmin = AccountStep.omit({ password: true });
export type FirstAdmin = z.infer<typeof FirstAdmin>;

/** What was filled in so far, and what the Handelsregister said of the number; never a password. */
export const Answers = z.object({
  lookup: Lookup.optional(),
  organisation: OrganisationDetails.optional(),
  software: SoftwareStep.optional(),
  account: FirstAdmin.optional(),
  locale: z.enum(locales).optional(),
});
export type Answers = z.infer<typeof Answers>;

/** The code of a mailed link, and the password that a browser which did not begin the registration is asked for. */
export const ProofInput = z.object({ code: z.string().min(20).max(100), password: z.string().max(128).optional() });
export type ProofInput = z.infer<typeof ProofInput>;

/** What the page behind a mailed link shows. `asksPassword`: this browser did not begin the registration. */
export type ProofState =
  | { state: "open"; organisationName: string; software: SoftwareChoice["software"]; asksPassword: boolean }
  | { state: "used" | "expired" };

/** What a proof gave: the address to sign in with, the organisation's slug, and whether the free licence started. */
export type Proven = { email: string; organisation: string; easyflex: boolean };

/** A registration under way as its own browser sees it. */
export type Draft = Answers & { submitted: boolean };
