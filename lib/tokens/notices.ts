import { organisationAdmins } from "@/lib/accounts/service";
import type { Db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import type { Values } from "@/lib/core/errors";
import { queueMail } from "@/lib/core/mail";
import { wordsIn } from "@/lib/core/words";

/** What the admins are written about a token: the name of its sentences in the catalogue of mails. */
export type TokenNews = "tokenCreated" | "tokenRotated" | "tokenRevoked" | "tokenEnding";

type About = { tokenId: string; organisationId: string; company: { slug: string; number: string; name: string } };

/** Writes all admins of the organisation about one of its tokens, in the transaction of what happened. No mail holds a value of a token. */
export async function mailAdmins(tx: Db, about: About, news: TokenNews, values: Values): Promise<void> {
  const say = wordsIn("nl");
  const told = { ...values, number: about.company.number, company: about.company.name };
  for (const admin of await organisationAdmins(tx, about)) {
    await queueMail(tx, {
      to: admin.email,
      subject: say(`mails.${news}.subject`, told),
      paragraphs: [say("mails.greeting", { name: admin.name }), say(`mails.${news}.body`, told), say(`mails.${news}.next`, told)],
      button: { label: say("mails.tokenButton"), url: `${env().APP_URL}/bedrijf/${about.company.slug}/api/${about.tokenId}` },
      closing: say("mails.closing"),
    });
  }
}
