import { currentKeyId, seal, unseal } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import * as store from "./keys.store";

const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Seals every secret of a second factor anew under the first key of ENCRYPTION_KEYS, a batch per transaction, while people go on
 * signing in: until it is done the ring holds the old key beside the new one. Cut off, it goes on where it stopped.
 *
 * @returns how many were sealed anew, and how many no key of the ring opens
 */
export async function resealSecondFactors(batch = 200): Promise<{ resealed: number; unreadable: number }> {
  const total = { resealed: 0, unreadable: 0 };
  for (let after = FIRST; ; ) {
    const last = await asSystem((tx) => resealBatch(tx, after, batch, total));
    if (last === null) return total;
    after = last;
  }
}

async function resealBatch(tx: Db, after: string, limit: number, total: { resealed: number; unreadable: number }): Promise<string | null> {
  const rows = await store.findSealedOtherwise(tx, currentKeyId(), after, limit);
  for (const { userId, keyId, secret } of rows) {
    try {
      await store.replaceSecret(tx, userId, seal(unseal({ keyId, bytes: secret }, userId), userId));
      total.resealed += 1;
    } catch (cause) {
      await tx.$executeRaw`SELECT 1`; // throws when it was the database that failed
      log().error({ err: cause, userId }, "the secret of a second factor cannot be opened; it stays as it is");
      total.unreadable += 1;
    }
  }
  return rows.at(-1)?.userId ?? null;
}
