import { TOTP } from "otpauth";
import type { Origin, PersonActor } from "@/lib/access/actor";
import { atMoment } from "@/lib/core/clock";
import { beginSecondFactor, confirmSecondFactor } from "./second-factor.service";
import { actorOfSession } from "./sessions.service";
import { completeSignIn, signIn } from "./sign-in.service";

/** The password of everybody whom prisma/factories makes. */
const PASSWORD = "een-lang-genoeg-wachtwoord";

/** A network address of its own for every caller, so that tests do not use up each other's tries. */
let last = 0;
export function somewhere(): Origin {
  last += 1;
  return { address: `198.51.${Math.floor(last / 250)}.${(last % 250) + 1}`, userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0" };
}

/** Signs somebody in who has no second factor. */
export async function sessionOf(email: string, password = PASSWORD, origin = somewhere()): Promise<string> {
  const outcome = await signIn({ email, password }, origin);
  if (outcome.kind !== "signed-in") throw new Error("a second factor is asked");
  return outcome.sessionId;
}

/** Who is behind a session that must hold. */
export async function actorIn(sessionId: string): Promise<PersonActor> {
  const person = await actorOfSession(sessionId, somewhere());
  if (!person) throw new Error("the session is over");
  return person.actor;
}

/** What the authenticator app shows for a secret, some steps of thirty seconds away from a moment. */
export function codeFor(secret: string, steps = 0, at = new Date()): string {
  return new TOTP({ secret }).generate({ timestamp: at.getTime() + steps * 30_000 });
}

/** Somebody signed in with a second factor that was switched on a minute ago, so that the codes of now are unused. */
export async function withSecondFactor(email: string) {
  const before = new Date(Date.now() - 60_000);
  const { secret, recoveryCodes, sessionId } = await atMoment(before, async () => {
    const actor = await actorIn(await sessionOf(email));
    const { secret } = await beginSecondFactor(actor);
    return { secret, ...(await confirmSecondFactor(actor, { code: codeFor(secret, 0, before) })) };
  });
  return { secret, recoveryCodes, actor: await actorIn(sessionId) };
}

/** The key of a sign-in that waits for its second factor. */
export async function pendingOf(email: string, password = PASSWORD): Promise<string> {
  const outcome = await signIn({ email, password }, somewhere());
  if (outcome.kind !== "second-factor") throw new Error("no second factor is asked");
  return outcome.key;
}

/** Both steps of signing in. */
export async function finishWith(email: string, code: string, password = PASSWORD): Promise<string> {
  return (await completeSignIn(await pendingOf(email, password), { code }, somewhere())).sessionId;
}

/** How many of some attempts came through, and with which codes the others were refused. */
export async function outcomesOf(attempts: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const settled of await Promise.allSettled(attempts)) {
    const name = settled.status === "fulfilled" ? "done" : String((settled.reason as { code?: string }).code ?? settled.reason);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
