"use server";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import type { PersonActor } from "@/lib/access/actor";
import type { FormState } from "@/lib/core/form-state";
import * as invitations from "@/lib/members/invitations.service";
import { InviteInput, LeaveInput, RemoveInput, RoleInput, type Where } from "@/lib/members/schema";
import * as members from "@/lib/members/service";
import { action } from "@/lib/portal/action";
import { keepSession } from "@/lib/portal/auth";
import { pathOf } from "./place";

const Nothing = z.object({});

export const invite = action(InviteInput, async (actor: PersonActor, kind: string, slug: string, input: InviteInput): Promise<never> => {
  const where = whereOf(kind, slug);
  await invitations.inviteMember(actor, where, input, await getLocale());
  redirect(`${pathOf(where)}?uitgenodigd=1`);
});

const resend = action(
  z.object({ resend: z.string().max(80) }),
  async (actor: PersonActor, kind: string, slug: string, input: { resend: string }) => invitations.resendInvitation(actor, whereOf(kind, slug), input.resend, await getLocale()),
  { message: "members.invitations.resent" },
);

const revoke = action(
  z.object({ revoke: z.string().max(80) }),
  (actor: PersonActor, kind: string, slug: string, input: { revoke: string }) => invitations.revokeInvitation(actor, whereOf(kind, slug), input.revoke),
  { message: "members.invitations.revoked" },
);

/** Both buttons of every row of the list: which one was pressed says what is asked. */
export async function answerInvitation(kind: string, slug: string, previous: FormState<void>, form: FormData): Promise<FormState<void>> {
  return form.has("revoke") ? revoke(kind, slug, previous, form) : resend(kind, slug, previous, form);
}

export const changeRole = action(
  RoleInput,
  async (actor: PersonActor, kind: string, slug: string, role: string, input: RoleInput) => members.changeRole(actor, whereOf(kind, slug), role, input, await getLocale()),
  { message: "members.personPage.saved" },
);

export const endSessions = action(
  Nothing,
  (actor: PersonActor, kind: string, slug: string, user: string, _nothing: object) => members.endMemberSessions(actor, whereOf(kind, slug), user),
  { message: "members.personPage.sessionsEnded" },
);

export const removeMember = action(RemoveInput, async (actor: PersonActor, kind: string, slug: string, user: string, input: RemoveInput): Promise<never> => {
  const where = whereOf(kind, slug);
  await members.removeMember(actor, where, user, input, await getLocale());
  redirect(`${pathOf(where)}?weggehaald=1`);
});

/** Lays down one's own role; this session goes on under a new id, as after every change of rights. */
export const leave = action(LeaveInput, async (actor: PersonActor, kind: string, slug: string, input: LeaveInput): Promise<never> => {
  const { sessionId } = await members.leave(actor, whereOf(kind, slug), input, await getLocale());
  if (sessionId) await keepSession({ sessionId });
  redirect("/welkom");
});

/** What was bound travels through the browser: anything that is no company is asked for as an organisation, and not found there. */
function whereOf(kind: string, slug: string): Where {
  return { kind: kind === "company" ? "company" : "organisation", slug };
}
