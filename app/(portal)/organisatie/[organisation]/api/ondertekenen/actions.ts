"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { SignInput } from "@/lib/agreements/schema";
import { signAgreement } from "@/lib/agreements/service";
import { action } from "@/lib/portal/action";

/** Signs for an organisation, with where the request came from as evidence, and shows the signature. */
export const sign = action(SignInput, async (actor, organisation: string, input: SignInput): Promise<never> => {
  await signAgreement(actor, organisation, input);
  revalidatePath("/", "layout"); // the banner of a waiting text stands in the layout
  redirect(`/organisatie/${organisation}/api?ondertekend=1`);
});
