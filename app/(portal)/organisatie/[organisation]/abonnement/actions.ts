"use server";
import { redirect } from "next/navigation";
import { ConfirmedChoice, Withdrawal } from "@/lib/licences/schema";
import { changeLicence, withdrawChange } from "@/lib/licences/service";
import { action } from "@/lib/portal/action";

/** Changes the licence as it was previewed, and shows how it stands. */
export const change = action(ConfirmedChoice, async (actor, organisation: string, input: ConfirmedChoice): Promise<never> => {
  await changeLicence(actor, organisation, input);
  redirect(`/organisatie/${organisation}/abonnement?gewijzigd=1`);
});

/** Calls off what was planned, and shows how it stands. */
export const withdraw = action(Withdrawal, async (actor, organisation: string, _none: Withdrawal): Promise<never> => {
  await withdrawChange(actor, organisation);
  redirect(`/organisatie/${organisation}/abonnement?ingetrokken=1`);
});
