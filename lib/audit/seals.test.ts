import { describe, expect, test } from "vitest";
import { asSystem, inScope, pool } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { asOwner } from "@/prisma/dump";
import { create, type Founded } from "@/prisma/factories";
import { chainHash } from "./rules";
import { checkChain, sealEntries } from "./seals.service";
import { type Doer, recordAudit } from "./service";

/** An organisation with a log of its own, sealed. */
async function sealedLog(lines = 5): Promise<Founded & { doer: Doer; check: () => ReturnType<typeof checkChain> }> {
  const founded = await create.organisation();
  const doer = doerOf(founded);
  for (let line = 0; line < lines; line += 1) await asSystem((tx) => recordAudit(tx, doer, { action: "token.created", details: { number: line } }));
  await sealAll(founded.organisation.id);
  return { ...founded, doer, check: () => checkChain(null, founded.organisation.id) };
}

function doerOf({ organisation, admin, email }: Founded): Doer {
  return { actorKind: "user", actorId: admin.id, actorName: admin.name, actorEmail: email, origin: { address: "192.0.2.7", userAgent: "Firefox" }, organisationId: organisation.id, companyId: null };
}

/** Seals until nothing of a chain waits: tests beside this one share the cluster, and a transaction of theirs may hold it back. */
async function sealAll(chain?: string): Promise<void> {
  await expect.poll(async () => sealEntries().then(async () => (await checkChain(null, chain)).waiting), { timeout: 15_000 }).toBe(0);
}

/** As whoever owns the tables, past every trigger: what no part of the portal can do. */
async function tamper(statement: string, values: unknown[] = []): Promise<void> {
  await asOwner(async (client) => {
    for (const table of ["AuditEntry", "AuditSeal"]) await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    try {
      await client.query(statement, values);
    } finally {
      for (const table of ["AuditEntry", "AuditSeal"]) await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
    }
  });
}

describe("a sealed log", () => {
  test("holds, from the first seal to the head", async () => {
    const { check } = await sealedLog();

    expect(await check()).toMatchObject({ faultCount: 0, faults: [], waiting: 0 });
    expect((await check()).sealed).toBeGreaterThanOrEqual(5);
  });

  test("tells what is not sealed yet apart from what is wrong", async () => {
    const { doer, check } = await sealedLog();
    await asSystem((tx) => recordAudit(tx, doer, { action: "token.created" }));

    expect(await check()).toMatchObject({ faultCount: 0, waiting: 1 });
  });

  test("still holds after the person was erased", async () => {
    const { admin, check } = await sealedLog();
    await asSystem((tx) => tx.auditPerson.deleteMany({ where: { userId: admin.id } }));

    expect(await check()).toMatchObject({ faultCount: 0 });
  });

  test("of nobody's has a chain of its own", async () => {
    await asSystem((tx) => recordAudit(tx, { actorKind: "unknown", actorId: null, organisationId: null, companyId: null }, { action: "session.started", outcome: "failed" }));
    await sealAll();

    expect(await checkChain(null)).toMatchObject({ faultCount: 0 });
  });

  test("is read by its own organisation alone", async () => {
    const { organisation } = await sealedLog();
    const stranger = await create.organisation();

    const walls = { companyIds: [stranger.company.id], organisationId: stranger.organisation.id };
    expect(await checkChain(walls, organisation.id)).toMatchObject({ sealed: 0, waiting: 0 });
  });
});

describe("sealing", () => {
  test("follows the order of commits when twenty write at once and some are slow", async () => {
    const founded = await create.organisation();
    const doer = doerOf(founded);
    const writing = Promise.all(
      Array.from({ length: 20 }, (_none, count) =>
        asSystem(async (tx) => {
          await recordAudit(tx, doer, { action: "token.created", details: { number: count } });
          await tx.$executeRaw`SELECT pg_sleep(${count % 4 === 0 ? 0.4 : 0.01})`;
          await recordAudit(tx, doer, { action: "token.permissions_changed", details: { number: count } });
        }),
      ),
    );
    const sealing = (async () => {
      for (let round = 0; round < 12; round += 1) {
        await Promise.all([sealEntries(3), sealEntries(3)]);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    })();
    await Promise.all([writing, sealing]);
    await sealAll(founded.organisation.id);

    const seals = await sealsOf(founded.organisation.id);
    expect(seals.map(({ number }) => number)).toEqual(seals.map((_seal, index) => index + 1));
    const transactions = seals.map(({ transaction }) => BigInt(transaction));
    expect(transactions).toEqual([...transactions].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(await checkChain(null, founded.organisation.id)).toMatchObject({ faultCount: 0, waiting: 0, sealed: seals.length });
    expect(seals.length).toBeGreaterThanOrEqual(40);
  });

  test("waits for a transaction that began earlier and is not over", async () => {
    const founded = await create.organisation();
    await sealAll(founded.organisation.id);
    const before = (await checkChain(null, founded.organisation.id)).sealed;
    const doer = doerOf(founded);

    await asSystem(async (slow) => {
      await recordAudit(slow, doer, { action: "token.created" });
      await asSystem((tx) => recordAudit(tx, doer, { action: "webhook.created" }));
      await sealEntries();
      expect(await checkChain(null, founded.organisation.id)).toMatchObject({ sealed: before, waiting: 1, faultCount: 0 });
    });
    await sealAll(founded.organisation.id);

    expect(await checkChain(null, founded.organisation.id)).toMatchObject({ sealed: before + 2, waiting: 0, faultCount: 0 });
  });

  test("goes on in a database that was copied into another cluster, where the numbers begin again", async () => {
    const { organisation, doer, check } = await sealedLog();
    const future = 9_000_000_000_000n;
    await asSystem((tx) => tx.auditEntry.createMany({ data: [{ id: newId(), at: new Date(), organisationId: organisation.id, actorKind: "operator", action: "token.created", transaction: future }] }));
    await sealAll(organisation.id);
    await asSystem((tx) => recordAudit(tx, doer, { action: "token.created" }));
    await sealAll(organisation.id);

    expect(await check()).toMatchObject({ faultCount: 0, waiting: 0 });
  });
});

describe("what somebody changes past the portal", () => {
  test.each<{ what: string; kind: string; change: string }>([
    { what: "a line", kind: "entry_changed", change: `UPDATE "AuditEntry" SET "action" = 'token.paused' WHERE "id" = $1` },
    { what: "the details of a line", kind: "entry_changed", change: `UPDATE "AuditEntry" SET "details" = '{"number": 7}' WHERE "id" = $1` },
    { what: "the place of a line", kind: "entry_changed", change: `UPDATE "AuditEntry" SET "organisationId" = gen_random_uuid() WHERE "id" = $1` },
    { what: "a line that is gone", kind: "entry_removed", change: `DELETE FROM "AuditEntry" WHERE "id" = $1` },
    { what: "the name behind a line", kind: "person_changed", change: `UPDATE "AuditPerson" SET "name" = 'Iemand Anders' WHERE "entryId" = $1` },
    { what: "the salt behind a line", kind: "person_changed", change: `UPDATE "AuditPerson" SET "salt" = '\\x00' WHERE "entryId" = $1` },
    { what: "a seal", kind: "seal_changed", change: `UPDATE "AuditSeal" SET "hash" = decode(repeat('ab', 32), 'hex') WHERE "entryId" = $1` },
    { what: "a seal that is gone", kind: "seal_missing", change: `DELETE FROM "AuditSeal" WHERE "entryId" = $1` },
  ])("$what shows, at its place and nowhere else", async ({ kind, change }) => {
    const { organisation, check } = await sealedLog();
    const seal = (await sealsOf(organisation.id)).at(-3);
    await tamper(change, [seal?.entryId]);

    const found = await check();
    expect(found.faults.filter((fault) => fault.kind !== "entry_inserted")).toEqual([
      { kind, number: seal?.number, entryId: kind === "seal_missing" ? null : seal?.entryId },
    ]);
  });

  test("the last lines taken away with their seals: the head is longer", async () => {
    const { organisation, check } = await sealedLog();
    const last = (await sealsOf(organisation.id)).at(-1);
    await tamper(`DELETE FROM "AuditEntry" WHERE "id" = $1`, [last?.entryId]);
    await tamper(`DELETE FROM "AuditSeal" WHERE "entryId" = $1`, [last?.entryId]);

    expect(await check()).toMatchObject({ faults: [{ kind: "head_changed" }] });
  });

  test("the same with the head moved back: its mark is not ours, and nothing is sealed behind it", async () => {
    const { organisation, doer, check } = await sealedLog();
    const [before, last] = (await sealsOf(organisation.id)).slice(-2);
    await tamper(`DELETE FROM "AuditEntry" WHERE "id" = $1`, [last?.entryId]);
    await tamper(`DELETE FROM "AuditSeal" WHERE "entryId" = $1`, [last?.entryId]);
    await tamper(`UPDATE "AuditHead" SET "number" = $2, "hash" = $3 WHERE "chain" = $1`, [organisation.id, before?.number, before?.hash]);
    expect(await check()).toMatchObject({ faults: [{ kind: "head_changed" }] });

    await asSystem((tx) => recordAudit(tx, doer, { action: "token.created" }));
    await sealEntries();
    expect(await check()).toMatchObject({ faults: [{ kind: "head_changed" }], waiting: 1 });
  });

  test("a line put in behind the seals is never sealed", async () => {
    const { organisation, check } = await sealedLog();
    const id = newId();
    await tamper(`INSERT INTO "AuditEntry" ("id", "at", "organisationId", "actorKind", "action", "transaction") VALUES ($1, now(), $2, 'operator', 'token.created', 1)`, [id, organisation.id]);
    await sealEntries();

    expect(await check()).toMatchObject({ faultCount: 1, faults: [{ kind: "entry_inserted", entryId: id }] });
  });

  test("a line put in with a seal that fits: the mark at the end is missing", async () => {
    const { organisation, check } = await sealedLog();
    const last = (await sealsOf(organisation.id)).at(-1);
    const entry = {
      ...{ id: newId(), at: new Date(), organisationId: organisation.id, companyId: null, actorKind: "operator", actorId: null, action: "token.created" },
      ...{ outcome: "done", targetId: null, details: null, nameHash: null, emailHash: null, addressHash: null, agentHash: null, transaction: 8_000_000_000_000n },
    };
    await tamper(`INSERT INTO "AuditEntry" ("id", "at", "organisationId", "actorKind", "action", "transaction") VALUES ($1, $2, $3, 'operator', 'token.created', 8000000000000)`, [entry.id, entry.at, organisation.id]);
    await tamper(`INSERT INTO "AuditSeal" VALUES ($1, $2, $3, $4, now())`, [organisation.id, (last?.number ?? 0) + 1, entry.id, Buffer.from(chainHash(last?.hash ?? new Uint8Array(), entry))]);

    expect(await check()).toMatchObject({ faults: [{ kind: "head_changed" }] });
  });

  test("a head under a key that is gone says so, and nothing is claimed", async () => {
    const { organisation, check } = await sealedLog();
    await tamper(`UPDATE "AuditHead" SET "keyId" = 'weg' WHERE "chain" = $1`, [organisation.id]);

    expect(await check()).toMatchObject({ faults: [{ kind: "key_unknown" }] });
  });
});

describe("as the application", () => {
  test.each([
    `UPDATE "AuditEntry" SET "action" = 'x'`,
    `DELETE FROM "AuditEntry"`,
    `TRUNCATE "AuditEntry"`,
    `UPDATE "AuditSeal" SET "number" = 0`,
    `DELETE FROM "AuditSeal"`,
    `TRUNCATE "AuditSeal"`,
    `DELETE FROM "AuditHead"`,
    `TRUNCATE "AuditHead"`,
  ])("%s is refused", async (statement) => {
    await expect(pool().query(statement)).rejects.toThrow(/permission denied|never changes/);
  });

  test("behind an organisation's walls a seal cannot be set nor a head moved", async () => {
    const { organisation, company } = await sealedLog(1);
    const walls = { companyIds: [company.id], organisationId: organisation.id };

    await expect(inScope(walls, (tx) => tx.auditHead.updateMany({ where: { chain: organisation.id }, data: { number: 1 } }))).resolves.toEqual({ count: 0 });
    await expect(inScope(walls, (tx) => tx.auditSeal.createMany({ data: [{ chain: organisation.id, number: 99, entryId: newId(), hash: new Uint8Array(32), sealedAt: new Date() }] }))).rejects.toThrow();
  });
});

async function sealsOf(chain: string): Promise<{ number: number; entryId: string; hash: Uint8Array; transaction: string }[]> {
  return asSystem((tx) => tx.$queryRaw`SELECT seal."number", seal."entryId", seal."hash", entry."transaction"::text AS transaction FROM "AuditSeal" seal LEFT JOIN "AuditEntry" entry ON entry."id" = seal."entryId" WHERE seal."chain" = ${chain}::uuid ORDER BY seal."number"`);
}
