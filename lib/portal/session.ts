import { redirect } from "next/navigation";
import { cache } from "react";
import type { PersonActor } from "@/lib/access/actor";
import type { SessionEnd } from "@/lib/accounts/schema";
import { actorOfSession, sessionEnd } from "@/lib/accounts/sessions.service";
import { AppError } from "@/lib/core/errors";
import { sessionIdOfCookie } from "./auth";
import { requestOrigin } from "./origin";

/** Who is signed in, looked up once per request; null for nobody. */
export const currentPerson = cache(async (): Promise<{ actor: PersonActor; email: string } | null> => {
  const sessionId = await sessionIdOfCookie();
  return sessionId ? actorOfSession(sessionId, await requestOrigin()) : null;
});

/** Who is signed in, for a page: whoever is not goes to sign in and comes back to `path`. */
export async function personOrSignIn(path: string): Promise<{ actor: PersonActor; email: string }> {
  return (await currentPerson()) ?? redirect(`/inloggen?naar=${encodeURIComponent(path)}`);
}

/** Who is signed in, for an action or a file. @throws AppError `unauthenticated` */
export async function personOrRefuse(): Promise<{ actor: PersonActor; email: string }> {
  const person = await currentPerson();
  if (!person) throw new AppError("unauthenticated");
  return person;
}

/** Why the session whose cookie this browser still holds is over; null for a browser without one. */
export async function endOfSession(): Promise<SessionEnd | null> {
  const sessionId = await sessionIdOfCookie();
  return sessionId ? sessionEnd(sessionId) : null;
}
