import { type Origin, nowhere, type PersonActor } from "@/lib/access/actor";
import { refuseStaleProof } from "@/lib/access/authorize";
import { now } from "@/lib/core/clock";
import { randomCode, sha256 } from "@/lib/core/crypto";
import { asSystem, type Db, isUniqueViolation } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError, fieldError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { queueMail } from "@/lib/core/mail";
import { wordsIn } from "@/lib/core/words";
import * as codes from "./codes.store";
import { forgetTries, limitTries } from "./limits";
import { queueNotice } from "./notices";
import { hashPassword, refuseWeakPassword } from "./passwords";
import { refuseWrongPassword } from "./proof.service";
import { EMAIL_CHANGE_LIFETIME } from "./rules";
import type { Account, EmailInput, LinkState, NameInput, PasswordChange } from "./schema";
import { secondFactorOf } from "./second-factor.service";
import { endSessionsOf, renewSessionIn, tellPlaces } from "./sessions.service";
import * as store from "./store";

/** A person's own account as it is now. */
export async function getAccount(actor: PersonActor): Promise<Account> {
  const { user, newEmail } = await asSystem(async (tx) => ({ user: await store.findUser(tx, actor.id), newEmail: await codes.findOpenEmailChange(tx, actor.id, now()) }));
  if (!user) throw new AppError("not_found");
  return { name: user.name, email: user.email, newEmail, secondFactor: await secondFactorOf(actor) };
}

/** Changes how a person is called. What was signed before keeps the name it was signed with. */
export async function changeName(actor: PersonActor, { name }: NameInput): Promise<void> {
  await asSystem(async (tx) => {
    await store.updateUser(tx, actor.id, { name });
    await tellPlaces(tx, actor, actor.origin, { action: "account.renamed", targetId: actor.id });
  });
}

/**
 * Changes the password. All other sessions end, links under way stop working, a mail tells of it.
 *
 * @throws AppError `invalid_input` at `currentPassword` or `newPassword`, `rate_limited`
 */
export async function changePassword(actor: PersonActor, { currentPassword, newPassword }: PasswordChange): Promise<{ sessionId: string }> {
  const { left } = await limitTries("proof", actor.id);
  await refuseWrongPassword(actor, currentPassword, "currentPassword", left);
  await forgetTries("proof", actor.id);
  if (newPassword === currentPassword) throw fieldError("newPassword", "errors.passwordSame");
  await refuseWeakPassword(newPassword, wordsAround(actor), "newPassword");

  const passwordHash = await hashPassword(newPassword);
  return asSystem(async (tx) => {
    const user = await store.lockUser(tx, actor.id);
    if (!user) throw new AppError("not_found");

    await store.updateUser(tx, user.id, { passwordHash });
    await codes.deleteOpenLinks(tx, user.id);
    const renewed = await renewSessionIn(tx, actor.sessionId, { confirmed: actor.secondFactor !== "on" });
    await endSessionsOf(tx, user.id, "password_changed", renewed.sessionId);
    await tellPlaces(tx, user, actor.origin, { action: "password.changed", targetId: user.id });
    await queueNotice(tx, user, "passwordChanged");
    return renewed;
  });
}

/**
 * Asks for another e-mail address: the new one gets a link, the old one is told. Until the link is followed the old one
 * holds. Says the same when somebody has the new address already; then that person is told, and no link exists.
 *
 * @throws AppError `step_up_required`, `invalid_input` when it is the address one has, `rate_limited`
 */
export async function requestEmailChange(actor: PersonActor, { email }: EmailInput): Promise<void> {
  refuseStaleProof(actor);
  if (email === actor.email) throw fieldError("email", "errors.emailSame");
  await limitTries("email-change", actor.id);

  await asSystem(async (tx) => {
    const user = await store.lockUser(tx, actor.id);
    if (!user) throw new AppError("not_found");

    const at = now();
    const code = randomCode();
    await codes.replaceEmailChange(tx, { id: newId(), codeHash: sha256(code), userId: user.id, email, createdAt: at, expiresAt: new Date(at.getTime() + EMAIL_CHANGE_LIFETIME) });
    await queueProofMail(tx, { name: user.name, email }, (await store.findUserByEmail(tx, email)) ? null : code);
    await queueNotice(tx, user, "emailChange");
    await tellPlaces(tx, user, actor.origin, { action: "email.change_requested", targetId: user.id });
  });
}

/** Gives up a new address that waits for its proof. */
export async function cancelEmailChange(actor: PersonActor): Promise<void> {
  await asSystem((tx) => codes.deleteEmailChanges(tx, actor.id));
}

/** What the page behind the link in the new address shows; it changes nothing. */
export async function emailChangeState(code: string): Promise<LinkState<{ email: string }>> {
  const change = await asSystem((tx) => codes.findEmailChange(tx, sha256(code)));
  if (change?.usedAt) return { state: "used" };
  return change && now() < change.expiresAt ? { state: "open", email: change.email } : { state: "expired" };
}

/**
 * The owner of the new address proved it: from now on it is the one to sign in with. All sessions end.
 *
 * @returns the address
 * @throws AppError `gone` when the link is used or expired, or somebody took the address meanwhile; `rate_limited`
 */
export async function confirmEmailChange(code: string, origin: Origin = nowhere): Promise<{ email: string }> {
  if (origin.address) await limitTries("link", origin.address);
  try {
    return await asSystem((tx) => moveTo(tx, code, origin));
  } catch (cause) {
    if (isUniqueViolation(cause)) throw new AppError("gone", "errors.linkEnded", { cause });
    throw cause;
  }
}

async function moveTo(tx: Db, code: string, origin: Origin): Promise<{ email: string }> {
  const change = await codes.findEmailChange(tx, sha256(code));
  if (!change) throw new AppError("gone", "errors.linkEnded");
  await store.holdUser(tx, change.userId);
  const user = (await codes.useEmailChange(tx, change.id, now())) ? await store.findUser(tx, change.userId) : null;
  if (!user) throw new AppError("gone", "errors.linkEnded");

  await store.updateUser(tx, user.id, { email: change.email, emailProvenAt: now() });
  await codes.deleteOpenLinks(tx, user.id);
  await endSessionsOf(tx, user.id, "email_changed");
  await tellPlaces(tx, { ...user, email: change.email }, origin, { action: "email.changed", targetId: user.id });
  await queueNotice(tx, user, "emailChanged");
  return { email: change.email };
}

/** Without a code the address is somebody's already: its owner hears of it, and nothing to click on. */
async function queueProofMail(tx: Db, to: { name: string; email: string }, code: string | null): Promise<void> {
  const say = wordsIn("nl");
  const letter = code ? "emailProof" : "emailTaken";
  await queueMail(tx, {
    to: to.email,
    subject: say(`mails.${letter}.subject`),
    paragraphs: code ? [say("mails.greeting", { name: to.name }), say("mails.emailProof.body"), say("mails.emailProof.until")] : [say("mails.emailTaken.body")],
    ...(code && { button: { label: say("mails.emailProof.button"), url: `${env().APP_URL}/e-mail-bevestigen/${code}` } }),
    closing: say("mails.closing"),
  });
}

/** What a password of this person must not be made of. */
function wordsAround(actor: PersonActor): string[] {
  return [actor.name, actor.email ?? "", ...actor.places.map((place) => place.organisation.name)];
}
