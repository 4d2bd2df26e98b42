import { nowhere, type Origin } from "@/lib/access/actor";
import { now } from "@/lib/core/clock";
import { randomCode, sha256 } from "@/lib/core/crypto";
import { asSystem } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { addJob } from "@/lib/core/jobs";
import { queueMail } from "@/lib/core/mail";
import { type Locale, wordsIn } from "@/lib/core/words";
import * as codes from "./codes.store";
import { forgetTries, limitTries } from "./limits";
import { queueNotice } from "./notices";
import { hashPassword, refuseWeakPassword } from "./passwords";
import { RESET_LIFETIME } from "./rules";
import type { EmailInput, LinkState, NewPasswordInput, ResetOrder } from "./schema";
import { endSessionsOf, tellPlaces } from "./sessions.service";
import * as store from "./store";

/**
 * Asks for a link to choose a new password. Answers the same after the same work, whether or not somebody has the address:
 * only the job behind it looks that up.
 *
 * @throws AppError `rate_limited`, for a known and an unknown address alike
 */
export async function requestReset({ email }: EmailInput, origin: Origin, locale: Locale): Promise<void> {
  if (origin.address) await limitTries("reset-address", origin.address);
  await limitTries("reset-account", email);
  await asSystem((tx) => addJob(tx, "accounts.send_reset", { email, locale }));
}

/** Mails the link to whoever has the address; an earlier link stops working. Nothing for an address that nobody has. */
export async function sendReset({ email, locale }: ResetOrder): Promise<void> {
  const say = wordsIn(locale);
  await asSystem(async (tx) => {
    const user = await store.findUserByEmail(tx, email);
    if (!user) return;

    const code = randomCode();
    const at = now();
    await codes.replaceReset(tx, { id: newId(), codeHash: sha256(code), userId: user.id, createdAt: at, expiresAt: new Date(at.getTime() + RESET_LIFETIME) });
    await queueMail(tx, {
      to: email,
      subject: say("mails.reset.subject"),
      paragraphs: [say("mails.greeting", { name: user.name }), say("mails.reset.body"), say("mails.reset.until")],
      button: { label: say("mails.reset.button"), url: `${env().APP_URL}/wachtwoord-herstellen/${code}` },
      closing: say("mails.closing"),
    });
  });
}

/** What the page behind a mailed link shows; it changes nothing. */
export async function resetState(code: string): Promise<LinkState<object>> {
  const reset = await asSystem((tx) => codes.findReset(tx, sha256(code)));
  if (reset?.usedAt) return { state: "used" };
  return { state: reset && now() < reset.expiresAt ? "open" : "expired" };
}

/**
 * Chooses a new password by a mailed link, once. Every session ends, nobody is signed in by it, and a second factor is
 * asked at the next sign-in as before.
 *
 * @throws AppError `gone` when the link is used or expired, `invalid_input` for a weak password, `rate_limited`
 */
export async function resetPassword(code: string, { newPassword }: NewPasswordInput, origin: Origin = nowhere): Promise<void> {
  if (origin.address) await limitTries("link", origin.address);
  const reset = await asSystem((tx) => codes.findReset(tx, sha256(code)));
  if (!reset || reset.usedAt || now() >= reset.expiresAt) throw new AppError("gone", "errors.linkEnded");

  await refuseWeakPassword(newPassword, [reset.user.name, reset.user.email], "newPassword");
  const passwordHash = await hashPassword(newPassword);
  await asSystem(async (tx) => {
    if (!(await codes.claimReset(tx, reset.id))) throw new AppError("gone", "errors.linkEnded");
    await store.holdUser(tx, reset.userId);
    const user = (await codes.useReset(tx, reset.id, now())) ? await store.findUser(tx, reset.userId) : null;
    if (!user) throw new AppError("gone", "errors.linkEnded");

    await store.updateUser(tx, user.id, { passwordHash });
    await codes.deleteOpenLinks(tx, user.id);
    await endSessionsOf(tx, user.id, "password_changed");
    await tellPlaces(tx, user, origin, { action: "password.reset", targetId: user.id });
    await queueNotice(tx, user, "passwordChanged");
  });
  await forgetTries("sign-in-account", reset.user.email);
  if (origin.address) await forgetTries("sign-in", `${reset.user.email} ${origin.address}`);
}
