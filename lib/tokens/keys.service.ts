import { currentKeyId, seal, unseal } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import * as store from "./credentials.store";

const FIRST = "00000000-0000-0000-0000-000000000000";

/** What came of sealing anew: how many were, and how many no key of the ring opens. */
export type Resealed = { resealed: number; unreadable: number };

/**
 * Seals every webhook key anew under the first key of ENCRYPTION_KEYS, a batch per transaction, while everything goes on: until
 * it is done the ring holds the old key beside the new one. Cut off, it goes on where it stopped; done, it does nothing.
 */
export async function resealWebhookKeys(batch = 200): Promise<Resealed> {
  const total: Resealed = { resealed: 0, unreadable: 0 };
  for (let after = FIRST; ; ) {
    const last = await asSystem((tx) => resealBatch(tx, after, batch, total));
    if (last === null) return total;
    after = last;
  }
}

/** @returns the id of the last key looked at; null when none was left */
async function resealBatch(tx: Db, after: string, limit: number, total: Resealed): Promise<string | null> {
  const rows = await store.findKeysSealedOtherwise(tx, currentKeyId(), after, limit);
  for (const { id, tokenId, webhookKeyId, webhookKey } of rows) {
    const key = opened({ keyId: webhookKeyId, bytes: webhookKey }, tokenId);
    if (!key) {
      total.unreadable += 1;
      continue;
    }
    await store.replaceKey(tx, id, seal(key, tokenId));
    total.resealed += 1;
  }
  return rows.at(-1)?.id ?? null;
}

function opened(sealed: { keyId: string; bytes: Uint8Array }, tokenId: string): Buffer | null {
  try {
    return unseal(sealed, tokenId);
  } catch (cause) {
    log().error({ err: cause, tokenId }, "a webhook key cannot be opened; it stays as it is");
    return null;
  }
}
