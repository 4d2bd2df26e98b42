"use server";
import { redirect } from "next/navigation";
import { CodeInput } from "@/lib/accounts/schema";
import { actorOfSession } from "@/lib/accounts/service";
import { completeSignIn } from "@/lib/accounts/sign-in.service";
import { AppError } from "@/lib/core/errors";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { answerForm, typedValues } from "@/lib/portal/action";
import { dropPending, dropSession, keepSession, pendingKey } from "@/lib/portal/auth";
import { requestOrigin } from "@/lib/portal/origin";
import { onlyPlace } from "@/lib/portal/places";
import { returnPath } from "@/lib/portal/return-path";

/** Finishes a sign-in by its code. One that waited too long, or got five wrong codes, begins again at the password. */
export async function finish(_previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const input = parseInput(CodeInput, typedValues(form));
    const signedIn = await completeSignIn((await pendingKey()) ?? "", input, await requestOrigin()).catch(async (thrown: unknown) => {
      if (!(thrown instanceof AppError) || thrown.code !== "gone") throw thrown;
      await dropPending();
      redirect("/inloggen?reden=code");
    });

    await dropPending();
    await dropSession();
    await keepSession(signedIn);
    const person = await actorOfSession(signedIn.sessionId);
    redirect(returnPath(form.get("naar")) ?? onlyPlace(person?.actor.places ?? [])?.href ?? "/welkom");
  });
}
