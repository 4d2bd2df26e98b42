import type { PersonActor } from "@/lib/access/actor";
import { asSystem } from "@/lib/core/db";
import type { InviteInput, Where } from "./schema";
import { inviteMember } from "./invitations.service";

type Placed = { organisation: { id: string; slug: string }; company: { id: string; slug: string } };

/** The two kinds of place of an organisation, as a URL names them. */
export function placesIn({ organisation, company }: Placed): { organisation: Where; company: Where } {
  return { organisation: { kind: "organisation", slug: organisation.slug }, company: { kind: "company", slug: company.slug } };
}

/** Invites and gives the code of the mailed link. */
export async function invited(actor: PersonActor, where: Where, email: string, level: InviteInput["level"] = "reader"): Promise<string> {
  await inviteMember(actor, where, { email, level, company: "" }, "nl");
  return codeMailedTo(email);
}

/** The code in the newest mail to an address. */
export async function codeMailedTo(email: string): Promise<string> {
  const mail = await asSystem((tx) => tx.mail.findFirstOrThrow({ where: { to: email }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] }));
  return /\/uitnodiging\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
}

/** Everything about who takes part in an organisation, to compare before and after. */
export async function everythingOf(organisationId: string) {
  return asSystem(async (tx) => ({
    memberships: await tx.membership.findMany({ where: { organisationId }, orderBy: { id: "asc" } }),
    invitations: await tx.memberInvitation.findMany({ where: { organisationId }, orderBy: { id: "asc" } }),
    audit: await tx.auditEntry.count({ where: { organisationId } }),
    sessions: await tx.session.count({ where: { endedAt: null, user: { memberships: { some: { organisationId } } } } }),
  }));
}

/** What went wrong, as a code; "done" when nothing did. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown);
  }
}
