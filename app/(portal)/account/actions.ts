"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { PersonActor } from "@/lib/access/actor";
import * as accounts from "@/lib/accounts/account.service";
import * as proofs from "@/lib/accounts/proof.service";
import { CodeInput, EmailInput, NameInput, PasswordChange, ProofInput } from "@/lib/accounts/schema";
import * as secondFactors from "@/lib/accounts/second-factor.service";
import * as sessions from "@/lib/accounts/sessions.service";
import { action } from "@/lib/portal/action";
import { keepSession } from "@/lib/portal/auth";
import { returnPath } from "@/lib/portal/return-path";

const Nothing = z.object({});
const ProofForm = ProofInput.extend({ naar: z.string().max(2_000).optional() });
type ProofForm = z.infer<typeof ProofForm>;

export const changeName = action(NameInput, accounts.changeName, { message: "account.name.saved" });

export const requestEmailChange = action(EmailInput, accounts.requestEmailChange);

export const cancelEmailChange = action(Nothing, (actor: PersonActor, _nothing: object) => accounts.cancelEmailChange(actor), { message: "account.email.cancelled" });

/** The session goes on under a new id, as after every change of what proves who somebody is. */
export const changePassword = action(
  PasswordChange,
  async (actor: PersonActor, input: PasswordChange): Promise<null> => {
    await keepSession(await accounts.changePassword(actor, input));
    return null;
  },
  { message: "account.password.saved" },
);

/** Proves who is there; from the page for it goes back to where the question came from. */
export const confirmPerson = action(ProofForm, async (actor: PersonActor, { naar, ...proof }: ProofForm): Promise<null> => {
  await keepSession(await proofs.confirmPerson(actor, proof));
  if (naar !== undefined) redirect(returnPath(naar) ?? "/account");
  return null;
});

export const beginSecondFactor = action(Nothing, async (actor: PersonActor, _nothing: object): Promise<never> => {
  await secondFactors.beginSecondFactor(actor);
  redirect("/account/beveiliging/tweede-stap");
});

/** @returns the recovery codes, which live in the form's state alone */
export const confirmSecondFactor = action(CodeInput, async (actor: PersonActor, input: CodeInput): Promise<string[]> => {
  const { recoveryCodes, sessionId } = await secondFactors.confirmSecondFactor(actor, input);
  await keepSession({ sessionId });
  return recoveryCodes;
});

/** @returns the recovery codes, which live in the form's state alone */
export const newRecoveryCodes = action(Nothing, (actor: PersonActor, _nothing: object) => secondFactors.newRecoveryCodes(actor));

export const endSecondFactor = action(CodeInput, async (actor: PersonActor, input: CodeInput): Promise<never> => {
  await keepSession(await secondFactors.endSecondFactor(actor, input));
  redirect("/account/beveiliging");
});

export const endSession = action(z.object({ session: z.string() }), (actor: PersonActor, { session }: { session: string }) => sessions.endSession(actor, session), {
  message: "account.sessions.ended",
});

export const endOtherSessions = action(Nothing, (actor: PersonActor, _nothing: object) => sessions.endOtherSessions(actor), { message: "account.sessions.othersEnded" });
