"use server";
import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { answerForm, typedValues } from "@/lib/portal/action";
import { requestOrigin } from "@/lib/portal/origin";
import { keepRegistrationKey, registrationKey } from "@/lib/portal/registration";
import { AccountStep, FirstAdmin, KvkStep, OrganisationStep, SoftwareStep } from "@/lib/registration/schema";
import * as registration from "@/lib/registration/service";

const ADDRESS = "/registreren/uitlener";

/** Step 1: the number is looked up. The browser gets its key here, so that it finds back what it typed. */
export async function saveNumber(_previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const step = parseInput(KvkStep, typedValues(form));
    await keepRegistrationKey(await registration.saveNumber(await registrationKey(), step, await requestOrigin()));
    redirect(`${ADDRESS}?stap=gegevens`);
  });
}

/** Step 2. */
export async function saveOrganisation(_previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    await registration.saveOrganisation(await registrationKey(), parseInput(OrganisationStep, typedValues(form)));
    redirect(`${ADDRESS}?stap=software`);
  });
}

/** Step 3. */
export async function saveSoftware(_previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    await registration.saveSoftware(await registrationKey(), parseInput(SoftwareStep, typedValues(form)));
    redirect(`${ADDRESS}?stap=account`);
  });
}

/** Step 4: the link is mailed. */
export async function submitAccount(_previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const step = parseInput(AccountStep, typedValues(form));
    await registration.submit(await registrationKey(), step, await getLocale(), await requestOrigin());
    redirect(`${ADDRESS}?stap=bevestigen`);
  });
}

/** From step 3 back to 2: what was typed is kept where it can be, and never holds anybody back. */
export async function backToOrganisation(form: FormData): Promise<void> {
  const typed = SoftwareStep.safeParse(typedValues(form));
  if (typed.success) await unlessEnded(registration.saveSoftware(await registrationKey(), typed.data));
  redirect(`${ADDRESS}?stap=gegevens`);
}

/** From step 4 back to 3; the password is not kept. */
export async function backToSoftware(form: FormData): Promise<void> {
  const typed = FirstAdmin.safeParse(typedValues(form));
  if (typed.success) await registration.keepFirstAdmin(await registrationKey(), typed.data);
  redirect(`${ADDRESS}?stap=software`);
}

/** The page that follows says itself that a registration ended. */
async function unlessEnded(work: Promise<void>): Promise<void> {
  await work.catch((thrown: unknown) => {
    if (!(thrown instanceof AppError) || thrown.code !== "not_found") throw thrown;
  });
}
