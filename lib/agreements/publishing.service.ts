import { organisationAdmins } from "@/lib/accounts/service";
import { recordAudit } from "@/lib/audit/service";
import { amsterdamDate, now } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { addJob } from "@/lib/core/jobs";
import { queueMail } from "@/lib/core/mail";
import { wordsIn } from "@/lib/core/words";
import type { AgreementText, PublishInput } from "./schema";
import { ANNOUNCEMENT, daysBetween, noticesDue } from "./standing.rules";
import * as store from "./store";
import { judgePublication } from "./texts.rules";
import { agreementTexts } from "./texts/versions";

const OPERATOR = { actorKind: "operator", actorId: null, organisationId: null, companyId: null } as const;

/**
 * Publishes a next version, at the operator's word: from now on it is the one to sign, with the day until which a signature
 * under the version before counts. The admins of every organisation that signed are mailed by the worker.
 *
 * @param input with `source`, a text of the operator's own; without, the one this release holds under that version
 * @throws AppError `not_found` for a version this release does not hold; `invalid_input` for a text or a day that is not
 *   right; `conflict` for a version that was published before
 */
export async function publishNextText(input: PublishInput): Promise<Omit<AgreementText, "source">> {
  const { version, deadline, clause = "9.3" } = input;
  const source = input.source ?? agreementTexts.find((text) => text.version === version)?.source;
  if (source === undefined) throw new AppError("not_found", "errors.textUnknown", { values: { version } });

  return asSystem(async (tx) => {
    if (await store.findTextByVersion(tx, version)) throw new AppError("conflict", "errors.textKnown", { values: { version } });
    const newest = await store.findCurrentText(tx, now());
    const tokenClause = judgePublication({ version, source, deadline, clause }, newest.version, now());

    const text = { id: newId(), version, sha256: sha256Hex(source), publishedAt: now(), deadline: new Date(`${deadline}T00:00:00Z`), tokenClause };
    if ((await store.insertText(tx, { ...text, source })) === 0) throw new AppError("conflict", "errors.textKnown", { values: { version } });
    await recordAudit(tx, OPERATOR, { action: "agreement_text.published", targetId: text.id, details: { version, sha256: text.sha256, deadline } });
    await addJob(tx, "agreements.notify", {});
    return { ...text, publishedAt: text.publishedAt.toISOString(), deadline };
  });
}

/** Every text that was published, oldest first, with how many organisations signed it. For the operator. */
export async function listTexts(): Promise<{ version: string; sha256: string; publishedAt: string; deadline: string | null; signatures: number }[]> {
  const texts = await asSystem((tx) => store.findTexts(tx));
  return texts.map(({ version, sha256, publishedAt, deadline, signatures }) => ({ version, sha256, publishedAt, deadline, signatures }));
}

/**
 * Mails the admins of every organisation that has yet to sign the newest text: once when it is published, and again 14, 7
 * and 1 days before the last day. One organisation at a time, each notice once, however often this runs; a run that comes
 * late sends one mail and not the ones that were missed.
 *
 * @returns how many organisations were mailed
 */
export async function notifyAdmins(): Promise<number> {
  const found = await asSystem(async (tx) => {
    const text = await store.findCurrentText(tx, now());
    return { text, behind: text.deadline === null ? [] : await store.findOrganisationsBehind(tx, text.id) };
  });

  let mailed = 0;
  for (const organisation of found.behind) if (await asSystem((tx) => notify(tx, found.text, organisation))) mailed += 1;
  return mailed;
}

async function notify(tx: Db, text: AgreementText, organisation: { id: string; slug: string; name: string }): Promise<boolean> {
  const daysLeft = daysBetween(amsterdamDate(now()), text.deadline ?? "");
  const due = noticesDue(daysLeft, await store.findNotices(tx, organisation.id, text.id));
  if (due.length === 0) return false;

  const written = await store.insertNotices(tx, due.map((daysBefore) => ({ organisationId: organisation.id, textId: text.id, daysBefore, sentAt: now() })));
  if (written < due.length) return false;
  await mailAll(tx, text, organisation, { daysLeft, announcement: due.includes(ANNOUNCEMENT) });
  return true;
}

async function mailAll(tx: Db, text: AgreementText, organisation: { id: string; slug: string; name: string }, { daysLeft, announcement }: { daysLeft: number; announcement: boolean }): Promise<void> {
  const say = wordsIn("nl");
  const facts = { version: text.version, organisation: organisation.name, deadline: Date.parse(`${text.deadline}T12:00:00Z`), days: daysLeft };
  const letter = announcement ? "mails.newText" : "mails.signReminder";
  for (const admin of await organisationAdmins(tx, { organisationId: organisation.id })) {
    await queueMail(tx, {
      to: admin.email,
      subject: say(`${letter}.subject`, facts),
      paragraphs: [say("mails.greeting", { name: admin.name }), say(`${letter}.body`, facts), say("mails.newText.clause", { clause: text.tokenClause ?? "" })],
      button: { label: say("mails.newText.button"), url: `${env().APP_URL}/organisatie/${organisation.slug}/api` },
      closing: say("mails.closing"),
    });
  }
}
