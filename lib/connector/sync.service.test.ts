import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeConnector } from "./database";
import { documentOf, type StandInCompany, startPortal, versionOf } from "./portal.test-support";
import type { Visitor } from "./schema";
import * as connector from "./service";
import { synchronise } from "./sync.service";

let portal: Awaited<ReturnType<typeof startPortal>>;
beforeAll(async () => {
  portal = await startPortal();
  vi.stubEnv("APP_URL", portal.address);
});
afterAll(async () => {
  await closeConnector();
  await portal.stop();
});

async function linked(...names: string[]): Promise<{ company: StandInCompany; visitor: Visitor; id: string }> {
  const company = portal.company("7008");
  for (const name of names) documentOf(company, name);
  const { visitor } = await connector.welcomeVisitor(undefined);
  const id = await connector.createAdministration(visitor, { number: "7008", name: "7008 webinar", token: company.token, secret: company.secret });
  return { company, visitor, id };
}

test("the first time fetches everything, the second time nothing", async () => {
  const { company, visitor, id } = await linked("A", "B", "C");

  expect(await synchronise(visitor, id)).toEqual({ value: { fetched: 3, unchanged: 0, ended: 0 } });
  company.requests.length = 0;
  expect(await synchronise(visitor, id)).toEqual({ value: { fetched: 0, unchanged: 3, ended: 0 } });
  expect(company.requests.filter((path) => /^\/pay-equity\/./.test(path))).toEqual([]);

  expect(await connector.getAdministration(visitor, id)).toMatchObject({ partners: 3, syncedAt: expect.any(String) as string });
  expect(await connector.listDocuments(visitor, id)).toMatchObject(
    ["A", "B", "C"].map((name) => ({ name, partnerName: `Inlener van ${name}`, state: "current", number: 1, revision: 1, validFrom: "2026-07-01", positions: ["Orderpicker"] })),
  );
});

test("a change is fetched beside what was there, and both versions stay readable", async () => {
  const { company, visitor, id } = await linked("A", "B");
  await synchronise(visitor, id);
  const [document] = company.documents;
  if (!document) throw new Error("no document");
  Object.assign(document, { now: 2, versions: { ...document.versions, 2: versionOf("2026-10-01", 1, "Teamleider") } });

  expect(await synchronise(visitor, id)).toEqual({ value: { fetched: 1, unchanged: 1, ended: 0 } });
  const detail = await connector.getDocument(visitor, id, document.id);
  expect(detail).toMatchObject({ number: 2, positions: ["Teamleider"], shown: { number: 2, validFrom: "2026-10-01" } });
  expect(detail.versions.map(({ number, revision }) => `${number}.${revision}`)).toEqual(["2.1", "1.1"]);
  expect((await connector.getDocument(visitor, id, document.id, "1.1")).shown?.readable.positionProfile).toMatchObject([{ positionTitle: "Orderpicker" }]);
  await expect(connector.getDocument(visitor, id, document.id, "9.1")).rejects.toMatchObject({ code: "not_found" });
});

test("a new revision of the same version is a change", async () => {
  const { company, visitor, id } = await linked("A");
  await synchronise(visitor, id);
  const [document] = company.documents;
  if (document) document.versions[1] = versionOf("2026-07-01", 2);

  expect(await synchronise(visitor, id)).toEqual({ value: { fetched: 1, unchanged: 0, ended: 0 } });
  expect(await connector.listDocuments(visitor, id)).toMatchObject([{ number: 1, revision: 2 }]);
});

test("what is no longer shared is marked and kept, and comes back when it is shared again", async () => {
  const { company, visitor, id } = await linked("A", "B");
  await synchronise(visitor, id);
  const gone = company.documents.pop();

  expect(await synchronise(visitor, id)).toEqual({ value: { fetched: 0, unchanged: 1, ended: 1 } });
  expect(await connector.listDocuments(visitor, id)).toMatchObject([{ name: "A", state: "current" }, { name: "B", state: "ended", number: 1 }]);
  expect((await connector.getDocument(visitor, id, gone?.id ?? "")).shown?.number).toBe(1);

  if (gone) company.documents.push(gone);
  expect(await synchronise(visitor, id)).toEqual({ value: { fetched: 0, unchanged: 2, ended: 0 } });
  expect(await connector.listDocuments(visitor, id)).toMatchObject([{ state: "current" }, { name: "B", state: "current" }]);
});

test("a document without a version that holds now is still shared", async () => {
  const { company, visitor, id } = await linked("A");
  await synchronise(visitor, id);
  const [document] = company.documents;
  if (document) document.now = null;

  expect(await synchronise(visitor, id)).toEqual({ value: { fetched: 0, unchanged: 0, ended: 0 } });
  expect(await connector.listDocuments(visitor, id)).toMatchObject([{ state: "waiting", number: 1 }]);
});

test("when the portal stops half-way, what came is kept and the rest comes next time", async () => {
  const { company, visitor, id } = await linked("A", "B", "C", "D", "E", "F");
  const count = vi.spyOn(company.requests, "push").mockImplementation((path) => {
    if (/^\/pay-equity\/./.test(path)) fetched += 1;
    company.refuse = fetched > 4 ? { status: 503 } : undefined;
    return 0;
  });
  let fetched = 0;

  expect((await synchronise(visitor, id)).fault?.kind).toBe("unavailable");
  expect(await connector.listDocuments(visitor, id)).toHaveLength(4);
  expect((await connector.getAdministration(visitor, id)).syncedAt).toBeNull();

  count.mockRestore();
  company.refuse = undefined;
  expect(await synchronise(visitor, id)).toEqual({ value: { fetched: 2, unchanged: 4, ended: 0 } });
});

test.each([
  [{ status: 403, body: { code: "agreement_missing", title: "" } }, "agreement_missing"],
  [{ status: 403, body: { code: "token_paused", title: "" } }, "token_paused"],
  [{ status: 401, body: { code: "token_revoked", title: "" } }, "token_revoked"],
  [{ status: 429, body: { code: "rate_limited", title: "" }, headers: { "retry-after": "30" } }, "rate_limited"],
])("a refusal %j fetches nothing and is said as %s", async (refuse, kind) => {
  const { company, visitor, id } = await linked("A");
  company.refuse = refuse;

  expect((await synchronise(visitor, id)).fault?.kind).toBe(kind);
  expect(await connector.listDocuments(visitor, id)).toEqual([]);
});

test("a token of another werkmaatschappij fetches nothing", async () => {
  const { company, visitor, id } = await linked("A");
  company.number = "7012";

  expect((await synchronise(visitor, id)).fault?.kind).toBe("wrong_company");
  expect(await connector.listDocuments(visitor, id)).toEqual([]);
});

test("without a token there is nothing to ask with", async () => {
  const { visitor } = await connector.welcomeVisitor(undefined);
  const id = await connector.createAdministration(visitor, { number: "7008", name: "7008", token: "", secret: "" });
  expect((await synchronise(visitor, id)).fault?.kind).toBe("unlinked");
});
