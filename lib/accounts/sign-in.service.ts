import { nowhere, type Origin } from "@/lib/access/actor";
import { atMoment, now } from "@/lib/core/clock";
import { randomCode, sha256 } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { addJob } from "@/lib/core/jobs";
import * as codes from "./codes.store";
import { forgetTries, giveBackTry, limitTries } from "./limits";
import { passwordFits } from "./passwords";
import { takeCode } from "./proof.service";
import { FAMILIAR_FOR, PENDING_LIFETIME, PENDING_TRIES } from "./rules";
import type { CodeInput, FailedSignIn, SignedIn, SignInInput, SignInOutcome } from "./schema";
import { startSession, tellPlaces } from "./sessions.service";
import * as store from "./store";

/**
 * Signs somebody in with address and password. With a second factor on that gives no session yet, only the key of a
 * sign-in that waits for it.
 *
 * A wrong password and an unknown address get the same words after the same work: one query, one argon2id, one job.
 *
 * @throws AppError `rate_limited`, for a right password too; `invalid_credentials`
 */
export async function signIn(input: SignInInput, origin: Origin = nowhere): Promise<SignInOutcome> {
  const familiarSince = new Date(now().getTime() - FAMILIAR_FOR);
  const candidate = await asSystem((tx) => store.findCandidate(tx, input.email, origin.address, familiarSince));
  await countSignIn(input.email, origin, candidate?.familiar ?? false);

  const fits = await passwordFits(input.password, candidate?.passwordHash ?? null);
  if (!candidate || !fits) {
    await queueFailure(candidate?.id ?? newId(), origin);
    throw new AppError("invalid_credentials", "errors.signInFailed");
  }

  await uncountSignIn(input.email, origin);
  return asSystem(async (tx) => {
    const user = await store.lockUser(tx, candidate.id);
    // Chosen anew or switched on while argon2id was at work: then this proof is of yesterday.
    if (user?.passwordHash !== candidate.passwordHash) throw new AppError("invalid_credentials", "errors.signInFailed");
    if (user.secondFactor?.confirmedAt) return { kind: "second-factor", key: await startPending(tx, user.id) };

    const sessionId = await startSession(tx, user, origin, false);
    return { kind: "signed-in", sessionId, userId: user.id, name: user.name, email: user.email };
  });
}

/** Whether a browser's sign-in still waits for its second factor. */
export async function pendingSignIn(key: string | undefined): Promise<boolean> {
  if (!key) return false;
  return (await asSystem((tx) => codes.findPending(tx, sha256(key), now(), PENDING_TRIES))) !== null;
}

/**
 * Finishes a sign-in with a code of the app or a recovery code; five tries, ten minutes.
 *
 * @param key what `signIn` gave
 * @throws AppError `gone` when nothing waits any more, `invalid_input` at `code` with the tries that are left, `rate_limited`
 */
export async function completeSignIn(key: string, { code }: CodeInput, origin: Origin = nowhere): Promise<SignedIn> {
  const pending = await asSystem((tx) => codes.countPendingTry(tx, sha256(key), now(), PENDING_TRIES));
  if (!pending) throw new AppError("gone", "errors.signInOver");
  await limitTries("second-factor", pending.userId);

  const signedIn = await asSystem(async (tx): Promise<SignedIn | null> => {
    const user = await store.lockUser(tx, pending.userId);
    if (!user || !(await takeCode(tx, user.id, code))) return null;
    if (!(await codes.deletePending(tx, pending.id))) throw new AppError("gone", "errors.signInOver");

    const sessionId = await startSession(tx, user, origin, true);
    return { sessionId, userId: user.id, name: user.name, email: user.email };
  });
  if (!signedIn) return refuseCode(pending, origin);

  await forgetTries("second-factor", pending.userId);
  return signedIn;
}

/** Writes a failed sign-in into the log of whoever it was about; nothing for an address that nobody has. */
export async function recordFailure({ userId, at, address, userAgent }: FailedSignIn): Promise<void> {
  await atMoment(at, () =>
    asSystem(async (tx) => {
      const user = await store.findUser(tx, userId);
      if (user) await tellFailure(tx, user, { address: address || null, userAgent: userAgent || null }, "password");
    }),
  );
}

/** Counts before the work is done; a network address the person signed in from before passes what strangers used up. */
async function countSignIn(email: string, { address }: Origin, familiar: boolean): Promise<void> {
  if (address) await limitTries("sign-in-address", address);
  await limitTries("sign-in", `${email} ${address}`);
  await limitTries("sign-in-account", email).catch((thrown: unknown) => {
    if (!familiar) throw thrown;
  });
}

async function uncountSignIn(email: string, { address }: Origin): Promise<void> {
  if (address) await giveBackTry("sign-in-address", address);
  await forgetTries("sign-in", `${email} ${address}`);
  await giveBackTry("sign-in-account", email);
}

/** By way of a job, with an id that nobody has when the address is unknown: writing it down here would take time that tells. */
async function queueFailure(userId: string, { address, userAgent }: Origin): Promise<void> {
  const failed = { userId, at: now().toISOString(), address: address ?? "", userAgent: userAgent?.slice(0, 300) ?? "" };
  await asSystem((tx) => addJob(tx, "accounts.record_failure", failed));
}

/** @returns the key for this browser's cookie (256 bits; only its hash is stored) */
async function startPending(tx: Db, userId: string): Promise<string> {
  const key = randomCode();
  const at = now();
  await codes.insertPending(tx, { id: newId(), keyHash: sha256(key), userId, createdAt: at, expiresAt: new Date(at.getTime() + PENDING_LIFETIME) });
  return key;
}

async function refuseCode(pending: { id: string; userId: string; tries: number }, origin: Origin): Promise<never> {
  const left = PENDING_TRIES - pending.tries;
  await asSystem(async (tx) => {
    const user = await store.findUser(tx, pending.userId);
    if (user) await tellFailure(tx, user, origin, "second_factor");
    if (left === 0) await codes.deletePending(tx, pending.id);
  });
  if (left === 0) throw new AppError("gone", "errors.signInOver");
  throw new AppError("invalid_input", "errors.codeWrong", { values: { left }, fields: [{ path: "code", key: "errors.codeWrong", values: { left } }] });
}

async function tellFailure(tx: Db, user: store.Person, origin: Origin, step: string): Promise<void> {
  await tellPlaces(tx, user, origin, { action: "session.started", outcome: "failed", targetId: user.id, details: { step } });
}
