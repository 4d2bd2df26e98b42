import type { Origin, PersonActor } from "@/lib/access/actor";
import { now } from "@/lib/core/clock";
import { sha256, unseal } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { AppError, fieldError } from "@/lib/core/errors";
import { forgetTries, limitTries } from "./limits";
import { passwordFits } from "./passwords";
import type { ProofInput } from "./schema";
import { readCode, stepOf } from "./second-factor.rules";
import * as secondFactors from "./second-factor.store";
import { renewSessionIn, tellPlaces } from "./sessions.service";
import * as store from "./store";

/**
 * Proves once more who is there, for what a stolen or forgotten open browser must not do: the second factor when it is on,
 * else the password. The session goes on under a new id.
 *
 * @throws AppError `invalid_input` at `code` or `password` with the tries that are left, `rate_limited`,
 *   `unauthenticated` when the session is over
 */
export async function confirmPerson(actor: PersonActor, input: ProofInput): Promise<{ sessionId: string }> {
  const byCode = actor.secondFactor === "on";
  const { left } = await limitTries("proof", actor.id);
  if (byCode ? !input.code : !input.password) throw fieldError(byCode ? "code" : "password", "errors.required");

  if (!byCode) await refuseWrongPassword(actor, input.password ?? "", "password", left);
  const renewed = await asSystem(async (tx) => {
    if (byCode && !(await takeCode(tx, actor.id, input.code ?? ""))) return null;
    await tellPlaces(tx, { ...actor, email: actor.email }, actor.origin, { action: "session.confirmed", details: { by: byCode ? "second_factor" : "password" } });
    return renewSessionIn(tx, actor.sessionId, { confirmed: true });
  });
  if (!renewed) return refuseProof(actor, "code", "errors.codeWrong", left);

  await forgetTries("proof", actor.id);
  return renewed;
}

/**
 * Takes a code of the second factor: one of the app, each step of the clock once, or a recovery code, each once.
 * Does nothing for whoever has none on.
 *
 * @returns whether it was right, and not used before
 */
export async function takeCode(tx: Db, userId: string, typed: string): Promise<boolean> {
  const row = await secondFactors.findSecondFactor(tx, userId);
  if (!row?.confirmedAt) return false;

  const code = readCode(typed);
  if (code.kind === "recovery") return secondFactors.takeRecoveryCode(tx, userId, sha256(code.code), now());

  const step = stepOf(unseal(row, userId), code.digits, now());
  return step !== null && secondFactors.takeStep(tx, userId, step);
}

/** @throws AppError `invalid_input` at the field, with the tries that are left */
export async function refuseWrongPassword(actor: PersonActor, password: string, path: string, left: number): Promise<void> {
  const user = await asSystem((tx) => store.findUser(tx, actor.id));
  if (!(await passwordFits(password, user?.passwordHash ?? null))) await refuseProof(actor, path, "errors.passwordWrong", left);
}

/** Writes down that a proof failed, and says so. */
export async function refuseProof(actor: { id: string; name: string; email: string | null; origin: Origin }, path: string, key: string, left: number): Promise<never> {
  await asSystem((tx) => tellPlaces(tx, actor, actor.origin, { action: "session.confirmed", outcome: "failed", details: { by: path === "code" ? "second_factor" : "password" } }));
  throw new AppError("invalid_input", key, { values: { left }, fields: [{ path, key, values: { left } }] });
}
