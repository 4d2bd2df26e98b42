import { z } from "zod";
import { KvkNumber, type RegisterState } from "@/lib/kvk/schema";
import { line } from "@/lib/organisations/schema";

/** A WM number: one to six digits as text, zeros in front kept ("0007"). */
export const CompanyNumber = z.string().trim().min(1, "errors.required").regex(/^\d{1,6}$/, "errors.companyNumber");

export const NewCompany = z.object({ number: CompanyNumber, name: line(120), kvkNumber: KvkNumber });
export type NewCompany = z.infer<typeof NewCompany>;

/** A KvK number to look up. */
export const KvkInput = z.object({ kvkNumber: KvkNumber });
export type KvkInput = z.infer<typeof KvkInput>;

/** A company (werkmaatschappij) with the organisation it is part of. */
export type Company = {
  id: string;
  slug: string;
  number: string;
  name: string;
  kvkNumber: string;
  organisation: { id: string; slug: string; name: string; kind: "AGENCY" | "HIRER"; softwareCode: string | null; softwareName: string | null };
};

/** A row of an organisation's list of companies. `activeTokens` counts tokens that work now. */
export type CompanyListed = { slug: string; number: string; name: string; kvkNumber: string; registerState: RegisterState; activeTokens: number };
