import { z } from "zod";

/** An e-mail address as it is compared and stored: trimmed, lower case, at most 254 characters (RFC 5321). */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "errors.required")
  .max(254)
  .pipe(z.email("errors.email"));

/** A person's name on one line. */
export const PersonName = z.string().trim().min(1, "errors.required").max(120).regex(/^\P{Cc}*$/u, "errors.wrongFormat");

/** A new password: 12 to 128 characters, no rules of composition, nothing trimmed or folded (NIST SP 800-63B). */
export const NewPassword = z.string().min(1, "errors.required").min(12).max(128);

export const SignInInput = z.object({ email: Email, password: z.string().min(1, "errors.required").max(128) });
export type SignInInput = z.infer<typeof SignInInput>;

export const NewUser = z.object({ email: Email, name: PersonName, password: NewPassword });
export type NewUser = z.infer<typeof NewUser>;

/** A signed-in person as the screen needs it. */
export type SignedIn = { sessionId: string; userId: string; name: string; email: string };
