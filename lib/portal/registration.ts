import { cookies } from "next/headers";
import { env } from "@/lib/core/env";

const KEY_COOKIE = "registration";
const EMAIL_COOKIE = "proven-email";

/** As long as the registration itself lasts. Seconds. */
const KEY_SECONDS = 24 * 60 * 60;

/** Long enough to sign in after proving an address. Seconds. */
const EMAIL_SECONDS = 10 * 60;

/** The key by which this browser holds its registration; undefined without one. */
export async function registrationKey(): Promise<string | undefined> {
  return (await cookies()).get(KEY_COOKIE)?.value;
}

/** Lets this browser go on with its registration, and nobody who only knows the address. */
export async function keepRegistrationKey(key: string): Promise<void> {
  (await cookies()).set(KEY_COOKIE, key, { ...options(), path: "/", maxAge: KEY_SECONDS });
}

/** The registration is done: this browser forgets it, and the sign-in page knows the address for a while. */
export async function endRegistration(email: string): Promise<void> {
  const jar = await cookies();
  jar.delete(KEY_COOKIE);
  jar.set(EMAIL_COOKIE, email, { ...options(), path: "/inloggen", maxAge: EMAIL_SECONDS });
}

/** The address that was just proven in this browser, for the sign-in form only; it never stands in a URL. */
export async function provenEmail(): Promise<string | undefined> {
  return (await cookies()).get(EMAIL_COOKIE)?.value;
}

function options() {
  return { httpOnly: true, sameSite: "lax" as const, secure: env().APP_URL.startsWith("https://") };
}
