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

/** A password that exists. */
const Password = z.string().min(1, "errors.required").max(128);

/** What somebody types as a code: six digits of the authenticator app, or a recovery code; blanks and dashes do not count. */
const Code = z.string().trim().min(1, "errors.required").max(64);

/** The code in a mailed link: 32 random bytes as base64url. */
export const LinkCode = z.object({ code: z.string().max(100) });

export const SignInInput = z.object({ email: Email, password: Password });
export type SignInInput = z.infer<typeof SignInInput>;

export const CodeInput = z.object({ code: Code });
export type CodeInput = z.infer<typeof CodeInput>;

/** A proof of who is there, asked again: the code for whoever has a second factor, the password for everybody else. */
export const ProofInput = z.object({ password: Password.optional(), code: Code.optional() });
export type ProofInput = z.infer<typeof ProofInput>;

export const EmailInput = z.object({ email: Email });
export type EmailInput = z.infer<typeof EmailInput>;

export const NameInput = z.object({ name: PersonName });
export type NameInput = z.infer<typeof NameInput>;

export const NewPasswordInput = z.object({ newPassword: NewPassword });
export type NewPasswordInput = z.infer<typeof NewPasswordInput>;

export const PasswordChange = z.object({ currentPassword: Password, newPassword: NewPassword });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const NewUser = z.object({ email: Email, name: PersonName, password: NewPassword });
export type NewUser = z.infer<typeof NewUser>;

/** A sign-in that failed, on its way to the log; empty text where nothing is known. */
export const FailedSignIn = z.object({ userId: z.uuid(), at: z.iso.datetime(), address: z.string(), userAgent: z.string() });
export type FailedSignIn = z.infer<typeof FailedSignIn>;

/** A link for a new password that was asked for, on its way to the mail. */
export const ResetOrder = z.object({ email: z.string(), locale: z.enum(["nl", "en"]) });
export type ResetOrder = z.infer<typeof ResetOrder>;

/** A signed-in person as the screen needs it. */
export type SignedIn = { sessionId: string; userId: string; name: string; email: string };

/** What a right password gives: a session, or the key of a sign-in that waits for the second factor. */
export type SignInOutcome = ({ kind: "signed-in" } & SignedIn) | { kind: "second-factor"; key: string };

/** A second factor that waits for its first code: the secret in base32, the same as a URI, and as the modules of a QR code (true is dark). */
export type SecondFactorSetup = { secret: string; uri: string; matrix: boolean[][] };

/** How the second factor stands. `dueAt`: until when an admin may work without one; `obligatory` for whoever is an admin anywhere. */
export type SecondFactorFacts = { isOn: boolean; since: Date | null; recoveryCodesLeft: number; obligatory: boolean; dueAt: Date | null };

/** A person's own account. `newEmail`: an address that still waits for its proof. */
export type Account = { name: string; email: string; newEmail: string | null; secondFactor: SecondFactorFacts };

/** One of a person's own live sessions. `browser` and `system` are names out of the user agent, null when it tells none. */
export type OwnSession = {
  id: string;
  browser: string | null;
  system: string | null;
  address: string | null;
  startedAt: Date;
  lastSeenAt: Date;
  isThis: boolean;
};

/** Why a session is over. */
export type SessionEnd =
  | "signed_out"
  | "ended_elsewhere"
  | "replaced"
  | "password_changed"
  | "email_changed"
  | "rights_changed"
  | "second_factor_changed"
  | "erased"
  | "expired";

/** What the page behind a mailed link shows. */
export type LinkState<Facts> = ({ state: "open" } & Facts) | { state: "used" | "expired" };
