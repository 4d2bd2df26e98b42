import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { create, type Founded } from "@/prisma/factories";
import { recognise, type Caller } from "./authentication.service";
import { addCall, type Call, emptyBatch, MOST_WAITING, putBack } from "./call-buffer";
import { rotateToken } from "./lifecycle.service";
import type { IssuedCredential } from "./schema";
import { listRequests, noteCall, removeOldCalls, usageOf, writeCalls } from "./usage.service";

let own: Founded & { pair: IssuedCredential };
let caller: Caller;
const at = new Date("2026-11-23T12:00:00Z");

const call = (change: Partial<Call> = {}): Call => ({
  caller,
  letIn: true,
  permission: "partners:list",
  requestId: "verzoek-1",
  at,
  method: "GET",
  path: "/api/v1/partners",
  status: 200,
  code: null,
  durationMs: 7,
  address: "203.0.113.7",
  agent: "Easyflex/1",
  ...change,
});

beforeAll(async () => void (own = await create.token()));
beforeEach(async () => void (caller = (await recognise(own.pair)).caller));

describe("the use of a token", () => {
  test("is counted by day, by right and by pair, and kept call by call", async () => {
    const here = [own.admin, own.company.slug, own.pair.tokenId] as const;
    const next = await rotateToken(...here, { overlap: "24h" });
    noteCall(call());
    noteCall(call({ permission: "pay-equity:pdf", requestId: "verzoek-2" }));
    noteCall(call({ permission: null, requestId: "verzoek-3", at: new Date("2026-11-20T12:00:00Z") }));
    noteCall(call({ caller: (await recognise(next)).caller, status: 403, code: "permission_missing", requestId: "verzoek-4" }));
    await writeCalls();
    noteCall(call({ requestId: "verzoek-5" }));
    await writeCalls();

    await atMoment(at, async () => {
      const usage = await usageOf(...here);
      expect(usage.days).toHaveLength(14);
      expect(usage.days.at(-1)).toEqual({ day: "2026-11-23", calls: 4, refused: 1 });
      expect(usage.days.at(-4)).toEqual({ day: "2026-11-20", calls: 1, refused: 0 });
      expect(usage.byPermission).toEqual({ "partners:list": 2, "pay-equity:pdf": 1 });
      expect(usage.credentials.map(({ hint, calls }) => [hint.slice(0, 8), calls])).toEqual([[next.token.slice(0, 8), 1], [own.pair.token.slice(0, 8), 4]]);
    });
    expect(await listRequests(...here, { limit: 50 })).toHaveLength(5);
    expect(await listRequests(...here, { requestId: "verzoek-4", limit: 50 })).toMatchObject([{ status: 403, code: "permission_missing", address: "203.0.113.7", durationMs: 7 }]);
    expect(await listRequests(...here, { requestId: "elders", limit: 50 })).toEqual([]);
    const [newest, second] = await listRequests(...here, { limit: 2 });
    expect((await listRequests(...here, { before: second?.id, limit: 1 }))[0]?.requestId).not.toBe(newest?.requestId);
    expect(await asSystem((tx) => tx.apiToken.findUnique({ where: { id: own.pair.tokenId } }))).toMatchObject({ lastUsedAt: at, lastUsedAddress: "203.0.113.7", lastUsedAgent: "Easyflex/1" });
  });

  test("is nobody else's to read", async () => {
    const stranger = (await create.organisation()).admin;
    await expect(usageOf(stranger, own.company.slug, own.pair.tokenId)).rejects.toMatchObject({ code: "not_found" });
    await expect(listRequests(stranger, own.company.slug, own.pair.tokenId, { limit: 1 })).rejects.toMatchObject({ code: "not_found" });
  });

  test("goes after thirty days; the counts stay", async () => {
    const here = [own.admin, own.company.slug, own.pair.tokenId] as const;
    noteCall(call({ at: new Date("2026-09-01T12:00:00Z"), requestId: "oud" }));
    await writeCalls();
    await atMoment(at, removeOldCalls);

    expect(await listRequests(...here, { requestId: "oud", limit: 1 })).toEqual([]);
    expect(await asSystem((tx) => tx.tokenUse.count({ where: { tokenId: own.pair.tokenId, day: new Date("2026-09-01T00:00:00Z") } }))).toBe(1);
  });
});

describe("what waits to be written", () => {
  test("is bounded: beyond it calls are counted and not kept one by one", () => {
    const batch = emptyBatch();
    for (let number = 0; number < MOST_WAITING + 500; number += 1) addCall(batch, call());

    expect(batch.rows).toHaveLength(MOST_WAITING);
    expect([...batch.counts.values()]).toMatchObject([{ calls: MOST_WAITING + 500 }]);
  });

  test("is put back whole when the database was away", () => {
    const [failed, since] = [emptyBatch(), emptyBatch()];
    addCall(failed, call());
    addCall(since, call());
    putBack(since, failed);

    expect(since.rows).toHaveLength(2);
    expect([...since.counts.values()]).toMatchObject([{ calls: 2 }]);
  });
});
