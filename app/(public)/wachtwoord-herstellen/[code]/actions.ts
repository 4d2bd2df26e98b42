"use server";
import { redirect } from "next/navigation";
import { resetPassword } from "@/lib/accounts/reset.service";
import { LinkCode, NewPasswordInput } from "@/lib/accounts/schema";
import { AppError } from "@/lib/core/errors";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { answerForm, typedValues } from "@/lib/portal/action";
import { requestOrigin } from "@/lib/portal/origin";

/** Chooses the new password, once, and goes on to sign in with it. Too late, the page says so. */
export async function choose(code: string, _previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const link = parseInput(LinkCode, { code }).code;
    await resetPassword(link, parseInput(NewPasswordInput, typedValues(form)), await requestOrigin()).catch((thrown: unknown) => {
      if (thrown instanceof AppError && thrown.code === "gone") redirect(`/wachtwoord-herstellen/${encodeURIComponent(link)}`);
      throw thrown;
    });
    redirect("/inloggen?reden=wachtwoord");
  });
}
