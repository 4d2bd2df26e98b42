import { organisationAdmins } from "@/lib/accounts/service";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { asSystem, type Db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { queueMail } from "@/lib/core/mail";
import { wordsIn } from "@/lib/core/words";
import { warningDue } from "./rules";
import * as store from "./warnings.store";

/**
 * Tells the admins by mail that a trial ends in 14, 7 or 1 day, and when it ended; each once, however often this runs and in
 * however many workers. A warning that was missed is passed over for the one that is due.
 *
 * @returns how many trials were told about
 */
export async function warnOfEndings(): Promise<number> {
  const trials = await asSystem((tx) => store.findTrials(tx, now()));
  let told = 0;
  for (const trial of trials) {
    if (await asSystem((tx) => warn(tx, trial))) told += 1;
  }
  return told;
}

async function warn(tx: Db, trial: store.Trial): Promise<boolean> {
  const days = warningDue(trial.endsAt, trial.warnedDays, now());
  // Whoever notes the warning mails it, in the same transaction; a trial that was changed meanwhile is left alone.
  if (days === null || !(await store.noteWarning(tx, trial.id, days))) return false;

  const { id: organisationId, name, slug } = trial.organisation;
  const key = days === 0 ? "trialEnded" : "trialEnds";
  const say = wordsIn("nl");
  for (const admin of await organisationAdmins(tx, { organisationId })) {
    await queueMail(tx, {
      to: admin.email,
      subject: say(`mails.${key}.subject`, { organisation: name, days }),
      paragraphs: [say("mails.greeting", { name: admin.name }), say(`mails.${key}.body`, { organisation: name, at: trial.endsAt.getTime() }), say("mails.trialStops"), say("mails.trialNext")],
      button: { label: say("mails.licenceButton"), url: `${env().APP_URL}/organisatie/${slug}/abonnement` },
      closing: say("mails.closing"),
    });
  }
  await recordAudit(tx, { actorKind: "system", actorId: null, organisationId, companyId: null }, { action: "licence.end_announced", details: { days } });
  return true;
}
