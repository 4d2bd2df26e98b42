import { z } from "zod";
import type { Role } from "@/lib/access/permissions";
import { Email, NewPassword, PersonName } from "@/lib/accounts/schema";

/** Where somebody takes part, as the URL names it: a whole organisation, or one company of it. */
export type Where = { kind: "organisation" | "company"; slug: string };

/** What a role gives, whatever the place: an admin acts, a reader looks. Together with the place it makes the role. */
const Level = z.enum(["admin", "reader"], "errors.chooseRole");
export type Level = z.infer<typeof Level>;

/** A colleague to invite. `company`: in an organisation, the slug of the one company it is for; empty for all of it. */
export const InviteInput = z.object({ email: Email, level: Level, company: z.string().max(80).default("") });
export type InviteInput = z.infer<typeof InviteInput>;

export const RoleInput = z.object({ level: Level });
export type RoleInput = z.infer<typeof RoleInput>;

/** Taking somebody's place away. `confirm` is the person's name, typed; `role` names the one role to take, empty for all. */
export const RemoveInput = z.object({ confirm: z.string().max(120).default(""), role: z.string().max(80).default("") });
export type RemoveInput = z.infer<typeof RemoveInput>;

/** Laying down one's own role. `confirm` is the name of the place, typed. */
export const LeaveInput = z.object({ confirm: z.string().max(200).default("") });
export type LeaveInput = z.infer<typeof LeaveInput>;

/** What somebody without an account fills in to accept. */
export const NewColleague = z.object({ name: PersonName, password: NewPassword });
export type NewColleague = z.infer<typeof NewColleague>;

/** The company of a role; null for a role over the whole organisation. */
export type RolePlace = { slug: string; number: string; name: string } | null;

/** One role of a person. `mayChange`: whether whoever looks may give another or take it away. `since` in UTC. */
export type MemberRole = { id: string; role: Role; company: RolePlace; since: string; mayChange: boolean };

/** A person in an organisation, with the roles that are seen from one place. */
export type Member = { id: string; name: string; email: string; isYou: boolean; secondFactor: boolean; roles: MemberRole[] };

/** The people of a place, by name. `onlyAdmin`: the name of the organisation's admin when there is but one. */
export type Members = { people: Member[]; onlyAdmin: string | null };

/** How an invitation stands; `accepted`, `declined` and `revoked` are for good. */
export type InvitationState = "open" | "accepted" | "declined" | "revoked" | "expired";

/** An invitation as the admins see it: what still waits, ran out, or was declined. Instants in UTC. */
export type InvitationListed = {
  id: string;
  email: string;
  role: Role;
  company: RolePlace;
  invitedBy: string;
  sentAt: string;
  expiresAt: string;
  state: Extract<InvitationState, "open" | "declined" | "expired">;
  mayManage: boolean;
};

/** What an invitation is about, for whoever holds its link. */
export type Invited = { inviter: string; organisation: string; company: { number: string; name: string } | null; role: Role; email: string; expiresAt: string };

/**
 * What the page behind an invitation's link shows. `asked`: who holds the link is the invited person, signed in or not;
 * `other`: somebody else is signed in. `joined`: this person accepted it; the environment is at `where`.
 */
export type InvitationView =
  | ({ state: "open"; asked: "signed-in" | "sign-in" | "new" | "other" } & Invited)
  | { state: "joined"; where: Where }
  | { state: "accepted" | "declined" | "revoked" | "expired" };

/** A role of one's own, as one may lay it down. `place` is what the place is called. */
export type OwnRole = { id: string; role: Role; where: Where; place: string; organisation: string; company: RolePlace };
