import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonActor } from "@/lib/access/actor";
import { actorOfEmail } from "@/lib/accounts/service";
import { asSystem } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { publishEvent } from "@/lib/events/service";
import { createToken } from "@/lib/tokens/service";
import { build, create, type Founded } from "@/prisma/factories";
import { claimDue, deliver } from "./deliveries.service";
import { loopbackAllowed, loopbackPolicy, startReceiver } from "./receiver.test-support";
import type { Resolve } from "./send";
import { getDelivery, getEndpoint, listDeliveries, listEndpoints, saveEndpoint, testEndpoint } from "./service";

for (const [name, value] of Object.entries(loopbackAllowed)) vi.stubEnv(name, value);

const url = "https://ef-test1.easyflex.org/inlenersbeloning_webhook.tpsp?wmnr=cju1u6p";
const publicly: Resolve = async () => [{ address: "8.8.8.8", family: 4 }];
const nowhere: Resolve = async () => [];

let signed: Founded;
let other: Awaited<ReturnType<typeof create.token>>;
let companies = 0;

/** One signed organisation for all; every test has a company of it with a token. `other` is somebody else's. */
beforeAll(async () => {
  signed = await create.token();
  other = await create.token();
});

async function story() {
  const company = await create.company(signed, String(++companies));
  const admin = await actorOfEmail(signed.email);
  const { tokenId } = await createToken(admin, company.slug, build.token());
  return { admin, company, slug: company.slug, tokenId, organisation: signed.organisation };
}

const auditOf = (companyId: string) => asSystem((tx) => tx.auditEntry.findMany({ where: { companyId, action: { startsWith: "webhook." } }, orderBy: { at: "asc" } }));
const setState = (tokenId: string, state: "PAUSED" | "REVOKED") => asSystem((tx) => tx.apiToken.update({ where: { id: tokenId }, data: { state } }));

beforeEach(async () => void (await asSystem((tx) => tx.webhookDelivery.updateMany({ where: { state: { in: ["PENDING", "LEASED"] } }, data: { state: "CANCELLED" } }))));

describe("saveEndpoint", () => {
  test("keeps the URL and the notes, and leaves an audit line that names the host alone", async () => {
    const { admin, company, slug, tokenId } = await story();

    const saved = await saveEndpoint(admin, slug, tokenId, { url, description: "Easyflex, WM 7008" }, publicly);

    expect(saved).toMatchObject({ resolves: true, attention: null, endpoint: { tokenId, url, description: "Easyflex, WM 7008" } });
    expect(await getEndpoint(admin, slug, tokenId)).toEqual(saved.endpoint);
    const audit = await auditOf(company.id);
    expect(audit.map(({ action, actorId, details }) => ({ action, actorId, details }))).toEqual([
      { action: "webhook.created", actorId: admin.id, details: { tokenId, host: "ef-test1.easyflex.org" } },
    ]);
  });

  test("stands in the list of the company, and in nobody else's", async () => {
    const { admin, slug, tokenId } = await story();
    const { endpoint } = await saveEndpoint(admin, slug, tokenId, { url }, publicly);

    expect(await listEndpoints(admin, slug)).toEqual([endpoint]);
    await expect(listEndpoints(other.admin, slug)).rejects.toMatchObject({ code: "not_found" });
  });

  test("a name that leads nowhere now is saved, and the result says so; one that leads inside too", async () => {
    const { admin, slug, tokenId } = await story();
    expect(await saveEndpoint(admin, slug, tokenId, { url }, nowhere)).toMatchObject({ resolves: false, attention: "dns_failed", endpoint: { url } });
    expect(await saveEndpoint(admin, slug, tokenId, { url }, async () => [{ address: "10.0.0.1", family: 4 }])).toMatchObject({ resolves: true, attention: "address_refused" });
  });

  test("saved again it is changed, never doubled; saved alike it leaves no trace", async () => {
    const { admin, company, slug, tokenId } = await story();
    await saveEndpoint(admin, slug, tokenId, { url }, publicly);
    await saveEndpoint(admin, slug, tokenId, { url: `${url}2` }, publicly);
    await saveEndpoint(admin, slug, tokenId, { url: `${url}2` }, publicly);

    expect((await auditOf(company.id)).map(({ action }) => action)).toEqual(["webhook.created", "webhook.changed"]);
    expect(await getEndpoint(admin, slug, tokenId)).toMatchObject({ url: `${url}2` });
  });

  test("two first saves at one moment leave one endpoint", async () => {
    const { admin, slug, tokenId } = await story();
    await Promise.all([1, 2, 3].map((number) => saveEndpoint(admin, slug, tokenId, { url: `${url}${number}` }, publicly)));
    expect(await asSystem((tx) => tx.webhookEndpoint.count({ where: { tokenId } }))).toBe(1);
  });

  test.each([
    ["http://example.nl/x", "errors.webhookPort"],
    ["http://8.8.8.8:8080/x", "errors.webhookHttps"],
    ["https://192.168.1.10/x", "errors.webhookPrivateAddress"],
    ["https://example.nl:22/x", "errors.webhookPort"],
  ])("%s is refused at the field, with its own sentence", async (wrong, key) => {
    const { admin, slug, tokenId } = await story();
    await expect(saveEndpoint(admin, slug, tokenId, { url: wrong })).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "url", key }] });
    expect(await getEndpoint(admin, slug, tokenId)).toBeNull();
  });

  test("a reader may not, and another company's token does not exist", async () => {
    const { admin, slug, tokenId } = await story();
    const reader = await create.member(signed, "READER");
    await expect(saveEndpoint(reader, slug, tokenId, { url })).rejects.toMatchObject({ code: "forbidden" });
    for (const foreign of [other.pair.tokenId, newId(), "geen-id"]) {
      await expect(saveEndpoint(admin, slug, foreign, { url })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(saveEndpoint(admin, other.company.slug, other.pair.tokenId, { url })).rejects.toMatchObject({ code: "not_found" });
  });

  test("a token that ended gets no webhook any more", async () => {
    const { admin, slug, tokenId } = await story();
    await setState(tokenId, "REVOKED");
    await expect(saveEndpoint(admin, slug, tokenId, { url })).rejects.toMatchObject({ code: "conflict", key: "errors.tokenEnded" });
  });
});

describe("testEndpoint", () => {
  test("queues a ping for this token alone", async () => {
    const { admin, company, slug, tokenId } = await story();
    const second = await createToken(admin, slug, build.token());
    for (const id of [tokenId, second.tokenId]) await saveEndpoint(admin, slug, id, { url }, publicly);

    const eventId = await testEndpoint(admin, slug, tokenId);

    expect(await listDeliveries(admin, slug, tokenId, { limit: 50 })).toMatchObject([{ eventId, eventType: "ping", state: "PENDING", attempts: 0, attemptsLeft: 10, lastOutcome: null }]);
    expect(await listDeliveries(admin, slug, second.tokenId, { limit: 50 })).toEqual([]);
    expect(await asSystem((tx) => tx.event.findUnique({ where: { id: eventId } }))).toMatchObject({ companyId: company.id, organisationId: signed.organisation.id, tokenId });
  });

  test("asks for a URL first, and for a token that works", async () => {
    const { admin, slug, tokenId } = await story();
    await expect(testEndpoint(admin, slug, tokenId)).rejects.toMatchObject({ code: "conflict", key: "errors.webhookMissing" });

    await saveEndpoint(admin, slug, tokenId, { url }, publicly);
    await setState(tokenId, "PAUSED");
    await expect(testEndpoint(admin, slug, tokenId)).rejects.toMatchObject({ code: "conflict", key: "errors.webhookTokenInactive" });
  });

  test("a reader may not test, and a stranger sees nothing", async () => {
    const { slug, tokenId } = await story();
    const reader = await create.member(signed, "READER");
    await expect(testEndpoint(reader, slug, tokenId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(testEndpoint(other.admin, slug, tokenId)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("reading deliveries", () => {
  test("the list is newest first, and the detail tells every attempt and the request", async () => {
    const { admin, slug, tokenId } = await story();
    const receiver = await startReceiver((response) => response.writeHead(404).end('{"fout":"wmnr onbekend"}'));
    await saveEndpoint(admin, slug, tokenId, { url: `${receiver.url}/hook?wmnr=1` });
    const first = await testEndpoint(admin, slug, tokenId);
    const [held] = await claimDue("detail", 1, 5);
    if (!held) throw new Error("nothing was due");
    await deliver("detail", held, { policy: loopbackPolicy }, () => 0);
    const second = await testEndpoint(admin, slug, tokenId);
    await receiver.close();

    const list = await listDeliveries(admin, slug, tokenId, { limit: 50 });
    expect(list.map(({ eventId }) => eventId)).toEqual([second, first]);
    expect(list[1]).toMatchObject({ state: "PENDING", attempts: 1, attemptsLeft: 9, lastOutcome: "http_4xx", lastStatus: 404, lastAnswer: '{"fout":"wmnr onbekend"}' });
    expect(await listDeliveries(admin, slug, tokenId, { limit: 1 })).toHaveLength(1);

    const detail = await getDelivery(admin, slug, tokenId, first);
    const [got] = receiver.received;
    expect(detail.attemptLog).toMatchObject([{ number: 1, status: 404, error: null, outcome: "http_4xx", url: `${receiver.url}/hook?wmnr=1`, address: "127.0.0.1", answer: '{"fout":"wmnr onbekend"}' }]);
    expect(detail.request).toMatchObject({ method: "POST", url: `${receiver.url}/hook?wmnr=1`, body: got?.body });
    for (const [name, value] of Object.entries(detail.request.headers)) expect(got?.headers[name]).toBe(value);
    expect(JSON.stringify(detail)).not.toContain("whsec_");
    expect(await getDelivery(admin, slug, tokenId, second)).toMatchObject({ attemptLog: [], request: { url: `${receiver.url}/hook?wmnr=1` } });
  });

  test("a foreign delivery does not exist, by whatever road it is asked for", async () => {
    const { admin, slug, tokenId } = await story();
    await saveEndpoint(other.admin, other.company.slug, other.pair.tokenId, { url }, publicly);
    const eventId = await testEndpoint(other.admin, other.company.slug, other.pair.tokenId);

    const roads: [PersonActor, string, string][] = [
      [admin, slug, tokenId],
      [admin, slug, other.pair.tokenId],
      [admin, other.company.slug, other.pair.tokenId],
    ];
    for (const [actor, company, token] of roads) await expect(getDelivery(actor, company, token, eventId)).rejects.toMatchObject({ code: "not_found" });
    for (const missing of [newId(), "geen-id"]) await expect(getDelivery(admin, slug, tokenId, missing)).rejects.toMatchObject({ code: "not_found" });
    await expect(listDeliveries(admin, slug, other.pair.tokenId, { limit: 5 })).rejects.toMatchObject({ code: "not_found" });
    await expect(getEndpoint(admin, slug, other.pair.tokenId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("a token is told only what it may also read", async () => {
    const { admin, company, slug, organisation, tokenId } = await story();
    await saveEndpoint(admin, slug, tokenId, { url }, publicly);
    const tell = (type: "partner.linked" | "position.shared") => asSystem((tx) => publishEvent(tx, { type, organisationId: organisation.id, companyId: company.id, data: {} }));
    await tell("position.shared");
    const told = await tell("partner.linked");

    expect((await listDeliveries(admin, slug, tokenId, { limit: 50 })).map(({ eventId }) => eventId)).toEqual([told]);
  });
});
