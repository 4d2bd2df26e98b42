import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { actorOfEmail } from "@/lib/accounts/service";
import { asSystem, pool } from "@/lib/core/db";
import { publishEvent } from "@/lib/events/service";
import { createToken } from "@/lib/tokens/service";
import { loopbackAllowed, loopbackPolicy, type Receiver, startReceiver } from "@/lib/webhooks/receiver.test-support";
import { listDeliveries, saveEndpoint } from "@/lib/webhooks/service";
import { build, create, type Founded } from "@/prisma/factories";
import { startBeacon } from "./beacon";
import { type DeliveryLoop, startDeliveries } from "./deliveries";

for (const [name, value] of Object.entries(loopbackAllowed)) vi.stubEnv(name, value);

let signed: Founded;
let companies = 0;
const cleanUps: (() => Promise<void>)[] = [];

beforeAll(async () => void (signed = await create.token()));
beforeEach(async () => void (await asSystem((tx) => tx.webhookDelivery.updateMany({ where: { state: { in: ["PENDING", "LEASED"] } }, data: { state: "CANCELLED" } }))));
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function listening(answer?: Parameters<typeof startReceiver>[0]) {
  const company = await create.company(signed, String(++companies));
  const admin = await actorOfEmail(signed.email);
  const { tokenId } = await createToken(admin, company.slug, build.token({ permissions: ["partners:list"] }));
  const receiver: Receiver = await startReceiver(answer);
  cleanUps.push(receiver.close);
  await saveEndpoint(admin, company.slug, tokenId, { url: receiver.url });

  const tell = (count: number) =>
    asSystem(async (tx) => {
      for (let number = 0; number < count; number += 1) await publishEvent(tx, { type: "partner.linked", organisationId: signed.organisation.id, companyId: company.id, data: { number } });
    });
  return { receiver, tell, list: () => listDeliveries(admin, company.slug, tokenId, { limit: 100 }) };
}

function loop(worker: string, timeout?: number): DeliveryLoop {
  const started = startDeliveries(worker, { policy: loopbackPolicy, timeout });
  cleanUps.push(started.stop);
  return started;
}

const soon = (answer: Parameters<Parameters<typeof startReceiver>[0] & object>[0], after: number) => void setTimeout(() => answer.end(), after);

test("two loops that race send every event to every endpoint once, with at most five of one endpoint under way", async () => {
  const endpoints = await Promise.all([1, 2, 3].map(() => listening((response) => soon(response, 10))));
  await Promise.all(endpoints.map(({ tell }) => tell(60)));
  loop("one");
  loop("two");

  for (const { receiver, list } of endpoints) {
    await vi.waitFor(async () => expect((await list()).filter(({ state }) => state === "DELIVERED")).toHaveLength(60), { timeout: 15_000, interval: 100 });
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(60);
    expect(receiver.received).toHaveLength(60);
    expect(receiver.mostAtOnce()).toBeLessThanOrEqual(5);
  }
});

test("an endpoint that hangs costs only itself, and each attempt at it ends at the limit", async () => {
  const hanging = await listening(() => undefined);
  const quick = await listening();
  await hanging.tell(20);
  await quick.tell(20);
  const started = Date.now();
  loop("one", 2_000);

  await vi.waitFor(() => expect(quick.receiver.received).toHaveLength(20), { timeout: 10_000, interval: 20 });
  expect(Date.now() - started).toBeLessThan(2_000);
  expect(hanging.receiver.received).toHaveLength(5);
  await vi.waitFor(async () => expect((await hanging.list()).filter(({ lastOutcome }) => lastOutcome === "response_timeout").length).toBeGreaterThanOrEqual(5), { timeout: 5_000, interval: 50 });
});

test("the beacon wakes the loop at the commit", async () => {
  const { receiver, tell } = await listening();
  const woken = vi.fn();
  const deliveries = loop("one");
  const beacon = await startBeacon(() => (woken(), deliveries.wake()));
  cleanUps.push(beacon.stop);
  woken.mockClear();

  await tell(1);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 5_000, interval: 5 });
  expect(woken).toHaveBeenCalled();
});

test("stopping takes nothing new and writes down what is under way", async () => {
  const { receiver, tell, list } = await listening((response) => soon(response, 500));
  await tell(8);
  const deliveries = loop("one");
  await vi.waitFor(() => expect(receiver.received).toHaveLength(5), { timeout: 5_000, interval: 5 });

  await deliveries.stop();

  expect(receiver.received).toHaveLength(5);
  const states = (await list()).map(({ state }) => state).sort();
  expect(states).toEqual([...Array<string>(5).fill("DELIVERED"), ...Array<string>(3).fill("PENDING")]);
});

test("every connection of the database cut in the middle: loop and beacon go on, nothing is lost", async () => {
  const { receiver, tell, list } = await listening((response) => soon(response, 20));
  const deliveries = loop("one");
  const beacon = await startBeacon(deliveries.wake);
  cleanUps.push(beacon.stop);
  await tell(30);
  await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(4), { timeout: 5_000, interval: 2 });

  await pool().query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()");
  await vi.waitFor(() => expect(beacon.isLit()).toBe(true), { timeout: 5_000 });
  await tell(10);

  await vi.waitFor(async () => expect((await list()).filter(({ state }) => state === "DELIVERED")).toHaveLength(40), { timeout: 15_000, interval: 100 });
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(40);
});
