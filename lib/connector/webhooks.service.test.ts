import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { closeConnector, database } from "./database";
import { documentOf, type StandInCompany, type StandInDocument, startPortal, versionOf, webhookOf } from "./portal.test-support";
import type { Visitor } from "./schema";
import * as connector from "./service";
import { handlePending, receiveWebhook, resumePending } from "./webhooks.service";

let portal: Awaited<ReturnType<typeof startPortal>>;
beforeAll(async () => {
  portal = await startPortal();
  vi.stubEnv("APP_URL", portal.address);
});
afterAll(async () => {
  await closeConnector();
  await portal.stop();
});

type Linked = { company: StandInCompany; document: StandInDocument; visitor: Visitor; id: string; wmnr: string };

async function linked(change: (company: StandInCompany) => void = () => undefined): Promise<Linked> {
  const company = portal.company("7008");
  const document = documentOf(company, "Magazijn");
  change(company);
  const { visitor } = await connector.welcomeVisitor(undefined);
  const id = await connector.createAdministration(visitor, { number: "7008", name: "7008 webinar", token: company.token, secret: company.secret });
  return { company, document, visitor, id, wmnr: (await connector.getAdministration(visitor, id)).wmnr };
}

const published = ({ id }: StandInDocument, number = 1) => ({ type: "pay_equity.version.published", data: { payEquityId: id, number, revision: 1 } });
const ping = { type: "ping", data: {} };

describe("a webhook with the right signature", () => {
  test("is stored before anything is fetched, and then its document is", async () => {
    const { company, document, visitor, id, wmnr } = await linked();
    company.requests.length = 0;
    const { headers, body } = webhookOf(company, published(document));

    expect(await receiveWebhook(wmnr, headers, body)).toEqual({ state: "accepted", administrationId: id });
    expect(company.requests).toEqual([]);
    expect(await connector.listWebhooks(visitor, id)).toMatchObject([{ id: headers["webhook-id"], type: "pay_equity.version.published", handledAt: null, fault: null }]);
    expect((await connector.getAdministration(visitor, id)).webhookAt).not.toBeNull();

    await handlePending(id);
    expect(await connector.listDocuments(visitor, id)).toMatchObject([{ id: document.id, partnerName: "Logistiek Noord", number: 1, state: "current" }]);
    expect((await connector.listWebhooks(visitor, id))[0]?.handledAt).not.toBeNull();
  });

  test("counts once, however often it comes", async () => {
    const { company, document, visitor, id, wmnr } = await linked();
    const { headers, body } = webhookOf(company, published(document));
    await receiveWebhook(wmnr, headers, body);
    await handlePending(id);
    const before = [await connector.getAdministration(visitor, id), await connector.listWebhooks(visitor, id)];
    company.requests.length = 0;

    const again = await Promise.all([1, 2, 3].map(() => receiveWebhook(wmnr, headers, body)));
    await handlePending(id);
    expect(again.map(({ state }) => state)).toEqual(["known", "known", "known"]);
    expect([await connector.getAdministration(visitor, id), await connector.listWebhooks(visitor, id)]).toEqual(before);
    expect(company.requests).toEqual([]);
  });

  test("is taken in once when it comes five times at one moment", async () => {
    const { company, visitor, id, wmnr } = await linked();
    const { headers, body } = webhookOf(company, ping);
    const states = (await Promise.all([1, 2, 3, 4, 5].map(() => receiveWebhook(wmnr, headers, body)))).map(({ state }) => state);
    expect(states.sort()).toEqual(["accepted", "known", "known", "known", "known"]);
    expect(await connector.listWebhooks(visitor, id)).toHaveLength(1);
  });

  test("that is a test sets the moment and has nothing to fetch", async () => {
    const { company, visitor, id, wmnr } = await linked();
    company.requests.length = 0;
    const { headers, body } = webhookOf(company, ping);
    await receiveWebhook(wmnr, headers, body);
    await handlePending(id);

    const [received] = await connector.listWebhooks(visitor, id);
    expect(received?.handledAt).toBe(received?.receivedAt);
    expect((await connector.getAdministration(visitor, id)).webhookAt).toBe(received?.receivedAt);
    expect(company.requests).toEqual([]);
  });

  test("fetches a version that does not hold yet as well", async () => {
    const { company, document, visitor, id, wmnr } = await linked();
    document.versions[2] = versionOf("2027-01-01", 1, "Teamleider");
    const { headers, body } = webhookOf(company, published(document, 2));
    await receiveWebhook(wmnr, headers, body);
    await handlePending(id);

    expect(await connector.listDocuments(visitor, id)).toMatchObject([{ number: 1, positions: ["Orderpicker"], next: { number: 2, validFrom: "2027-01-01" } }]);
    expect((await connector.getDocument(visitor, id, document.id, "2.1")).shown?.readable.positionProfile).toMatchObject([{ positionTitle: "Teamleider" }]);
  });

  test("fetches the first version also when none holds yet", async () => {
    const { company, document, visitor, id, wmnr } = await linked();
    Object.assign(document, { now: null, versions: { 1: versionOf("2027-01-01") } });
    const { headers, body } = webhookOf(company, published(document));
    await receiveWebhook(wmnr, headers, body);
    await handlePending(id);

    expect(await connector.listDocuments(visitor, id)).toMatchObject([{ state: "waiting", number: null, partnerName: "Logistiek Noord", next: { number: 1 } }]);
    expect((await connector.getDocument(visitor, id, document.id)).shown?.number).toBe(1);
  });

  test("of a document that is no longer shared marks it", async () => {
    const { company, document, visitor, id, wmnr } = await linked();
    const first = webhookOf(company, published(document));
    await receiveWebhook(wmnr, first.headers, first.body);
    await handlePending(id);
    company.documents.length = 0;

    const second = webhookOf(company, published(document));
    await receiveWebhook(wmnr, second.headers, second.body);
    await handlePending(id);
    expect(await connector.listDocuments(visitor, id)).toMatchObject([{ state: "ended", number: 1 }]);
  });

  test("about an inlener fetches the inleners", async () => {
    const { company, visitor, id, wmnr } = await linked();
    const { headers, body } = webhookOf(company, { type: "partner.linked", data: { partnerId: company.partners[0]?.id } });
    await receiveWebhook(wmnr, headers, body);
    await handlePending(id);
    expect((await connector.getAdministration(visitor, id)).partners).toBe(1);
  });
});

describe("what could not be fetched", () => {
  test("waits with the reason, and is fetched at the next occasion", async () => {
    const { company, document, visitor, id, wmnr } = await linked();
    company.refuse = { status: 503 };
    const { headers, body } = webhookOf(company, published(document));
    await receiveWebhook(wmnr, headers, body);
    await handlePending(id);
    expect(await connector.listWebhooks(visitor, id)).toMatchObject([{ handledAt: null, fault: { kind: "unavailable" } }]);

    company.refuse = undefined;
    await resumePending(visitor);
    expect(await connector.listWebhooks(visitor, id)).toMatchObject([{ handledAt: expect.any(String) as string, fault: null }]);
    expect(await connector.listDocuments(visitor, id)).toHaveLength(1);
  });

  test("is fetched after a start as well, for everyone", async () => {
    const { company, document, visitor, id, wmnr } = await linked();
    const { headers, body } = webhookOf(company, published(document));
    await receiveWebhook(wmnr, headers, body);
    await resumePending(null);
    expect(await connector.listDocuments(visitor, id)).toHaveLength(1);
  });

  test("is fetched once when two requests set about it", async () => {
    const { company, document, id, wmnr } = await linked();
    const { headers, body } = webhookOf(company, published(document));
    await receiveWebhook(wmnr, headers, body);
    company.requests.length = 0;

    await Promise.all([handlePending(id), handlePending(id), handlePending(id)]);
    expect(company.requests).toEqual([`/pay-equity/${document.id}`]);
  });

  test("is taken up again when who took it died", async () => {
    const { company, document, visitor, id, wmnr } = await linked();
    const { headers, body } = webhookOf(company, published(document));
    await receiveWebhook(wmnr, headers, body);
    await (await database()).query("UPDATE connector.webhook SET leased_until = now() + interval '60 seconds' WHERE administration_id = $1", [id]);
    await handlePending(id);
    expect((await connector.listWebhooks(visitor, id))[0]?.handledAt).toBeNull();

    await (await database()).query("UPDATE connector.webhook SET leased_until = now() - interval '1 second' WHERE administration_id = $1", [id]);
    await handlePending(id);
    expect((await connector.listWebhooks(visitor, id))[0]?.handledAt).not.toBeNull();
  });
});

describe("a webhook is refused", () => {
  test("at an address that does not exist", async () => {
    const { company } = await linked();
    const { headers, body } = webhookOf(company, ping);
    expect(await receiveWebhook("cju1u6p", headers, body)).toEqual({ state: "unknown_address" });
  });

  test.each<{ when: string; change: (webhook: { headers: Record<string, string>; body: string }) => void }>([
    { when: "the body was changed", change: (webhook) => (webhook.body = webhook.body.replace("ping", "pong")) },
    { when: "the signature is another's", change: (webhook) => (webhook.headers["webhook-signature"] = `v1,${Buffer.alloc(32).toString("base64")}`) },
    { when: "it has no id", change: (webhook) => delete webhook.headers["webhook-id"] },
    { when: "its id is endless", change: (webhook) => (webhook.headers["webhook-id"] = "x".repeat(201)) },
    { when: "it has no headers", change: (webhook) => (webhook.headers = {}) },
  ])("when $when, and leaves no trace", async ({ change }) => {
    const { company, visitor, id, wmnr } = await linked();
    const webhook = webhookOf(company, ping);
    change(webhook);

    expect(await receiveWebhook(wmnr, webhook.headers, webhook.body)).toEqual({ state: "wrong_signature" });
    expect(await connector.listWebhooks(visitor, id)).toEqual([]);
    expect((await connector.getAdministration(visitor, id)).webhookAt).toBeNull();
  });

  test("when it is signed for another administration", async () => {
    const [one, other] = [await linked(), await linked()];
    const { headers, body } = webhookOf(other.company, ping);
    expect(await receiveWebhook(one.wmnr, headers, body)).toEqual({ state: "wrong_signature" });
  });

  test("when it is no message", async () => {
    const { company, wmnr } = await linked();
    const { headers, body } = webhookOf(company, { type: "", data: {} });
    expect(await receiveWebhook(wmnr, headers, body)).toEqual({ state: "unreadable" });
  });
});

describe("as long as the token's id is not known", () => {
  test("it is asked of the portal at the first webhook", async () => {
    const { company, visitor, id, wmnr } = await linked((fresh) => (fresh.refuse = { status: 503 }));
    expect((await connector.getAdministration(visitor, id)).linked).toBe(false);
    const { headers, body } = webhookOf(company, ping);
    expect(await receiveWebhook(wmnr, headers, body)).toEqual({ state: "not_linked" });

    company.refuse = undefined;
    expect(await receiveWebhook(wmnr, headers, body)).toMatchObject({ state: "accepted" });
    expect((await connector.getAdministration(visitor, id)).linked).toBe(true);
  });

  test("a token of another werkmaatschappij is trusted for nothing", async () => {
    const { company, wmnr } = await linked((fresh) => (fresh.number = "7012"));
    const { headers, body } = webhookOf(company, ping);
    expect(await receiveWebhook(wmnr, headers, body)).toEqual({ state: "not_linked" });
  });

  test("an administration without a secret trusts nobody", async () => {
    const { visitor } = await connector.welcomeVisitor(undefined);
    const id = await connector.createAdministration(visitor, { number: "7008", name: "7008", token: "", secret: "" });
    const { wmnr } = await connector.getAdministration(visitor, id);
    const { headers, body } = webhookOf(portal.company("7008"), ping);
    expect(await receiveWebhook(wmnr, headers, body)).toEqual({ state: "wrong_signature" });
  });
});
