"use server";
import { redirect } from "next/navigation";
import { confirmEmailChange } from "@/lib/accounts/account.service";
import { LinkCode } from "@/lib/accounts/schema";
import { AppError } from "@/lib/core/errors";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { answerForm } from "@/lib/portal/action";
import { requestOrigin } from "@/lib/portal/origin";

/** Proves the new address, once, and goes on to sign in with it. Too late, the page says so. */
export async function confirm(code: string, _previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const link = parseInput(LinkCode, { code }).code;
    await confirmEmailChange(link, await requestOrigin()).catch((thrown: unknown) => {
      if (thrown instanceof AppError && thrown.code === "gone") redirect(`/e-mail-bevestigen/${encodeURIComponent(link)}`);
      throw thrown;
    });
    redirect("/inloggen?reden=email");
  });
}
