"use server";
import { redirect } from "next/navigation";
import { signIn } from "@/lib/accounts/service";
import { AppError } from "@/lib/core/errors";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { acceptAsNewColleague, acceptInvitation, declineInvitation } from "@/lib/members/answers.service";
import { NewColleague, type Where } from "@/lib/members/schema";
import { answerForm, typedValues } from "@/lib/portal/action";
import { dropSession, keepPending, keepSession } from "@/lib/portal/auth";
import { requestOrigin } from "@/lib/portal/origin";
import { currentPerson } from "@/lib/portal/session";

/** Accepts as who is signed in. Pressed again, or by whoever is not, the page behind the link says how it stands. */
export async function accept(code: string, _previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const person = await currentPerson();
    if (!person) redirect(pageOf(code));

    const { where, sessionId } = await orItsPage(code, acceptInvitation(person.actor, code));
    if (sessionId) await keepSession({ sessionId });
    redirect(addressOf(where));
  });
}

/** Makes the account and goes straight in: who typed the password just now need not type it again. */
export async function acceptAsNew(code: string, _previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    const input = parseInput(NewColleague, typedValues(form));
    const origin = await requestOrigin();
    const { email, where } = await orItsPage(code, acceptAsNewColleague(code, input, origin));

    const outcome = await signIn({ email, password: input.password }, origin);
    await dropSession();
    if (outcome.kind === "second-factor") {
      await keepPending(outcome.key);
      redirect(`/inloggen/code?naar=${encodeURIComponent(addressOf(where))}`);
    }
    await keepSession(outcome);
    redirect(addressOf(where));
  });
}

/** Declines, signed in or not; the page then says so. */
export async function decline(code: string, _previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {}, async () => {
    await orItsPage(code, declineInvitation(code, await requestOrigin()));
    redirect(pageOf(code));
  });
}

/** Somebody else is signed in here: ends that session, and shows the invitation again. */
export async function switchPerson(code: string): Promise<void> {
  await dropSession();
  redirect(pageOf(code));
}

/** What is over by now has a page that says so. */
async function orItsPage<Result>(code: string, answered: Promise<Result>): Promise<Result> {
  try {
    return await answered;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "gone") redirect(pageOf(code));
    throw thrown;
  }
}

function pageOf(code: string): string {
  return `/uitnodiging/${encodeURIComponent(code)}`;
}

function addressOf({ kind, slug }: Where): string {
  return `${kind === "company" ? "/bedrijf" : "/organisatie"}/${slug}`;
}
