"use server";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { answerForm } from "@/lib/portal/action";
import { endRegistration } from "@/lib/portal/registration";
import { ProofCode } from "@/lib/registration/schema";
import { prove } from "@/lib/registration/service";

/** Proves the address behind a mailed link, once, and goes on to sign in. Pressed again, the page says that the link was used. */
export async function confirm(code: string, _previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const proven = await prove(parseInput(ProofCode, { code }).code).catch((thrown: unknown) => {
      if (thrown instanceof AppError && thrown.code === "gone") redirect(`/bevestigen/${encodeURIComponent(code)}`);
      throw thrown;
    });
    await endRegistration(proven.email);
    redirect("/inloggen?bevestigd=1");
  });
}
