"use server";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { requestReset } from "@/lib/accounts/reset.service";
import { EmailInput } from "@/lib/accounts/schema";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { answerForm, typedValues } from "@/lib/portal/action";
import { requestOrigin } from "@/lib/portal/origin";

/** Asks for a link by mail and says the same whoever's address it is. */
export async function askForLink(_previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    await requestReset(parseInput(EmailInput, typedValues(form)), await requestOrigin(), await getLocale());
    redirect("/wachtwoord-vergeten?verstuurd=1");
  });
}
