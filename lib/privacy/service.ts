import { zipSync } from "fflate";
import { nowhere, type PersonActor } from "@/lib/access/actor";
import { refuseStaleProof } from "@/lib/access/authorize";
import { hashPassword } from "@/lib/accounts/service";
import { tellPlaces } from "@/lib/accounts/sessions.service";
import * as audit from "@/lib/audit/service";
import { amsterdamDate, now } from "@/lib/core/clock";
import { randomCode } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { AppError, fieldError } from "@/lib/core/errors";
import { queueMail } from "@/lib/core/mail";
import { row } from "@/lib/core/format";
import { type Locale, wordsIn } from "@/lib/core/words";
import { filesOf, plain } from "./rules";
import type { EraseInput, PersonalData } from "./schema";
import * as store from "./store";

/**
 * Everything the portal keeps of whoever asks, as a zip of JSON and CSV (AVG art. 15 and 20). Never a secret, a hash or a key.
 *
 * @throws AppError `step_up_required` without a fresh proof
 */
export async function exportOwnData(actor: PersonActor, locale: Locale): Promise<{ filename: string; bytes: Uint8Array }> {
  refuseStaleProof(actor);
  const data = await asSystem(async (tx) => {
    await tellPlaces(tx, actor, actor.origin, { action: "privacy.exported", targetId: actor.id });
    return collect(tx, { id: actor.id, email: actor.email ?? "" });
  });
  const say = wordsIn(locale);
  const files = filesOf(data, say("privacy.readme", { at: now().toISOString() }));
  return { filename: `${say("privacy.export.filename")}-${amsterdamDate(now())}.zip`, bytes: zipSync(files) };
}

/** The same at the operator's word, as plain data. @throws AppError `not_found` for an address without an account */
export async function exportPerson(email: string): Promise<PersonalData> {
  return asSystem(async (tx) => {
    const subject = await store.findSubject(tx, email);
    if (!subject) throw new AppError("not_found");

    await audit.recordAudit(tx, { actorKind: "operator", actorId: "operator", organisationId: null, companyId: null }, { action: "privacy.exported", targetId: subject.id });
    return collect(tx, subject);
  });
}

/** Says whether one's own data may be taken along now. @throws AppError `step_up_required` */
export async function prepareExport(actor: PersonActor): Promise<{ ready: true }> {
  refuseStaleProof(actor);
  return Promise.resolve({ ready: true });
}

/**
 * Erases one's own account (AVG art. 17).
 *
 * @throws AppError `step_up_required`; `invalid_input` when another address was typed; `conflict` for whoever is the last admin
 */
export async function eraseAccount(actor: PersonActor, input: EraseInput): Promise<void> {
  refuseStaleProof(actor);
  if (input.email !== actor.email) throw fieldError("email", "errors.eraseOtherAddress");
  await eraseSubject(actor.email);
}

/**
 * The same at the operator's word.
 *
 * @throws AppError `not_found` for an address without an account; `conflict` for whoever is the last admin somewhere
 */
export async function erasePerson(email: string): Promise<void> {
  await eraseSubject(email);
}

/**
 * Takes everything that names a person out of the database in one transaction: roles, sessions, second factor, links, invitations
 * to the address, mails, and the values behind the audit log's hashes. What stays is listed in `register.ts` with its reason.
 * One last mail goes to the address; nothing of it is kept once it is sent.
 */
async function eraseSubject(email: string): Promise<void> {
  const passwordHash = await hashPassword(randomCode());
  await asSystem(async (tx) => {
    const subject = await store.findSubject(tx, email);
    if (!subject) throw new AppError("not_found");
    refuseLastAdmin(await store.lockMemberships(tx, subject.id));

    // Before the roles go: the line stands in the log of every organisation the person had a part in, and names nobody.
    await tellPlaces(tx, { id: subject.id, name: "", email: null }, nowhere, { action: "account.erased", targetId: subject.id });
    const { values } = await audit.personalDataOf(tx, subject);
    const addresses = await store.findAddresses(tx, subject, values.map((value) => value.email));
    const names = [...new Set([subject.name, ...values.flatMap((value) => value.name ?? [])])];

    await store.eraseSubject(tx, subject, now(), { email: `gewist-${subject.id}@gewist.invalid`, name: wordsIn("nl")("privacy.placeholder"), passwordHash });
    await store.eraseMails(tx, addresses, names);
    await audit.erasePerson(tx, subject);
    await queueFarewell(tx, subject.email);
  });
}

async function collect(tx: Db, subject: store.Subject): Promise<PersonalData> {
  const { values, entries } = await audit.personalDataOf(tx, subject);
  return plain({ ...(await store.findPersonalData(tx, subject)), AuditPerson: values, AuditEntry: entries });
}

function refuseLastAdmin(held: { organisationName: string; isOnlyAdmin: boolean }[]): void {
  const alone = held.filter(({ isOnlyAdmin }) => isOnlyAdmin).map(({ organisationName }) => organisationName);
  if (alone.length > 0) throw new AppError("conflict", "errors.eraseLastAdmin", { values: { organisations: row(alone, "nl") } });
}

async function queueFarewell(tx: Db, to: string): Promise<void> {
  const say = wordsIn("nl");
  await queueMail(
    tx,
    { to, subject: say("privacy.mail.subject"), paragraphs: [say("privacy.mail.what"), say("privacy.mail.kept")], closing: say("privacy.mail.closing") },
    { forget: true },
  );
}
