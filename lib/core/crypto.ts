import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { env } from "./env";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** SHA-256 of text (UTF-8) or bytes. */
export function sha256(value: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(value).digest());
}

/** SHA-256 as 64 lower-case hex characters. */
export function sha256Hex(value: string | Uint8Array): string {
  return createHash("sha256").update(value).digest("hex");
}

/** Random lower-case hex of `bytes` bytes, from the system's generator. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}

/** Random letters and digits, each equally likely; 44 of them hold 262 bits. */
export function randomLetters(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

/** Random text safe in a URL, of `bytes` bytes. */
export function randomCode(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** Compares two hashes in a time that tells nothing of where they differ. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** HKDF-SHA256 (RFC 5869), 32 bytes. */
export function deriveKey(secret: string, salt: string, info: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, info, 32));
}

/** Ciphertext with the name of the key that opens it. `bytes` = 12 of iv, 16 of tag, the rest ciphertext. */
export type Sealed = { keyId: string; bytes: Uint8Array<ArrayBuffer> };

/** Encrypts with AES-256-GCM under the current key of ENCRYPTION_KEYS; opens again only beside the same `belongsTo`. */
export function seal(plain: Uint8Array, belongsTo: string): Sealed {
  const [current] = keyRing();
  if (!current) throw new Error("ENCRYPTION_KEYS holds no key");
  return { keyId: current.id, bytes: encrypt(plain, current.key, belongsTo) };
}

/**
 * Opens what `seal` made.
 *
 * @throws Error when the key is gone, a byte was changed, or `belongsTo` is another
 */
export function unseal(sealed: { keyId: string; bytes: Uint8Array }, belongsTo: string): Buffer {
  const ring = keyRing().find((entry) => entry.id === sealed.keyId);
  if (!ring) throw new Error(`ENCRYPTION_KEYS misses the key ${sealed.keyId}`);
  return decrypt(sealed.bytes, ring.key, belongsTo);
}

/** A mark that only a holder of the key could make. `keyId`: the key of ENCRYPTION_KEYS that its own key was derived from. */
export type Mark = { keyId: string; mac: Uint8Array<ArrayBuffer> };

/** HMAC-SHA256 (RFC 2104) under a key for one purpose, derived from the current key of ENCRYPTION_KEYS by HKDF. */
export function mark(message: string, purpose: string): Mark {
  const [current] = keyRing();
  if (!current) throw new Error("ENCRYPTION_KEYS holds no key");
  return { keyId: current.id, mac: hmac(current.key, message, purpose) };
}

/** The key that `mark` uses now: what carries another one's mark is to be marked anew. */
export function currentKeyId(): string {
  return keyRing()[0]?.id ?? "";
}

/** Whether a mark belongs to a message; `unknown` when its key is no longer in ENCRYPTION_KEYS. */
export function checkMark(message: string, purpose: string, { keyId, mac }: { keyId: string; mac: Uint8Array }): "holds" | "broken" | "unknown" {
  const ring = keyRing().find((entry) => entry.id === keyId);
  if (!ring) return "unknown";
  return equalBytes(hmac(ring.key, message, purpose), mac) ? "holds" : "broken";
}

function hmac(key: Uint8Array, message: string, purpose: string): Uint8Array<ArrayBuffer> {
  const derived = Buffer.from(hkdfSync("sha256", key, "", purpose, 32));
  return new Uint8Array(createHmac("sha256", derived).update(message).digest());
}

/** AES-256-GCM with a fresh iv: iv ‖ tag ‖ ciphertext (NIST SP 800-38D). */
export function encrypt(plain: Uint8Array, key: Uint8Array, belongsTo: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(belongsTo));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), ciphertext]));
}

/** @throws Error when a byte was changed or the key or `belongsTo` is another */
export function decrypt(bytes: Uint8Array, key: Uint8Array, belongsTo: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(Buffer.from(belongsTo));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

function keyRing(): { id: string; key: Buffer }[] {
  return env().ENCRYPTION_KEYS.split(",").map((entry) => {
    const [id = "", key = ""] = entry.split(":");
    return { id, key: Buffer.from(key, "base64") };
  });
}
