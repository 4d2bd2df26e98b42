import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, afterAll, describe, expect, test, vi } from "vitest";
import { type Credentials, getCompany, getPayEquity, getVersion, listPartners, listPayEquity } from "./portal-client";
import { documentOf, type StandInCompany, startPortal } from "./portal.test-support";

let portal: Awaited<ReturnType<typeof startPortal>>;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());
afterEach(() => {
  vi.restoreAllMocks();
});

function of(company: StandInCompany): Credentials {
  return { address: portal.address, token: company.token, secret: company.secret };
}

describe("a portal that answers", () => {
  test("says to whom the token belongs", async () => {
    const company = portal.company("7008");
    expect((await getCompany(of(company))).value).toMatchObject({ number: "7008", name: "7008 webinar", token: { id: company.tokenId } });
  });

  test("gives all pages of a list", async () => {
    const company = portal.company("7008");
    for (const name of ["A", "B", "C", "D", "E"]) documentOf(company, name);

    expect((await listPartners(of(company))).value).toHaveLength(5);
    expect((await listPayEquity(of(company))).value).toHaveLength(5);
    expect(company.requests).toContain("/partners?limit=100&cursor=4");
  });

  test("gives a document with its tag, and nothing when the tag is still right", async () => {
    const company = portal.company("7008");
    const { id } = documentOf(company, "Magazijn");

    const first = (await getPayEquity(of(company), id, null)).value;
    expect(first).toMatchObject({ document: { id, name: "Magazijn", version: { number: 1, validFrom: "2026-07-01" } } });
    expect(first?.etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect(await getPayEquity(of(company), id, first?.etag ?? null)).toEqual({ value: null });
    expect((await getVersion(of(company), id, 1)).value?.document.content).toHaveProperty("positionProfile");
  });

  test("refuses a wrong secret", async () => {
    const company = portal.company("7008");
    expect((await getCompany({ ...of(company), secret: "wrong" })).fault?.kind).toBe("invalid_credentials");
  });

  test("names the right that a call needs", async () => {
    const company = portal.company("7008");
    company.permissions = [];
    expect((await listPartners(of(company))).fault).toEqual({ kind: "permission_missing", values: { permission: "partners_list" } });
    expect((await listPayEquity(of(company))).fault).toEqual({ kind: "permission_missing", values: { permission: "pay_equity_read" } });
  });

  test("knows no document of another", async () => {
    const company = portal.company("7008");
    expect((await getPayEquity(of(company), crypto.randomUUID(), null)).fault?.kind).toBe("not_found");
  });

  test("refuses for a reason of its own, which is passed on", async () => {
    const company = portal.company("7008");
    company.refuse = { status: 409, body: { title: "Dit kan nu niet.", code: "conflict", status: 409 } };
    expect((await getCompany(of(company))).fault).toEqual({ kind: "refused", values: { status: 409, title: "Dit kan nu niet." } });
  });
});

describe("a portal that does not", () => {
  const pair = { token: "cmp_x", secret: "y" };
  const json = (body: string): RequestListener => (_request, response) => response.writeHead(200, { "content-type": "application/json" }).end(body);

  test.each<{ what: string; listener: RequestListener; kind: string }>([
    { what: "answers in another shape", listener: json('{"name":1}'), kind: "unreadable" },
    { what: "answers no JSON", listener: json("<html>"), kind: "unreadable" },
    { what: "sends too much", listener: json(`"${"x".repeat(9 * 1024 * 1024)}"`), kind: "unreadable" },
    { what: "sends elsewhere", listener: (_request, response) => response.writeHead(302, { location: "https://elders.example/" }).end(), kind: "refused" },
    { what: "is behind a broken proxy", listener: (_request, response) => response.writeHead(502).end("bad gateway"), kind: "unreachable" },
    { what: "hangs up", listener: (request) => request.socket.destroy(), kind: "unreachable" },
    { what: "hangs up half-way", listener: (request, response) => response.writeHead(200, { "content-length": "100" }).write("{", () => request.socket.destroy()), kind: "unreachable" },
  ])("$what is $kind", async ({ listener, kind }) => {
    await withServer(listener, async (address) => expect((await getCompany({ ...pair, address })).fault?.kind).toBe(kind));
  });

  test("listens nowhere is unreachable", async () => {
    const address = await withServer(() => undefined, async (used) => used);
    expect((await getCompany({ ...pair, address })).fault?.kind).toBe("unreachable");
  });

  test("says nothing is late", async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const limits: number[] = [];
    vi.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
      limits.push(milliseconds);
      return timeout(100);
    });
    await withServer(() => undefined, async (address) => expect((await getCompany({ ...pair, address })).fault?.kind).toBe("timeout"));
    expect(limits).toEqual([10_000]);
  });

  test("goes round in circles is unreadable", async () => {
    await withServer(json('{"items":[],"nextCursor":"again"}'), async (address) => expect((await listPartners({ ...pair, address })).fault?.kind).toBe("unreadable"));
  });
});

async function withServer<Result>(listener: RequestListener, work: (address: string) => Promise<Result>): Promise<Result> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
