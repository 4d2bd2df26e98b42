import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { asSystem } from "@/lib/core/db";
import { apiPermissions, type ApiPermission } from "@/lib/access/permissions";
import { publishDraft, sharePositions } from "@/lib/pay-equity/service";
import { create, createRegulation } from "@/prisma/factories";
import { listRequests, usageOf, writeCalls } from "@/lib/tokens/usage.service";
import { rightOf } from "./rights";
import { describeVersionOne, router } from "./router";

const app = router();
const readAll: ApiPermission[] = apiPermissions.filter((permission) => permission !== "pay-equity:write");

describe("who may come in", () => {
  test.each([
    { what: "no credentials", authorization: undefined },
    { what: "a bare Bearer", authorization: `Bearer cmp_${"0".repeat(64)}` },
    { what: "an unknown token", authorization: basic(`cmp_${"0".repeat(64)}`, "x") },
    { what: "Basic that cannot be read", authorization: "Basic %%%" },
    { what: "Basic without a colon", authorization: `Basic ${Buffer.from("cmp").toString("base64")}` },
    { what: "an enormous header", authorization: `Basic ${"A".repeat(5000)}` },
  ])("$what is 401 invalid_credentials with a problem body", async ({ authorization }) => {
    const response = await app.request("/api/v1/company", authorization ? { headers: { authorization } } : {});

    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Basic");
    expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await response.json()).toMatchObject({ status: 401, code: "invalid_credentials", instance: "/api/v1/company" });
  });

  test("a token tells its own company and what it may", async () => {
    const { pair, company } = await create.token({ name: "Easyflex", permissions: ["partners:list"] });

    const response = await get(pair, "/api/v1/company");

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id: company.id, number: "7008", token: { id: pair.tokenId, name: "Easyflex", permissions: ["partners:list"], expiresAt: null }, agreement: { state: "signed" } });
  });

  test("its use is noted", async () => {
    const { pair } = await create.token();
    await get(pair, "/api/v1/company");

    await writeCalls();
    expect((await asSystem((tx) => tx.apiToken.findUnique({ where: { id: pair.tokenId } })))?.lastUsedAt).toBeInstanceOf(Date);
  });

  test("another company's number is 409 and never selects", async () => {
    const { pair } = await create.token();

    expect((await get(pair, "/api/v1/company", { "company-number": "7008" })).status).toBe(200);
    const response = await get(pair, "/api/v1/company", { "company-number": "7012" });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "wrong_company" });
  });
});

describe("rights", () => {
  test.each([
    { path: "/partners", permission: "partners:list" },
    { path: "/partners/{id}", permission: "partners:read" },
    { path: "/partners/{id}/positions", permission: "positions:list" },
    { path: "/partners/{id}/positions/INPAK", permission: "positions:read" },
    { path: "/pay-equity", permission: "pay-equity:read" },
    { path: "/pay-equity/{id}", permission: "pay-equity:read" },
    { path: "/pay-equity/{id}/versions", permission: "pay-equity:read" },
    { path: "/pay-equity/{id}/versions/1", permission: "pay-equity:read" },
    { path: "/pay-equity/{id}/versions/1/pdf", permission: "pay-equity:pdf" },
  ] as const)("$path without $permission is 403 that names it, before anything is looked up", async ({ path, permission }) => {
    const { pair } = await create.token({ permissions: readAll.filter((right) => right !== permission) });

    const response = await get(pair, `/api/v1${path.replace("{id}", "00000000-0000-7000-8000-000000000000")}`);

    expect(response.status).toBe(403);
    const problem = (await response.json()) as { code: string; title: string };
    expect(problem.code).toBe("permission_missing");
    expect(problem.title).toContain(permission);
  });
});

describe("reading", () => {
  test("a shared document is a list row, a document, versions and a PDF", async () => {
    const { pair, documentId } = await sharedDocument();

    const list = (await (await get(pair, "/api/v1/pay-equity")).json()) as { items: { id: string; partnerId: string }[]; nextCursor: null };
    expect(list).toMatchObject({ items: [{ id: documentId, number: 1, revision: 1, positions: [{ id: "INPAK" }] }], nextCursor: null });
    const document: unknown = await (await get(pair, `/api/v1/pay-equity/${documentId}`)).json();
    expect(document).toMatchObject({ id: documentId, version: { number: 1, revision: 1, state: "published", retroactive: true, correctsNumber: null }, content: { versionId: { value: "1" } } });
    expect(await (await get(pair, `/api/v1/pay-equity/${documentId}/versions`)).json()).toMatchObject({ items: [{ number: 1 }], nextCursor: null });
    expect(await (await get(pair, `/api/v1/pay-equity/${documentId}/versions/1`)).json()).toEqual(document);

    const partnerId = list.items[0]?.partnerId;
    expect(await (await get(pair, "/api/v1/partners")).json()).toMatchObject({ items: [{ id: partnerId, contacts: [] }] });
    expect(await (await get(pair, `/api/v1/partners/${partnerId}`)).json()).toMatchObject({ id: partnerId });
    expect(await (await get(pair, `/api/v1/partners/${partnerId}/positions`)).json()).toMatchObject({ items: [{ id: "INPAK", payEquityId: documentId }] });
    expect((await get(pair, `/api/v1/partners/${partnerId}/positions/PLOEGBAAS`)).status).toBe(404);
  });

  test("the PDF is base64 in JSON, and bytes by Accept", async () => {
    const { pair, documentId } = await sharedDocument();
    const path = `/api/v1/pay-equity/${documentId}/versions/1/pdf`;

    const json = (await (await get(pair, path)).json()) as { base64: string; size: number; contentType: string };
    const bytes = Buffer.from(await (await get(pair, path, { accept: "application/pdf" })).arrayBuffer());

    expect(json).toMatchObject({ contentType: "application/pdf", size: bytes.length });
    expect(Buffer.from(json.base64, "base64").equals(bytes)).toBe(true);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("an unchanged document is 304 without a body", async () => {
    const { pair, documentId } = await sharedDocument();
    const path = `/api/v1/pay-equity/${documentId}`;
    const etag = (await get(pair, path)).headers.get("etag") ?? "";

    const again = await get(pair, path, { "if-none-match": etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    expect((await get(pair, path, { "if-none-match": '"iets anders"' })).status).toBe(200);
  });

  test("pages through partners by cursor without missing or repeating one", async () => {
    const { pair, ...agency } = await create.token({ permissions: readAll });
    for (let count = 0; count < 3; count += 1) {
      const hirer = await createRegulation();
      await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: agency.company.id, positionIds: ["INPAK"] });
    }

    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page = (await (await get(pair, `/api/v1/partners?limit=2${cursor && `&cursor=${cursor}`}`)).json()) as { items: { id: string }[]; nextCursor: string | null };
      seen.push(...page.items.map((partner) => partner.id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
  });
});

describe("what is not right", () => {
  test("foreign and missing are the same 404", async () => {
    const { documentId } = await sharedDocument();
    const stranger = await create.token({ permissions: readAll });

    const bodies = [];
    for (const id of [documentId, "00000000-0000-7000-8000-000000000000", "geen-id"]) {
      const response = await get(stranger.pair, `/api/v1/pay-equity/${id}`, { "x-request-id": "zelfde" });
      expect(response.status).toBe(404);
      bodies.push({ ...((await response.json()) as object), instance: "" });
    }
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });

  test.each([
    { query: "limit=0", status: 422, path: "limit" },
    { query: "limit=101", status: 422, path: "limit" },
    { query: "limit=veel", status: 422, path: "limit" },
    { query: "asOf=31-01-2027", status: 422, path: "asOf" },
    { query: "asOf=2027-02-30", status: 422, path: "asOf" },
    { query: "knownAt=gisteren", status: 422, path: "knownAt" },
    { query: "partnerId=1", status: 422, path: "partnerId" },
    { query: "cursor=onzin", status: 400, path: undefined },
    { query: `cursor=${"x".repeat(300)}`, status: 422, path: "cursor" },
  ])("?$query is $status", async ({ query, status, path }) => {
    const { pair } = await create.token({ permissions: readAll });

    const response = await get(pair, `/api/v1/pay-equity?${query}`);
    expect(response.status).toBe(status);
    const problem = (await response.json()) as { fields?: { path: string }[] };
    if (path) expect(problem.fields).toEqual([expect.objectContaining({ path })]);
  });

  test("a known path by another method is 405 and says which, an unknown one is 404", async () => {
    const { pair } = await create.token();

    const wrongMethod = await app.request("/api/v1/partners", { method: "DELETE", headers: { authorization: basic(pair.token, pair.secret) } });
    expect(wrongMethod.status).toBe(405);
    expect(wrongMethod.headers.get("allow")).toBe("GET");
    expect((await get(pair, "/api/v1/bestaat-niet")).status).toBe(404);
  });

  test.each(["0", "-1", "1.5", "een", "99999999999999999999"])("version %s is 404", async (number) => {
    const { pair, documentId } = await sharedDocument();
    expect((await get(pair, `/api/v1/pay-equity/${documentId}/versions/${number}`)).status).toBe(404);
  });

  test("a problem is Dutch, and English when asked", async () => {
    const titleIn = async (language: string) => ((await (await app.request("/api/v1/company", { headers: { "accept-language": language } })).json()) as { title: string }).title;

    expect(await titleIn("nl")).toContain("Stuur token en secret mee");
    expect(await titleIn("en-GB,nl;q=0.5")).toContain("Send token and secret");
  });

  test("a request keeps the name its caller gave it, unless that is nonsense", async () => {
    expect((await app.request("/healthz", { headers: { "x-request-id": "abc-1" } })).headers.get("x-request-id")).toBe("abc-1");
    expect((await app.request("/healthz", { headers: { "x-request-id": "a b" } })).headers.get("x-request-id")).not.toBe("a b");
  });
});

test("public/openapi.json is what the contracts say now; npm run openapi writes it", async () => {
  const committed: unknown = JSON.parse(await readFile("public/openapi.json", "utf8"));
  expect(JSON.parse(JSON.stringify(describeVersionOne()))).toEqual(committed);
});

test("what a call is counted under is the right its contract names", () => {
  const { paths } = describeVersionOne() as { paths: Record<string, { get?: { description?: string } }> };
  for (const [path, { get }] of Object.entries(paths)) {
    const named = /Recht: ([a-z:-]+)/.exec(get?.description ?? "")?.[1] ?? null;
    expect([path, rightOf(`/api/v1${path.replaceAll(/\{(\w+)\}/g, ":$1")}`)]).toEqual([path, named]);
  }
});

test("a call is in the log of its token, also one that was refused, by its id", async () => {
  const { pair, admin, company } = await create.token({ permissions: ["partners:list"] });
  await get(pair, "/api/v1/partners?limit=1", { "x-request-id": "mijn-verzoek", "user-agent": "Proef/1" });
  await get(pair, "/api/v1/pay-equity", { "x-request-id": "geweigerd" });
  await writeCalls();

  expect(await listRequests(admin, company.slug, pair.tokenId, { requestId: "mijn-verzoek", limit: 5 })).toMatchObject([{ method: "GET", path: "/api/v1/partners?limit=…", status: 200, code: null }]);
  expect(await listRequests(admin, company.slug, pair.tokenId, { requestId: "geweigerd", limit: 5 })).toMatchObject([{ status: 403, code: "permission_missing" }]);
  expect((await usageOf(admin, company.slug, pair.tokenId)).byPermission).toEqual({ "partners:list": 1, "pay-equity:read": 0 });
});

test("the OpenAPI document describes every call there is", async () => {
  const document = (await (await app.request("/api/v1/openapi.json")).json()) as { openapi: string; paths: Record<string, Record<string, { security: unknown; responses: Record<string, unknown> }>> };

  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document.paths).sort()).toEqual([
    "/company",
    "/partners",
    "/partners/{id}",
    "/partners/{id}/positions",
    "/partners/{id}/positions/{positionId}",
    "/pay-equity",
    "/pay-equity/{id}",
    "/pay-equity/{id}/versions",
    "/pay-equity/{id}/versions/{number}",
    "/pay-equity/{id}/versions/{number}/pdf",
  ]);
  for (const methods of Object.values(document.paths)) {
    for (const call of Object.values(methods)) expect(Object.keys(call.responses)).toEqual(expect.arrayContaining(["200", "401", "403", "429"]));
  }
});

function basic(token: string, secret: string): string {
  return `Basic ${Buffer.from(`${token}:${secret}`).toString("base64")}`;
}

function get(pair: { token: string; secret: string }, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return Promise.resolve(app.request(path, { headers: { authorization: basic(pair.token, pair.secret), ...headers } }));
}

async function sharedDocument() {
  const hirer = await createRegulation();
  const { pair, ...agency } = await create.token({ permissions: readAll });
  await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: agency.company.id, positionIds: ["INPAK"] });
  await publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, { declared: "yes" });
  return { pair, documentId: hirer.documentId };
}
