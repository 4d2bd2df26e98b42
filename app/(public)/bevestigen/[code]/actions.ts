"use server";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { answerForm, typedValues } from "@/lib/portal/action";
import { requestOrigin } from "@/lib/portal/origin";
import { endRegistration, registrationKey } from "@/lib/portal/registration";
import { prove } from "@/lib/registration/proof.service";
import { ProofInput } from "@/lib/registration/schema";

/** Proves the address behind a mailed link, once, and goes on to sign in. Pressed again, the page says that the link was used. */
export async function confirm(code: string, _previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const input = parseInput(ProofInput, { ...typedValues(form), code });
    const proven = await prove(input, await registrationKey(), await requestOrigin()).catch((thrown: unknown) => redirect(pageAfter(thrown, code)));
    await endRegistration(proven.email);
    redirect(`/inloggen?reden=${proven.easyflex ? "easyflex" : "bevestigd"}`);
  });
}

/** Where a link that ended leads: to its own page, or to that of any link which does not work. @throws what a form says itself */
function pageAfter(thrown: unknown, code: string): string {
  if (!(thrown instanceof AppError) || thrown.code !== "gone") throw thrown;
  return thrown.key === "errors.linkRefused" ? "/bevestigen/verlopen" : `/bevestigen/${encodeURIComponent(code)}`;
}
