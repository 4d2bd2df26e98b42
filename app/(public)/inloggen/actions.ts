"use server";
import { redirect } from "next/navigation";
import { SignInInput } from "@/lib/accounts/schema";
import { actorOfSession, signIn as startSession } from "@/lib/accounts/service";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { answerForm, typedValues } from "@/lib/portal/action";
import { dropSession, keepSession } from "@/lib/portal/auth";
import { onlyPlace } from "@/lib/portal/places";
import { returnPath } from "@/lib/portal/return-path";

/**
 * Signs in with a session of its own, and ends the one this browser held, so that a cookie planted before is worth nothing
 * after. Goes on to where the person was heading, on this site only.
 */
export async function signIn(_previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const signedIn = await startSession(parseInput(SignInInput, typedValues(form)));
    await dropSession();
    await keepSession(signedIn);
    redirect(returnPath(form.get("naar")) ?? (await firstPage(signedIn.sessionId)));
  });
}

/** Straight on for whoever has nothing to choose, in one step instead of by way of the choice. */
async function firstPage(sessionId: string): Promise<string> {
  const person = await actorOfSession(sessionId);
  return onlyPlace(person?.actor.places ?? [])?.href ?? "/welkom";
}
