import { admit, hashPassword } from "@/lib/accounts/service";
import { recordAudit } from "@/lib/audit/service";
import { foundCompany } from "@/lib/companies/service";
import { now } from "@/lib/core/clock";
import { randomCode, sha256 } from "@/lib/core/crypto";
import { asSystem, type Db, isUniqueViolation } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { queueMail } from "@/lib/core/mail";
import { type Locale, wordsIn } from "@/lib/core/words";
import { startLicence } from "@/lib/licences/service";
import { foundOrganisation } from "@/lib/organisations/service";
import type { AccountStep, Answers, Draft, FirstAdmin, OrganisationStep, SoftwareStep } from "./schema";
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
 * Keeps step 1 and, for a browser without a registration, starts one.
 *
 * @returns the key this browser holds its registration by (256 bits; only its hash is stored)
 */
export async function saveOrganisation(key: string | undefined, step: OrganisationStep): Promise<string> {
  if (key && (await keep(key, { organisation: step }))) return key;

  const fresh = randomCode();
  const at = now();
  const row = { id: newId(), keyHash: sha256(fresh), answers: { organisation: step }, createdAt: at, expiresAt: new Date(at.getTime() + DRAFT_LIFETIME) };
  await asSystem((tx) => store.insertRegistration(tx, row));
  return fresh;
}

/** Keeps step 2. @throws AppError `not_found` when the registration ended */
export async function saveSoftware(key: string | undefined, step: SoftwareStep): Promise<void> {
  if (!(await keep(key, { software: step }))) throw new AppError("not_found", "errors.registrationEnded");
}

/**
 * Keeps who step 3 is about for whoever goes back before sending it. Once a link is mailed only `submit` changes the address,
 * since the link proves the one it was mailed to.
 */
export async function keepFirstAdmin(key: string | undefined, account: FirstAdmin): Promise<void> {
  await change(key, async (tx, registration) => {
    if (registration.submittedAt === null) await keepIn(tx, registration, { account });
  });
}

/**
 * Keeps step 3 and mails the link that proves the address. Says the same whether or not the address or the KvK number is
 * known. Sent again, an earlier link stops working.
 *
 * @throws AppError `not_found` when the registration ended, `conflict` when an earlier step is missing
 */
export async function submit(key: string | undefined, step: AccountStep, locale: Locale): Promise<void> {
  const { password, ...account } = step;
  const code = randomCode();
  const passwordHash = await hashPassword(password);
  const found = await change(key, async (tx, { id, answers }) => {
    if (!answers.organisation || !answers.software) throw new AppError("conflict", "errors.stepMissing");

    const at = now();
    const proof = { submittedAt: at, proofHash: sha256(code), proofExpiresAt: new Date(at.getTime() + DRAFT_LIFETIME) };
    await store.updateRegistration(tx, id, { answers: { ...answers, account }, passwordHash, ...proof });
    await queueProofMail(tx, account, code, locale);
  });
  if (!found) throw new AppError("not_found", "errors.registrationEnded");
}

/** What the page behind a mailed link shows; it changes nothing. */
export async function proofState(code: string): Promise<{ state: "open"; organisationName: string } | { state: "used" | "expired" }> {
  const registration = await asSystem((tx) => store.findByProof(tx, sha256(code)));
  if (registration?.provenAt) return { state: "used" };
  if (!registration?.answers.organisation || !stillOpen(registration)) return { state: "expired" };
  return { state: "open", organisationName: registration.answers.organisation.name };
}

/**
 * Proves the address: organisation, company, admin and licence arise in one transaction, exactly once.
 *
 * @returns the address to sign in with, and the organisation's slug
 * @throws AppError `gone` when the link is used or expired, `conflict` when the KvK number is registered already
 */
export async function prove(code: string): Promise<{ email: string; organisation: string }> {
  try {
    return await asSystem(async (tx) => {
      const registration = await store.lockByProof(tx, sha256(code));
      if (!registration || registration.provenAt || !stillOpen(registration)) throw new AppError("gone", "errors.linkEnded");

      const founded = await found(tx, registration);
      await store.closeRegistration(tx, registration.id, now());
      return founded;
    });
  } catch (cause) {
    if (isUniqueViolation(cause)) throw new AppError("conflict", "errors.organisationKnown", { cause });
    throw cause;
  }
}

/** Removes what nobody finished. @returns how many were removed */
export async function forgetExpired(): Promise<number> {
  return asSystem((tx) => store.deleteExpired(tx, now()));
}

async function found(tx: Db, registration: store.Registration): Promise<{ email: string; organisation: string }> {
  const { organisation, software, account } = registration.answers;
  if (!organisation || !software || !account || !registration.passwordHash) throw new AppError("gone", "errors.linkEnded");

  const softwareName = software.software === "other" ? software.softwareName : undefined;
  const { id, slug } = await foundOrganisation(tx, { ...organisation, kind: "AGENCY", softwareCode: software.software, softwareName });
  await foundCompany(tx, id, { number: software.companyNumber, name: organisation.name, kvkNumber: organisation.kvkNumber });
  const userId = await admit(tx, { ...account, passwordHash: registration.passwordHash }, { organisationId: id, companyId: null, role: "ORGANISATION_ADMIN" });
  await startLicence(tx, { id, kind: "AGENCY", softwareCode: software.software }, userId);
  await recordAudit(tx, { actorKind: "user", actorId: userId, organisationId: id, companyId: null }, { action: "organisation.registered", targetId: id });
  await queueWelcomeMail(tx, account, { slug, name: organisation.name, easyflex: software.software === "easyflex" });
  return { email: account.email, organisation: slug };
}

function stillOpen(registration: store.Registration): boolean {
  return registration.proofExpiresAt !== null && now() < registration.proofExpiresAt;
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

async function keep(key: string | undefined, step: Partial<Answers>): Promise<boolean> {
  return change(key, (tx, registration) => keepIn(tx, registration, step));
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

async function queueWelcomeMail(tx: Db, account: { name: string; email: string }, organisation: { slug: string; name: string; easyflex: boolean }): Promise<void> {
  const say = wordsIn("nl");
  await queueMail(tx, {
    to: account.email,
    subject: say("mails.welcome.subject", { organisation: organisation.name }),
    paragraphs: [
      say("mails.greeting", { name: account.name }),
      say(organisation.easyflex ? "mails.welcome.easyflex" : "mails.welcome.trial", { organisation: organisation.name }),
      say("mails.welcome.next"),
    ],
    button: { label: say("mails.welcome.button"), url: `${env().APP_URL}/organisatie/${organisation.slug}/api` },
    closing: say("mails.closing"),
  });
}
