import { now } from "@/lib/core/clock";
import type { Db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { queueMail } from "@/lib/core/mail";
import { wordsIn } from "@/lib/core/words";

/** What somebody is told by mail, since it might have been somebody else. */
export type Notice = "passwordChanged" | "secondFactorOn" | "secondFactorOff" | "recoveryCodes" | "emailChange" | "emailChanged";

/** Tells a person by mail what was done to the account, in the transaction that does it, with the way to get it back. */
export async function queueNotice(tx: Db, person: { name: string; email: string }, notice: Notice): Promise<void> {
  const say = wordsIn("nl");
  await queueMail(tx, {
    to: person.email,
    subject: say(`mails.notices.${notice}.subject`),
    paragraphs: [say("mails.greeting", { name: person.name }), say(`mails.notices.${notice}.body`, { at: now().getTime() }), say("mails.notices.notYou")],
    button: { label: say("mails.notices.button"), url: `${env().APP_URL}/wachtwoord-vergeten` },
    closing: say("mails.closing"),
  });
}
