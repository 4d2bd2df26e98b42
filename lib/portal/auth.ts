import type { NextAuthOptions } from "next-auth";
import { decode, encode, type JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { cookies } from "next/headers";
import { SESSION_LIFETIME } from "@/lib/accounts/rules";
import { type SignedIn, SignInInput } from "@/lib/accounts/schema";
import * as accounts from "@/lib/accounts/service";
import { env } from "@/lib/core/env";

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
    cookies: { sessionToken: { name: cookieName(), options: cookieOptions() } },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: async (credentials) => {
          const input = SignInInput.safeParse(credentials);
          if (!input.success) return null;
          const signedIn = await accounts.signIn(input.data).catch(() => null);
          return signedIn && { id: signedIn.userId, sessionId: signedIn.sessionId };
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

/** Gives this browser the cookie of a session that was just started, in next-auth's own format. */
export async function keepSession(signedIn: SignedIn): Promise<void> {
  const token = await encode({ token: { sid: signedIn.sessionId }, secret: env().AUTH_SECRET, maxAge: LIFETIME_SECONDS });
  (await cookies()).set(cookieName(), token, { ...cookieOptions(), maxAge: LIFETIME_SECONDS });
}

/** Ends the session of this browser on the server and takes its cookie away. */
export async function dropSession(): Promise<void> {
  const sessionId = await sessionIdOfCookie();
  if (sessionId) await accounts.signOut(sessionId);
  (await cookies()).delete(cookieName());
}

/** The id of the session row that this browser's cookie names; null without a cookie, or with one that we did not make. */
export async function sessionIdOfCookie(): Promise<string | null> {
  const cookie = (await cookies()).get(cookieName())?.value;
  const token = cookie ? await decode({ token: cookie, secret: env().AUTH_SECRET }).catch((): JWT | null => null) : null;
  return sessionIdIn(token);
}

function sessionIdIn(token: JWT | null): string | null {
  return typeof token?.sid === "string" ? token.sid : null;
}

function isSecure(): boolean {
  return env().APP_URL.startsWith("https://");
}

/** Under https the prefix makes the browser refuse the cookie for other hosts, paths and plain http (RFC 6265bis). */
function cookieName(): string {
  return isSecure() ? "__Host-portal-session" : "portal-session";
}

function cookieOptions() {
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() };
}
