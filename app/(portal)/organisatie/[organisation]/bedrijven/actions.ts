"use server";
import { redirect } from "next/navigation";
import { KvkInput, NewCompany } from "@/lib/companies/schema";
import { addCompany, lookUpForCompany } from "@/lib/companies/service";
import { action } from "@/lib/portal/action";

/** What the Handelsregister says of a number, for the form of a new company. */
export const lookUp = action(KvkInput, lookUpForCompany, { refresh: false });

/** Adds a company and shows it in the list. */
export const add = action(NewCompany, async (actor, organisation: string, company: NewCompany): Promise<never> => {
  const { slug } = await addCompany(actor, organisation, company);
  redirect(`/organisatie/${organisation}/bedrijven?nieuw=${slug}`);
});
