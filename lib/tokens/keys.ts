import { deriveKey, randomHex, randomLetters, type Sealed, seal, sha256, unseal } from "@/lib/core/crypto";
import { hintOf, SECRET_LENGTH } from "./rules";

/** A new pair and what may be stored of it. */
export type MintedCredential = {
  token: string;
  secret: string;
  webhookSecret: string;
  stored: { hint: string; tokenHash: Uint8Array<ArrayBuffer>; secretHash: Uint8Array<ArrayBuffer>; webhookKeyId: string; webhookKey: Uint8Array<ArrayBuffer> };
};

/**
 * Makes a pair for a token: value and secret from the system's generator, stored as SHA-256 alone, which suffices for
 * values of 256 bits of chance. The webhook key follows from the secret, so the back office can derive it itself:
 * HKDF-SHA256 (RFC 5869), salt = the token's id, info `webhook-v1`, 32 bytes.
 */
export function mintCredential(tokenId: string): MintedCredential {
  const token = `cmp_${randomHex(32)}`;
  const secret = randomLetters(SECRET_LENGTH);
  const key = deriveKey(secret, tokenId, "webhook-v1");
  const sealed: Sealed = seal(key, tokenId);

  return {
    token,
    secret,
    webhookSecret: asWebhookSecret(key),
    stored: { hint: hintOf(token), tokenHash: sha256(token), secretHash: sha256(secret), webhookKeyId: sealed.keyId, webhookKey: sealed.bytes },
  };
}

/** The key that signs webhooks of one credential, as Standard Webhooks writes it: `whsec_` and base64. */
export function openWebhookKey(tokenId: string, stored: { webhookKeyId: string; webhookKey: Uint8Array }): string {
  return asWebhookSecret(unseal({ keyId: stored.webhookKeyId, bytes: stored.webhookKey }, tokenId));
}

function asWebhookSecret(key: Buffer): string {
  return `whsec_${key.toString("base64")}`;
}
