"use server";
import { redirect } from "next/navigation";
import { SignInput } from "@/lib/agreements/schema";
import { signAgreement } from "@/lib/agreements/service";
import { action } from "@/lib/portal/action";

/** Signs for an organisation, with where the request came from as evidence, and shows the signature. */
export const sign = action(SignInput, async (actor, organisation: string, input: SignInput): Promise<never> => {
  await signAgreement(actor, organisation, input);
  redirect(`/organisatie/${organisation}/api?ondertekend=1`);
});
