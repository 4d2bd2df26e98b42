import { Webhook } from "standardwebhooks";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { actorOfEmail } from "@/lib/accounts/service";
import { asSystem } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { publishEvent } from "@/lib/events/service";
import { mintCredential } from "@/lib/tokens/keys";
import { changePermissions, createToken } from "@/lib/tokens/service";
import { build, create, type Founded } from "@/prisma/factories";
import { claimDue, deliver, type HeldDelivery, nextDueIn } from "./deliveries.service";
import * as store from "./deliveries.store";
import { loopbackAllowed, loopbackPolicy, type Receiver, startReceiver } from "./receiver.test-support";
import { getDelivery, listDeliveries, saveEndpoint } from "./service";

for (const [name, value] of Object.entries(loopbackAllowed)) vi.stubEnv(name, value);

let signed: Founded;
let companies = 0;
const receivers: Receiver[] = [];

beforeAll(async () => void (signed = await create.token()));
beforeEach(async () => void (await asSystem((tx) => tx.webhookDelivery.updateMany({ where: { state: { in: ["PENDING", "LEASED"] } }, data: { state: "CANCELLED" } }))));
afterEach(async () => void (await Promise.all(receivers.splice(0).map(({ close }) => close()))));

/** A company of the signed organisation whose token has a receiver for webhook. */
async function listening(answer?: Parameters<typeof startReceiver>[0]) {
  const company = await create.company(signed, String(++companies));
  const admin = await actorOfEmail(signed.email);
  const pair = await createToken(admin, company.slug, build.token({ permissions: ["partners:list", "positions:list"] }));
  const receiver = await startReceiver(answer);
  receivers.push(receiver);
  await saveEndpoint(admin, company.slug, pair.tokenId, { url: `${receiver.url}/hook` });

  const tell = (type: "partner.linked" | "position.shared" = "partner.linked") =>
    asSystem((tx) => publishEvent(tx, { type, organisationId: signed.organisation.id, companyId: company.id, data: { partnerId: newId(), naam: "Zoë" } }));
  const detail = (eventId: string) => getDelivery(admin, company.slug, pair.tokenId, eventId);
  const list = () => listDeliveries(admin, company.slug, pair.tokenId, { limit: 100 });
  return { admin, company, pair, receiver, tell, detail, list };
}

async function deliverAll(worker = "worker", limit = 50): Promise<HeldDelivery[]> {
  const held = await claimDue(worker, limit, 50);
  await Promise.all(held.map((one) => deliver(worker, one, { policy: loopbackPolicy }, () => 0)));
  return held;
}

describe("an attempt", () => {
  test("brings the event, signed so that the public library verifies the very bytes", async () => {
    const { receiver, tell, detail, pair, company } = await listening();
    const eventId = await tell();
    await deliverAll();

    const [got] = receiver.received;
    expect(new Webhook(pair.webhookSecret).verify(got?.body ?? "", got?.headers as Record<string, string>)).toMatchObject({
      id: eventId,
      type: "partner.linked",
      organisationId: signed.organisation.id,
      companyId: company.id,
      data: { naam: "Zoë" },
    });
    expect(got?.headers).toMatchObject({ "webhook-id": eventId, "content-type": "application/json", "user-agent": "Inlenersbeloning-Webhooks/1", "accept-encoding": "identity" });
    expect(await detail(eventId)).toMatchObject({ state: "DELIVERED", attempts: 1, nextAttemptAt: null, lastOutcome: "delivered", lastStatus: 200, lastAnswer: "ontvangen" });
  });

  test("that fails is planned again, with the same id and the same bytes and a later time", async () => {
    let status = 503;
    const { receiver, tell, detail } = await listening((response) => response.writeHead(status).end());
    const eventId = await tell();
    await deliverAll();

    const planned = await detail(eventId);
    expect(planned).toMatchObject({ state: "PENDING", attempts: 1, attemptsLeft: 9, lastOutcome: "http_5xx" });
    expect(Date.parse(planned.nextAttemptAt ?? "") - Date.parse(planned.attemptLog[0]?.startedAt ?? "")).toBeGreaterThanOrEqual(5_000);
    expect(await nextDueIn()).toBeGreaterThan(3_000);
    expect(await claimDue("worker", 50, 50)).toHaveLength(0);

    status = 200;
    await asSystem((tx) => tx.webhookDelivery.updateMany({ where: { eventId }, data: { nextAttemptAt: new Date(Date.now() - 1_000) } }));
    await deliverAll();
    expect((await detail(eventId)).attemptLog.map(({ number, outcome }) => [number, outcome])).toEqual([
      [1, "http_5xx"],
      [2, "delivered"],
    ]);
    expect(new Set(receiver.received.map(({ id, body }) => id + body)).size).toBe(1);
  });

  test.each([
    ["the tenth in a row", 500, 9],
    ["410, whatever the number", 410, 0],
  ])("%s ends it", async (_which, status, before) => {
    const { tell, detail } = await listening((response) => response.writeHead(status).end());
    const eventId = await tell();
    await asSystem((tx) => tx.webhookDelivery.updateMany({ where: { eventId }, data: { attempts: before } }));
    await deliverAll();
    expect(await detail(eventId)).toMatchObject({ state: "FAILED", attempts: before + 1, attemptsLeft: 0, nextAttemptAt: null });
  });

  test("carries two signatures while two credentials work, and one after", async () => {
    const { receiver, tell, pair, company } = await listening();
    const { stored, webhookSecret } = mintCredential(pair.tokenId);
    await asSystem(async (tx) => {
      await tx.tokenCredential.updateMany({ where: { tokenId: pair.tokenId }, data: { endsAt: new Date(Date.now() + 60_000) } });
      await tx.tokenCredential.create({ data: { ...stored, id: newId(), tokenId: pair.tokenId, companyId: company.id, createdAt: new Date() } });
    });
    await tell();
    await deliverAll();
    await asSystem((tx) => tx.tokenCredential.updateMany({ where: { tokenId: pair.tokenId, endsAt: { not: null } }, data: { endsAt: new Date() } }));
    await tell();
    await deliverAll();

    const [during, after] = receiver.received;
    const verifies = (got: typeof during, secret: string) => () => new Webhook(secret).verify(got?.body ?? "", got?.headers as Record<string, string>);
    for (const secret of [pair.webhookSecret, webhookSecret]) expect(verifies(during, secret)).not.toThrow();
    expect(verifies(after, webhookSecret)).not.toThrow();
    expect(verifies(after, pair.webhookSecret)).toThrow();
  });

  test("without a key to sign with is not made, and says why", async () => {
    const { receiver, tell, pair, detail } = await listening();
    await asSystem((tx) => tx.tokenCredential.updateMany({ where: { tokenId: pair.tokenId }, data: { endsAt: new Date(Date.now() - 1_000) } }));
    const eventId = await tell();
    await deliverAll();

    expect(receiver.received).toHaveLength(0);
    expect(await detail(eventId)).toMatchObject({ state: "PENDING", lastOutcome: "signing_failed", attemptLog: [{ address: null, status: null }] });
  });

  test("a worker whose clock is off signs the right time all the same", async () => {
    const { receiver, tell } = await listening();
    await tell();
    const before = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: before + 400_000 });
    await deliverAll().finally(() => vi.useRealTimers());

    expect(Math.abs(Number(receiver.received[0]?.headers["webhook-timestamp"]) * 1_000 - before)).toBeLessThan(10_000);
  });

  test("is not made with a lease that is nearly over", async () => {
    const { receiver, tell } = await listening();
    await tell();
    const [held] = await claimDue("slow", 1, 5);
    if (!held) throw new Error("nothing was due");

    expect(await deliver("slow", { ...held, since: performance.now() - 20_000 }, { policy: loopbackPolicy })).toMatchObject({ outcome: null });
    expect(receiver.received).toHaveLength(0);
  });
});

describe("what may no longer be told", () => {
  test.each(["REVOKED", "PAUSED", "EXPIRED"] as const)("a token that became %s after queueing hears nothing more", async (state) => {
    const { receiver, tell, pair, detail } = await listening();
    const eventId = await tell();
    await asSystem((tx) => tx.apiToken.update({ where: { id: pair.tokenId }, data: { state } }));

    expect(await deliverAll()).toHaveLength(0);
    expect(receiver.received).toHaveLength(0);
    expect(await detail(eventId)).toMatchObject({ state: "CANCELLED", nextAttemptAt: null, attempts: 0 });
  });

  test("a token past its last day is told nothing, though nobody marked it", async () => {
    const { tell, pair, detail } = await listening();
    const eventId = await tell();
    await asSystem((tx) => tx.apiToken.update({ where: { id: pair.tokenId }, data: { expiresAt: new Date(Date.now() - 1_000) } }));
    expect(await deliverAll()).toHaveLength(0);
    expect(await detail(eventId)).toMatchObject({ state: "CANCELLED" });
  });

  test("a right that was taken away takes its events along, and the others go on", async () => {
    const { receiver, tell, pair, admin, company, list } = await listening();
    for (let number = 0; number < 12; number += 1) await tell("position.shared");
    const still = await tell("partner.linked");
    await changePermissions(admin, company.slug, pair.tokenId, ["partners:list"]);

    const held = await claimDue("worker", 50, 2);
    expect(held.map(({ eventId }) => eventId)).toEqual([still]);
    await Promise.all(held.map((one) => deliver("worker", one, { policy: loopbackPolicy })));
    expect(receiver.received.map(({ id }) => id)).toEqual([still]);
    expect((await list()).filter(({ state }) => state === "CANCELLED")).toHaveLength(12);
  });
});

describe("the claim", () => {
  test("what a dead worker held comes back when its lease ends, and its late word counts for nothing", async () => {
    const { receiver, tell, detail } = await listening();
    const eventId = await tell();
    const [dead] = await store.claimDeliveries("dead", 10, 5, 1);
    if (!dead) throw new Error("nothing was due");

    expect(await detail(eventId)).toMatchObject({ state: "LEASED", nextAttemptAt: null });
    expect(await claimDue("living", 10, 5)).toHaveLength(0);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const [held] = await claimDue("living", 10, 5);
    if (!held) throw new Error("the lease did not end");

    const late = { id: newId(), startedAt: new Date(), durationMs: 1, url: dead.url, address: null, status: 500, error: null, answer: null };
    expect(await store.completeDelivery("dead", dead, { state: "PENDING", retryIn: 1 }, late)).toBe(false);
    await deliver("living", held, { policy: loopbackPolicy });
    expect(receiver.received).toHaveLength(1);
    expect(await detail(eventId)).toMatchObject({ state: "DELIVERED", attempts: 1, attemptLog: [{ number: 1 }] });
  });

  test("many workers at once take each delivery once, and never more of one endpoint than the cap", async () => {
    const { tell, list } = await listening();
    for (let number = 0; number < 12; number += 1) await tell();

    for (const expected of [5, 5, 2]) {
      const claims = await Promise.all(Array.from({ length: 8 }, (_, number) => claimDue(`worker ${number}`, 50, 5).then((held) => held.map((one) => ({ worker: `worker ${number}`, ...one })))));
      const held = claims.flat();
      expect(new Set(held.map(({ eventId }) => eventId)).size).toBe(held.length);
      expect(held).toHaveLength(expected);
      await Promise.all(held.map((one) => deliver(one.worker, one, { policy: loopbackPolicy })));
    }
    expect((await list()).every(({ state, attempts }) => state === "DELIVERED" && attempts === 1)).toBe(true);
  });

  test("every endpoint gets its first before any gets its second, the oldest first", async () => {
    const [busy, quiet] = [await listening(), await listening()];
    const oldest = await busy.tell();
    for (let number = 0; number < 10; number += 1) await busy.tell();
    const lonely = await quiet.tell();

    const held = await claimDue("worker", 2, 5);
    expect(new Set(held.map(({ eventId }) => eventId))).toEqual(new Set([oldest, lonely]));
  });

  test("a failed attempt leaves a place free for the next", async () => {
    const { tell } = await listening((response) => response.writeHead(500).end());
    for (let number = 0; number < 3; number += 1) await tell();
    const [first] = await claimDue("worker", 50, 1);
    expect(await claimDue("worker", 50, 1)).toHaveLength(0);
    if (first) await deliver("worker", first, { policy: loopbackPolicy });

    const next = await claimDue("worker", 50, 1);
    expect(next).toHaveLength(1);
    expect(next[0]?.eventId).not.toBe(first?.eventId);
  });
});
