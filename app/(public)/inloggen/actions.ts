"use server";
import { redirect } from "next/navigation";
import { SignInInput } from "@/lib/accounts/schema";
import { actorOfSession, signIn as startSignIn } from "@/lib/accounts/service";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { answerForm, typedValues } from "@/lib/portal/action";
import { dropSession, keepPending, keepSession } from "@/lib/portal/auth";
import { requestOrigin } from "@/lib/portal/origin";
import { onlyPlace } from "@/lib/portal/places";
import { returnPath } from "@/lib/portal/return-path";

/**
 * Signs in with a session of its own, and ends the one this browser held, so that a cookie planted before is worth nothing
 * after. Goes on to the second factor, or to where the person was heading, on this site only.
 */
export async function signIn(_previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const heading = returnPath(form.get("naar"));
    const outcome = await startSignIn(parseInput(SignInInput, typedValues(form)), await requestOrigin());
    await dropSession();
    if (outcome.kind === "second-factor") {
      await keepPending(outcome.key);
      redirect(heading ? `/inloggen/code?naar=${encodeURIComponent(heading)}` : "/inloggen/code");
    }

    await keepSession(outcome);
    redirect(heading ?? (await firstPage(outcome.sessionId)));
  });
}

/** Straight on for whoever has nothing to choose, in one step instead of by way of the choice. */
async function firstPage(sessionId: string): Promise<string> {
  const person = await actorOfSession(sessionId);
  return onlyPlace(person?.actor.places ?? [])?.href ?? "/welkom";
}
