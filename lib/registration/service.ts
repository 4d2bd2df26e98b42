import { nowhere, type Origin } from "@/lib/access/actor";
import { limitTries } from "@/lib/accounts/limits";
import { hashPassword, refuseWeakPassword } from "@/lib/accounts/service";
import { now } from "@/lib/core/clock";
import { randomCode, sha256 } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError, fieldError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { queueMail } from "@/lib/core/mail";
import { type Locale, wordsIn } from "@/lib/core/words";
import type { Lookup } from "@/lib/kvk/schema";
import { lookUpCompany } from "@/lib/kvk/service";
import type { AccountStep, Answers, Draft, FirstAdmin, KvkStep, OrganisationStep, SoftwareStep } from "./schema";
import * as store from "./store";

const HOUR = 3_600_000;

/** A registration nobody finishes ends after 24 hours; it reserves nothing meanwhile. Milliseconds. */
export const DRAFT_LIFETIME = 24 * HOUR;

/** What one browser filled in so far; null when it has no registration under way. */
export async function getDraft(key: string | undefined): Promise<Draft | null> {
  const registration = key ? await asSystem((tx) => store.findByKey(tx, sha256(key), now())) : null;
  return registration && { ...registration.answers, submitted: registration.submittedAt !== null };
}

/**
 * Looks up the number of step 1 and, for a browser without a registration, starts one. What the register said is kept, so
 * that the same number is asked once. It tells nothing of who is registered here. So often from one address.
 *
 * @returns the key this browser holds its registration by (256 bits; only its hash is stored)
 * @throws AppError `invalid_input` for a company that ended, `rate_limited`
 */
export async function saveNumber(key: string | undefined, { kvkNumber }: KvkStep, origin: Origin = nowhere): Promise<string> {
  const draft = await getDraft(key);
  if (key && draft?.lookup?.kvkNumber === kvkNumber && draft.lookup.answer.state !== "unavailable") return key;

  await limitTries("lookup", origin.address ?? "unknown");
  const lookup = await lookUpCompany(kvkNumber);
  refuseEnded(lookup);

  if (key && (await keepNumber(key, lookup))) return key;
  return start({ lookup });
}

/**
 * Keeps step 2.
 *
 * @throws AppError `not_found` when the registration ended, `conflict` when step 1 is missing
 */
export async function saveOrganisation(key: string | undefined, step: OrganisationStep): Promise<void> {
  const kept = await change(key, async (tx, registration) => {
    const { lookup } = registration.answers;
    if (!lookup) throw new AppError("conflict", "errors.stepMissing");
    await keepIn(tx, registration, { organisation: { ...step, kvkNumber: lookup.kvkNumber } });
  });
  if (!kept) throw new AppError("not_found", "errors.registrationEnded");
}

/** Keeps step 3. @throws AppError `not_found` when the registration ended */
export async function saveSoftware(key: string | undefined, step: SoftwareStep): Promise<void> {
  const kept = await change(key, (tx, registration) => keepIn(tx, registration, { software: step }));
  if (!kept) throw new AppError("not_found", "errors.registrationEnded");
}

/**
 * Keeps who step 4 is about for whoever goes back before sending it. Once a link is mailed only `submit` changes the address,
 * since the link proves the one it was mailed to.
 */
export async function keepFirstAdmin(key: string | undefined, account: FirstAdmin): Promise<void> {
  await change(key, async (tx, registration) => {
    if (registration.submittedAt === null) await keepIn(tx, registration, { account });
  });
}

/**
 * Keeps step 4 and mails the link that proves the address. Says the same, after the same work, whether or not the address or
 * the KvK number is known. Sent again, an earlier link stops working.
 *
 * @throws AppError `not_found` when the registration ended, `conflict` when an earlier step is missing, `invalid_input` for a
 *   password that is easy to guess, `rate_limited` for too many mails to one address or from one
 */
export async function submit(key: string | undefined, step: AccountStep, locale: Locale, origin: Origin = nowhere): Promise<void> {
  const { password, ...account } = step;
  const draft = await getDraft(key);
  await refuseWeakPassword(password, [account.name, account.email, draft?.organisation?.name ?? ""]);
  if (origin.address) await limitTries("registration-address", origin.address);
  await limitTries("registration-mail", account.email);

  const code = randomCode();
  const passwordHash = await hashPassword(password);
  const found = await change(key, async (tx, { id, answers }) => {
    if (!answers.organisation || !answers.software) throw new AppError("conflict", "errors.stepMissing");

    const at = now();
    const proof = { submittedAt: at, proofHash: sha256(code), proofExpiresAt: new Date(at.getTime() + DRAFT_LIFETIME), proofTries: 0 };
    await store.updateRegistration(tx, id, { answers: { ...answers, account, locale }, passwordHash, ...proof });
    await queueProofMail(tx, account, code, locale);
  });
  if (!found) throw new AppError("not_found", "errors.registrationEnded");
}

/** Removes what nobody finished. @returns how many were removed */
export async function forgetExpired(): Promise<number> {
  return asSystem((tx) => store.deleteExpired(tx, now()));
}

function refuseEnded({ answer }: Lookup): void {
  if (answer.state !== "ended") return;

  const { name, endedOn } = answer;
  throw endedOn === null
    ? fieldError("kvkNumber", "errors.companyEnded", { name })
    : fieldError("kvkNumber", "errors.companyEndedOn", { name, on: new Date(endedOn).getTime() });
}

/** Name and address that were filled in beside another number are not of this one. */
async function keepNumber(key: string, lookup: Lookup): Promise<boolean> {
  return change(key, async (tx, registration) => {
    const { organisation } = registration.answers;
    const isSame = organisation?.kvkNumber === lookup.kvkNumber;
    await keepIn(tx, registration, { lookup, organisation: isSame ? organisation : undefined });
  });
}

async function start(answers: Answers): Promise<string> {
  const fresh = randomCode();
  const at = now();
  const row = { id: newId(), keyHash: sha256(fresh), answers, createdAt: at, expiresAt: new Date(at.getTime() + DRAFT_LIFETIME) };
  await asSystem((tx) => store.insertRegistration(tx, row));
  return fresh;
}

/**
 * Changes the registration of one browser while nobody else can: what two forms send at once is written one after the other,
 * so that an older address never ends up behind a newer link.
 *
 * @returns false when there is none, or it ended
 */
async function change(key: string | undefined, work: (tx: Db, registration: store.Registration) => Promise<void>): Promise<boolean> {
  if (!key) return false;

  return asSystem(async (tx) => {
    const registration = await store.lockByKey(tx, sha256(key), now());
    if (registration) await work(tx, registration);
    return registration !== null;
  });
}

async function keepIn(tx: Db, { id, answers }: store.Registration, step: Partial<Answers>): Promise<void> {
  await store.updateRegistration(tx, id, { answers: { ...answers, ...step } });
}

async function queueProofMail(tx: Db, account: { name: string; email: string }, code: string, locale: Locale): Promise<void> {
  const say = wordsIn(locale);
  await queueMail(tx, {
    to: account.email,
    subject: say("mails.proof.subject"),
    paragraphs: [say("mails.greeting", { name: account.name }), say("mails.proof.body"), say("mails.proof.until")],
    button: { label: say("mails.proof.button"), url: `${env().APP_URL}/bevestigen/${code}` },
    closing: say("mails.closing"),
  });
}
