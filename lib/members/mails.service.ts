import type { Role } from "@/lib/access/permissions";
import type { Db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { queueMail } from "@/lib/core/mail";
import { type Locale, wordsIn } from "@/lib/core/words";
import { type NamedPlace, placeName } from "./rules";

type Persons = NamedPlace & { role: Role; user: { name: string; email: string } };

/** Asks a colleague to take part, with the link that is theirs alone. */
export async function mailInvitation(tx: Db, invitation: NamedPlace & { role: Role; email: string }, inviter: string, code: string, locale: Locale): Promise<void> {
  const say = wordsIn(locale);
  const place = placeName(invitation);
  await queueMail(tx, {
    to: invitation.email,
    subject: say("mails.invitation.subject", { place }),
    paragraphs: [
      say("mails.invitation.greeting"),
      say("mails.invitation.body", { inviter, place, role: say(`members.roles.${invitation.role}`) }),
      say("mails.invitation.until"),
      say("mails.invitation.stranger", { inviter }),
    ],
    button: { label: say("mails.invitation.button"), url: `${env().APP_URL}/uitnodiging/${code}` },
    closing: say("mails.closing"),
  });
}

/** Says that a role is another now, and who did it. */
export async function mailRoleChanged(tx: Db, held: Persons, role: Role, by: string, locale: Locale): Promise<void> {
  const say = wordsIn(locale);
  const place = placeName(held);
  await queueMail(tx, {
    to: held.user.email,
    subject: say("mails.roleChanged.subject", { place }),
    paragraphs: [
      say("mails.greeting", { name: held.user.name }),
      say("mails.roleChanged.body", { by, place, before: say(`members.roles.${held.role}`), after: say(`members.roles.${role}`) }),
      say("mails.roleChanged.again"),
    ],
    button: { label: say("mails.roleChanged.button"), url: `${env().APP_URL}/inloggen` },
    closing: say("mails.closing"),
  });
}

/** Says which places somebody no longer has, and who did it. */
export async function mailRemoved(tx: Db, taken: Persons[], by: string, locale: Locale): Promise<void> {
  const [first] = taken;
  if (!first) return;

  const say = wordsIn(locale);
  const { user, organisation } = first;
  await queueMail(tx, {
    to: user.email,
    subject: say("mails.removed.subject", { organisation: organisation.name }),
    paragraphs: [
      say("mails.greeting", { name: user.name }),
      say("mails.removed.body", { by }),
      ...taken.map((held) => say("mails.removed.role", { place: placeName(held), role: say(`members.roles.${held.role}`) })),
      say("mails.removed.account"),
    ],
    closing: say("mails.closing"),
  });
}
