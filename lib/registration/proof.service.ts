import { nowhere, type Origin } from "@/lib/access/actor";
import { knowsPassword } from "@/lib/accounts/claims.service";
import { giveBackTry, limitTries } from "@/lib/accounts/limits";
import { admit } from "@/lib/accounts/service";
import { recordAudit } from "@/lib/audit/service";
import { foundCompany } from "@/lib/companies/service";
import { now } from "@/lib/core/clock";
import { equalBytes, sha256 } from "@/lib/core/crypto";
import { asSystem, type Db, isUniqueViolation } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError, fieldError } from "@/lib/core/errors";
import { queueMail } from "@/lib/core/mail";
import { wordsIn } from "@/lib/core/words";
import { registerMarkOf } from "@/lib/kvk/service";
import { startLicence } from "@/lib/licences/service";
import { foundOrganisation } from "@/lib/organisations/service";
import type { Answers, ProofInput, ProofState, Proven } from "./schema";
import * as store from "./store";

/** So many passwords may be typed at one link; then it ends. */
export const PROOF_TRIES = 5;

/**
 * What the page behind a mailed link shows; it changes nothing.
 *
 * @param key what the browser that looks holds its registration by
 */
export async function proofState(code: string, key: string | undefined): Promise<ProofState> {
  const registration = await asSystem((tx) => store.findByProof(tx, sha256(code)));
  if (registration?.provenAt) return { state: "used" };

  const { organisation, software } = registration?.answers ?? {};
  if (!registration || !organisation || !software || !stillOpen(registration)) return { state: "expired" };
  return { state: "open", organisationName: organisation.name, software: software.software, asksPassword: !beganHere(registration, key) };
}

/**
 * Proves the address: organisation, company, admin and licence arise in one transaction, exactly once. A browser that did not
 * begin the registration gives the password too, so that nobody confirms what a stranger began in his name.
 *
 * @param key what this browser holds its registration by
 * @throws AppError `gone` when the link is used, expired, tried too often, or its address heard of three taken numbers today;
 *   `invalid_input` at `password`; `conflict` when the KvK number is registered already; `rate_limited`
 */
export async function prove({ code, password }: ProofInput, key: string | undefined, origin: Origin = nowhere): Promise<Proven> {
  if (origin.address) await limitTries("registration-proof", origin.address);
  const registration = await asSystem((tx) => store.findByProof(tx, sha256(code)));
  if (!registration || !stillOpen(registration) || !registration.answers.account) throw linkEnded();

  const { email } = registration.answers.account;
  if (!beganHere(registration, key)) await askPassword(registration, email, password);
  return countTaken(email, () => asSystem((tx) => close(tx, code, origin)).catch(refuseTwice));
}

/** Judges the password of another browser. Counted before it is judged, so that many at once are no more than five. */
async function askPassword(registration: store.Registration, email: string, password = ""): Promise<void> {
  if (password === "") throw fieldError("password", "errors.required");

  const left = await asSystem((tx) => store.takeProofTry(tx, registration.id, PROOF_TRIES));
  if (left === null) throw linkEnded();
  if (await knowsPassword(email, password, registration.passwordHash)) return;
  throw left === 0 ? linkEnded() : fieldError("password", "errors.proofPassword", { left });
}

/**
 * An address hears three times a day that a number is taken. Counted before anything is looked at, and given back when it was
 * not: after the third every number gets the neutral answer, the free ones too.
 */
async function countTaken(email: string, work: () => Promise<Proven>): Promise<Proven> {
  await limitTries("registration-taken", email).catch((cause: unknown) => {
    throw cause instanceof AppError ? new AppError("gone", "errors.linkRefused", { cause }) : cause;
  });
  try {
    const proven = await work();
    await giveBackTry("registration-taken", email);
    return proven;
  } catch (thrown) {
    const isTaken = thrown instanceof AppError && thrown.key === "errors.organisationKnown";
    if (!isTaken) await giveBackTry("registration-taken", email);
    throw thrown;
  }
}

async function close(tx: Db, code: string, origin: Origin): Promise<Proven> {
  const registration = await store.lockByProof(tx, sha256(code));
  if (!registration || registration.provenAt || !stillOpen(registration)) throw linkEnded();

  const proven = await found(tx, registration, origin);
  await store.closeRegistration(tx, registration.id, now());
  return proven;
}

async function found(tx: Db, { answers, passwordHash }: store.Registration, origin: Origin): Promise<Proven> {
  const { lookup, organisation, software, account } = answers;
  if (!organisation || !software || !account || !passwordHash) throw linkEnded();

  const softwareName = software.software === "other" ? software.softwareName : undefined;
  const said = lookup?.kvkNumber === organisation.kvkNumber ? lookup : null;
  const details = { ...organisation, kind: "AGENCY" as const, softwareCode: software.software, softwareName };
  const { id, slug } = await foundOrganisation(tx, { ...details, ...registerMarkOf(said, organisation) });

  const { name, kvkNumber } = organisation;
  await foundCompany(tx, id, { number: software.companyNumber, name, kvkNumber, ...registerMarkOf(said, { name }) });
  const userId = await admit(tx, { ...account, passwordHash }, { organisationId: id, companyId: null, role: "ORGANISATION_ADMIN" });
  await startLicence(tx, { id, kind: "AGENCY", softwareCode: software.software }, userId);

  const by = { actorKind: "user", actorId: userId, actorName: account.name, actorEmail: account.email, origin, organisationId: id, companyId: null };
  await recordAudit(tx, by, { action: "organisation.registered", targetId: id, details: { software: software.software, registerState: registerMarkOf(said, organisation).registerState } });
  await queueWelcomeMail(tx, answers, { slug, name });
  return { email: account.email, organisation: slug, easyflex: software.software === "easyflex" };
}

async function queueWelcomeMail(tx: Db, { account, software, locale = "nl" }: Answers, organisation: { slug: string; name: string }): Promise<void> {
  const say = wordsIn(locale);
  await queueMail(tx, {
    to: account?.email ?? "",
    subject: say("mails.welcome.subject", { organisation: organisation.name }),
    paragraphs: [
      say("mails.greeting", { name: account?.name ?? "" }),
      say(software?.software === "easyflex" ? "mails.welcome.easyflex" : "mails.welcome.trial", { organisation: organisation.name }),
      say("mails.welcome.next"),
    ],
    button: { label: say("mails.welcome.button"), url: `${env().APP_URL}/organisatie/${organisation.slug}/api` },
    closing: say("mails.closing"),
  });
}

/** Two at once for one new address or number: whoever came second finds what the first made, and hears so when asked again. */
function refuseTwice(cause: unknown): never {
  throw isUniqueViolation(cause) ? new AppError("conflict", "errors.conflict", { cause }) : cause;
}

function beganHere(registration: store.Registration, key: string | undefined): boolean {
  return key !== undefined && equalBytes(registration.keyHash, sha256(key));
}

function stillOpen({ proofExpiresAt, proofTries }: store.Registration): boolean {
  return proofExpiresAt !== null && now() < proofExpiresAt && proofTries < PROOF_TRIES;
}

function linkEnded(): AppError {
  return new AppError("gone", "errors.linkEnded");
}
