import type { NextAuthOptions } from "next-auth";
import { decode, encode, type JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { cookies } from "next/headers";
import { PENDING_LIFETIME, SESSION_LIFETIME } from "@/lib/accounts/rules";
import { SignInInput } from "@/lib/accounts/schema";
import * as accounts from "@/lib/accounts/service";
import { env } from "@/lib/core/env";
import { requestOrigin } from "./origin";

const LIFETIME_SECONDS = SESSION_LIFETIME / 1000;

/**
 * next-auth with our own sessions behind it: the cookie is its JWT and holds no more than the id of a row, which is looked up
 * on every use. So a session that ends on the server is over at once, whoever still holds the cookie.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: LIFETIME_SECONDS },
    pages: { signIn: "/inloggen", signOut: "/welkom", error: "/inloggen", verifyRequest: "/inloggen" },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: { name: cookieName("portal-session"), options: cookieOptions() },
      csrfToken: { name: cookieName("portal-csrf"), options: cookieOptions() },
      callbackUrl: { name: cookieName("portal-callback"), options: cookieOptions() },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: async (credentials) => {
          const input = SignInInput.safeParse(credentials);
          if (!input.success) return null;
          // The same limits as the form, and no way round the second factor: whoever has one on signs in there.
          const outcome = await accounts.signIn(input.data, await requestOrigin()).catch(() => null);
          return outcome?.kind === "signed-in" ? { id: outcome.userId, sessionId: outcome.sessionId } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user && "sessionId" in user ? { sid: String(user.sessionId) } : { sid: token.sid }),
      session: async ({ session, token }) => {
        const found = await accounts.actorOfSession(sessionIdIn(token) ?? "");
        return { expires: session.expires, user: found ? { name: found.actor.name, email: found.email } : undefined };
      },
    },
    events: { signOut: ({ token }) => accounts.signOut(sessionIdIn(token) ?? "") },
  };
}

/** Gives this browser the cookie of a session that was just started or renewed, in next-auth's own format. */
export async function keepSession({ sessionId }: { sessionId: string }): Promise<void> {
  const token = await encode({ token: { sid: sessionId }, secret: env().AUTH_SECRET, maxAge: LIFETIME_SECONDS });
  (await cookies()).set(cookieName("portal-session"), token, { ...cookieOptions(), maxAge: LIFETIME_SECONDS });
}

/** Ends the session of this browser on the server and takes its cookie away. */
export async function dropSession(): Promise<void> {
  const sessionId = await sessionIdOfCookie();
  if (sessionId) await accounts.signOut(sessionId, await requestOrigin());
  await takeAway("portal-session");
}

/** Remembers in this browser the sign-in that waits for its second factor; the key is no session. */
export async function keepPending(key: string): Promise<void> {
  (await cookies()).set(cookieName("portal-sign-in"), key, { ...cookieOptions(), maxAge: PENDING_LIFETIME / 1000 });
}

/** The key of the sign-in that waits in this browser; undefined without one. */
export async function pendingKey(): Promise<string | undefined> {
  return (await cookies()).get(cookieName("portal-sign-in"))?.value;
}

/** That sign-in is done or over: this browser forgets it. */
export async function dropPending(): Promise<void> {
  await takeAway("portal-sign-in");
}

/** The id of the session row that this browser's cookie names; null without a cookie, or with one that we did not make. */
export async function sessionIdOfCookie(): Promise<string | null> {
  return sessionIdOf((await cookies()).get(cookieName("portal-session"))?.value);
}

/** The id inside a cookie's value: encrypted under AUTH_SECRET (A256GCM) and not past its time, else null. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  const token = cookie ? await decode({ token: cookie, secret: env().AUTH_SECRET }).catch((): JWT | null => null) : null;
  return sessionIdIn(token);
}

/** A `__Host-` cookie is only taken away by a value as strict as the one that set it. */
async function takeAway(name: string): Promise<void> {
  (await cookies()).set(cookieName(name), "", { ...cookieOptions(), maxAge: 0 });
}

function sessionIdIn(token: JWT | null): string | null {
  return typeof token?.sid === "string" ? token.sid : null;
}

function isSecure(): boolean {
  return env().APP_URL.startsWith("https://");
}

/** Under https the prefix makes the browser refuse the cookie for other hosts, paths and plain http (RFC 6265bis). */
function cookieName(name: string): string {
  return isSecure() ? `__Host-${name}` : name;
}

function cookieOptions() {
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() };
}
