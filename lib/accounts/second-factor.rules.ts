import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";

/** One step of the clock that codes follow (RFC 6238 section 4.1). Seconds. */
const STEP_SECONDS = 30;

/** A code is taken one step early or late: clocks differ, and typing takes time. */
const WINDOW = 1;

/** The name an authenticator app shows. */
const ISSUER = "Inlenersbeloning";

/** The digits and letters of recovery codes: no I, L, O or U, which read as others (Crockford's base32). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** So many recovery codes are given at once. */
export const RECOVERY_CODES = 10;

/** How a typed code is meant: six digits come from the app, anything else is a recovery code. */
export type TypedCode = { kind: "app"; digits: string } | { kind: "recovery"; code: string };

/** Reads what was typed: blanks and dashes do not count, nor does the case, and letters that look like digits are those. */
export function readCode(typed: string): TypedCode {
  const plain = typed.replace(/[\s-]/g, "").toUpperCase();
  if (/^\d{6}$/.test(plain)) return { kind: "app", digits: plain };
  return { kind: "recovery", code: plain.replaceAll("O", "0").replace(/[IL]/g, "1") };
}

/**
 * The time step an app's code belongs to, at a moment; null when it is of no step near it. TOTP with SHA-1, six digits,
 * thirty seconds, as every app has it; compared in constant time (RFC 6238).
 */
export function stepOf(secret: Uint8Array, digits: string, at: Date): number | null {
  const delta = TOTP.validate({ token: digits, ...terms(secret), timestamp: at.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / STEP_SECONDS) + delta;
}

/** A secret as it is given to an app: base32, an otpauth URI, and that URI as a QR code. `account` is what the app shows. */
export function setupOf(secret: Uint8Array, account: string): { secret: string; uri: string; matrix: boolean[][] } {
  const totp = new TOTP({ issuer: ISSUER, label: account, ...terms(secret) });
  const uri = totp.toString();
  return { secret: totp.secret.base32, uri, matrix: encode(uri, { ecc: "M", border: 4 }).data };
}

/**
 * A recovery code out of ten random bytes: 80 bits as sixteen characters in groups of four.
 *
 * @param bytes ten
 */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const characters = (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join("");
  return (characters.match(/.{4}/g) ?? []).join("-");
}

function terms(secret: Uint8Array) {
  return { secret: new Secret({ buffer: new Uint8Array(secret).buffer }), algorithm: "SHA1", digits: 6, period: STEP_SECONDS };
}
