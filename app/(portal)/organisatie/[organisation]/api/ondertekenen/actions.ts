"use server";
import { redirect } from "next/navigation";
import { SignInput } from "@/lib/agreements/schema";
import { signAgreement } from "@/lib/agreements/service";
import { action } from "@/lib/portal/action";
import { requestOrigin } from "@/lib/portal/origin";
import { personOrRefuse } from "@/lib/portal/session";

/** Signs for an organisation, with where the request came from as evidence, and shows the signature. */
export const sign = action(SignInput, async (actor, organisation: string, input: SignInput): Promise<never> => {
  const { email } = await personOrRefuse();
  await signAgreement(actor, organisation, input, { ...(await requestOrigin()), email });
  redirect(`/organisatie/${organisation}/api?ondertekend=1`);
});
