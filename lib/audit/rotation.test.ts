/* eslint-disable no-restricted-syntax -- this test is about processes that were started with other keys */
import { expect, test, vi } from "vitest";
import { randomBytes } from "node:crypto";
import { create } from "@/prisma/factories";

const key = (name: string) => `${name}:${randomBytes(32).toString("base64")}`;

/** The seals as a process sees them that was started with these keys. */
async function sealsWith(keys: string) {
  process.env.ENCRYPTION_KEYS = keys;
  vi.resetModules();
  return import("./seals.service");
}

test("a new first key takes over the marks of the old one, which may then go; without it nothing is claimed", async () => {
  const old = process.env.ENCRYPTION_KEYS ?? "";
  const fresh = key("later");
  try {
    const { organisation } = await create.organisation();
    await expect.poll(async () => (await sealsWith(old)).sealEntries().then(async () => (await (await sealsWith(old)).checkChain(null, organisation.id)).waiting)).toBe(0);
    expect((await (await sealsWith(fresh)).checkChain(null, organisation.id)).faults).toMatchObject([{ kind: "key_unknown" }]);

    await (await sealsWith(`${fresh},${old}`)).sealEntries();

    expect((await (await sealsWith(fresh)).checkChain(null, organisation.id)).faults).toEqual([]);
    expect((await (await sealsWith(old)).checkChain(null, organisation.id)).faults).toMatchObject([{ kind: "key_unknown" }]);
  } finally {
    process.env.ENCRYPTION_KEYS = old;
  }
});
