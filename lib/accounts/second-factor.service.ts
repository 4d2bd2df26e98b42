import { randomBytes } from "node:crypto";
import type { PersonActor } from "@/lib/access/actor";
import { refuseStaleProof } from "@/lib/access/authorize";
import { now } from "@/lib/core/clock";
import { seal, sha256, unseal } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { forgetTries, limitTries } from "./limits";
import { queueNotice } from "./notices";
import { refuseProof, takeCode } from "./proof.service";
import { isAdminSomewhere } from "./rules";
import type { CodeInput, SecondFactorFacts, SecondFactorSetup } from "./schema";
import { readCode, RECOVERY_CODES, recoveryCodeOf, setupOf, stepOf } from "./second-factor.rules";
import * as secondFactors from "./second-factor.store";
import { endSessionsOf, renewSessionIn, tellPlaces } from "./sessions.service";
import * as store from "./store";

/** How a person's second factor stands. */
export async function secondFactorOf(actor: PersonActor): Promise<SecondFactorFacts> {
  return asSystem(async (tx) => {
    const [row, user, left] = [await secondFactors.findSecondFactor(tx, actor.id), await store.findUser(tx, actor.id), await secondFactors.countRecoveryCodes(tx, actor.id)];
    const since = row?.confirmedAt ?? null;
    return { isOn: since !== null, since, recoveryCodesLeft: left, obligatory: isAdminSomewhere(actor.places), dueAt: user?.secondFactorDueAt ?? null };
  });
}

/**
 * Begins a second factor: a new secret, which proves nothing until its first code is given. An earlier one that was not
 * confirmed is given up.
 *
 * @throws AppError `step_up_required`; `conflict` when it is on already
 */
export async function beginSecondFactor(actor: PersonActor): Promise<SecondFactorSetup> {
  refuseStaleProof(actor);
  // 160 bits, as long as SHA-1 (RFC 4226 section 4).
  const secret = randomBytes(20);
  const { keyId, bytes } = seal(secret, actor.id);

  await asSystem(async (tx) => {
    const user = await store.lockUser(tx, actor.id);
    if (user?.secondFactor?.confirmedAt) throw new AppError("conflict", "errors.secondFactorOn");
    await secondFactors.putSecret(tx, { userId: actor.id, keyId, secret: bytes, createdAt: now() });
  });
  return setupOf(secret, actor.email ?? actor.name);
}

/** The second factor that was begun and waits for its first code; null without one. @throws AppError `step_up_required` */
export async function secondFactorSetup(actor: PersonActor): Promise<SecondFactorSetup | null> {
  refuseStaleProof(actor);
  const row = await asSystem((tx) => secondFactors.findSecondFactor(tx, actor.id));
  return row && !row.confirmedAt ? setupOf(unseal(row, actor.id), actor.email ?? actor.name) : null;
}

/**
 * Switches the second factor on by its first code. Every other session ends, this one goes on under a new id.
 *
 * @returns ten recovery codes, shown once; only their hashes are stored
 * @throws AppError `step_up_required`, `conflict` when nothing was begun, `invalid_input` at `code`, `rate_limited`
 */
export async function confirmSecondFactor(actor: PersonActor, { code }: CodeInput): Promise<{ recoveryCodes: string[]; sessionId: string }> {
  refuseStaleProof(actor);
  const { left } = await limitTries("second-factor", actor.id);

  const done = await asSystem(async (tx) => {
    const user = await store.lockUser(tx, actor.id);
    const row = await secondFactors.findSecondFactor(tx, actor.id);
    if (!user || !row || row.confirmedAt) throw new AppError("conflict", row ? "errors.secondFactorOn" : "errors.secondFactorNotBegun");
    if (!(await takeFirstCode(tx, actor.id, unseal(row, actor.id), code))) return null;

    await secondFactors.confirmSecret(tx, actor.id, now());
    const recoveryCodes = await giveRecoveryCodes(tx, actor.id);
    const session = await replaceSessions(tx, actor, true);
    await tellPlaces(tx, user, actor.origin, { action: "second_factor.enabled", targetId: user.id });
    await queueNotice(tx, user, "secondFactorOn");
    return { recoveryCodes, ...session };
  });
  if (!done) return refuseProof(actor, "code", "errors.codeWrong", left);

  await forgetTries("second-factor", actor.id);
  return done;
}

/**
 * Switches the second factor off, by a code of it or a recovery code: for whoever changes or lost the device. An admin's
 * due date stays as it was: once past, the admin only reads until a new one is on. Other sessions end.
 *
 * @throws AppError `conflict` when it is not on, `invalid_input` at `code`, `rate_limited`
 */
export async function endSecondFactor(actor: PersonActor, { code }: CodeInput): Promise<{ sessionId: string }> {
  const { left } = await limitTries("second-factor", actor.id);

  const done = await asSystem(async (tx) => {
    const user = await store.lockUser(tx, actor.id);
    if (!user?.secondFactor?.confirmedAt) throw new AppError("conflict", "errors.secondFactorOff");
    if (!(await takeCode(tx, actor.id, code))) return null;

    await secondFactors.deleteSecondFactor(tx, actor.id);
    await tellPlaces(tx, user, actor.origin, { action: "second_factor.disabled", targetId: user.id });
    await queueNotice(tx, user, "secondFactorOff");
    return replaceSessions(tx, actor, false);
  });
  if (!done) return refuseProof(actor, "code", "errors.codeWrong", left);

  await forgetTries("second-factor", actor.id);
  return done;
}

/**
 * Ten new recovery codes, shown once; the earlier ones stop working.
 *
 * @throws AppError `step_up_required`, `conflict` when no second factor is on
 */
export async function newRecoveryCodes(actor: PersonActor): Promise<string[]> {
  refuseStaleProof(actor);
  return asSystem(async (tx) => {
    const user = await store.lockUser(tx, actor.id);
    if (!user?.secondFactor?.confirmedAt) throw new AppError("conflict", "errors.secondFactorOff");

    await tellPlaces(tx, user, actor.origin, { action: "second_factor.codes_renewed", targetId: user.id });
    await queueNotice(tx, user, "recoveryCodes");
    return giveRecoveryCodes(tx, actor.id);
  });
}

/** The first code comes from the app and is used up by it. */
async function takeFirstCode(tx: Db, userId: string, secret: Uint8Array, typed: string): Promise<boolean> {
  const code = readCode(typed);
  const step = code.kind === "app" ? stepOf(secret, code.digits, now()) : null;
  return step !== null && secondFactors.takeStep(tx, userId, step);
}

async function giveRecoveryCodes(tx: Db, userId: string): Promise<string[]> {
  const given = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(randomBytes(10)));
  await secondFactors.replaceRecoveryCodes(tx, userId, given.map((code) => ({ id: newId(), codeHash: sha256(code.replaceAll("-", "")) })));
  return given;
}

/** A change of the second factor ends all sessions but the one that made it, which goes on under a new id. */
async function replaceSessions(tx: Db, actor: PersonActor, secondFactor: boolean): Promise<{ sessionId: string }> {
  const renewed = await renewSessionIn(tx, actor.sessionId, { confirmed: true, secondFactor });
  await endSessionsOf(tx, actor.id, "second_factor_changed", renewed.sessionId);
  return renewed;
}
