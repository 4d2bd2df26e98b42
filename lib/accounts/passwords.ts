import { hash, verify } from "@node-rs/argon2";
import { fieldError } from "@/lib/core/errors";
import { weaknessOf } from "./passwords.rules";

/** argon2id with the parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let stranger: Promise<string> | undefined;

/** The argon2id hash of a password, as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/**
 * Whether a password belongs to a hash. Without a hash (nobody has that address) it does the same work and says no,
 * so that the time taken does not tell which addresses are known.
 */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  stranger ??= hashPassword("nobody has this address");
  const fits = await verify(passwordHash ?? (await stranger), password);
  return fits && passwordHash !== null;
}

/**
 * Refuses a new password that is easy to guess, at its field.
 *
 * @param words what belongs to the person: name, e-mail address, organisation
 * @param path the field the sentence stands at
 * @throws AppError `invalid_input`
 */
export async function refuseWeakPassword(password: string, words: readonly string[], path = "password"): Promise<void> {
  const weakness = await weaknessOf(password, words);
  if (weakness) throw fieldError(path, `errors.${weakness}`);
}
