import { randomBytes } from "node:crypto";
import { expect, test, vi } from "vitest";

// Before anything reads the configuration: a new key in front of the one that sealed everything so far.
const old = randomBytes(32);
vi.stubEnv("ENCRYPTION_KEYS", `new:${randomBytes(32).toString("base64")},old:${old.toString("base64")}`);
const { encrypt, unseal } = await import("@/lib/core/crypto");
const { asSystem } = await import("@/lib/core/db");
const { create } = await import("@/prisma/factories");
const { resealSecondFactors } = await import("@/lib/accounts/keys.service");
const { resealWebhookKeys } = await import("./keys.service");
const { webhookKeysOf } = await import("./service");

test("after a new key in front, webhook keys and second factors are sealed under it, in batches, and open as before", async () => {
  const { pair, admin } = await create.token();
  const other = await create.token();
  const key = Buffer.from(pair.webhookSecret.slice("whsec_".length), "base64");
  await asSystem(async (tx) => {
    await tx.tokenCredential.updateMany({ where: { tokenId: pair.tokenId }, data: { webhookKeyId: "old", webhookKey: encrypt(key, old, pair.tokenId) } });
    await tx.tokenCredential.updateMany({ where: { tokenId: other.pair.tokenId }, data: { webhookKeyId: "lost" } });
    await tx.secondFactor.create({ data: { userId: admin.id, keyId: "old", secret: encrypt(Buffer.from("totp"), old, admin.id), createdAt: new Date() } });
  });
  expect(await asSystem((tx) => webhookKeysOf(tx, pair.tokenId))).toEqual([pair.webhookSecret]);

  expect(await resealWebhookKeys(1)).toMatchObject({ resealed: 1 });
  expect(await resealSecondFactors(1)).toMatchObject({ resealed: 1 });

  expect(await asSystem((tx) => webhookKeysOf(tx, pair.tokenId))).toEqual([pair.webhookSecret]);
  const factor = await asSystem((tx) => tx.secondFactor.findUniqueOrThrow({ where: { userId: admin.id } }));
  expect(factor.keyId).toBe("new");
  expect(unseal({ keyId: factor.keyId, bytes: factor.secret }, admin.id).toString()).toBe("totp");
  expect(await asSystem((tx) => tx.tokenCredential.count({ where: { webhookKeyId: "old" } }))).toBe(0);

  // Again changes nothing; what no key opens stays as it was and is counted.
  const again = await resealWebhookKeys();
  expect(again.resealed).toBe(0);
  expect(again.unreadable).toBeGreaterThanOrEqual(1);
  expect(await asSystem((tx) => tx.tokenCredential.count({ where: { tokenId: other.pair.tokenId, webhookKeyId: "lost" } }))).toBe(1);
  expect(await resealSecondFactors()).toMatchObject({ resealed: 0 });
}, 60_000);
