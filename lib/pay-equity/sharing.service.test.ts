import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { pageTexts } from "@/lib/core/pdf-text";
import { create, createRegulation, type Founded } from "@/prisma/factories";
import { projectForPositions } from "./projection.rules";
import { listSharing } from "./recipients.service";
import { publishDraft, saveDraft } from "./service";
import { fullExample } from "./setu/examples";
import { endSharing, sharePositions, tellDueSharing } from "./sharing.service";
import { getPayEquity, getPosition, getShown, getVersion, getVersionPdf, listPayEquity, listPositions, listShown, listVersions } from "./shown.service";

const all = { limit: 50 };

describe("a function that is shared with one company and not with another", () => {
  test("stands nowhere in what the other sees, and is gone for both the minute after it ends; the log keeps it", async () => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    const b = await agencyWithToken();
    await atMoment("2026-07-01T08:00:00Z", () => share(hirer, a, ["INPAK", "PLOEGBAAS"]));
    await atMoment("2026-07-01T08:00:00Z", () => share(hirer, b, ["INPAK"]));
    await atMoment("2026-07-01T09:00:00Z", () => publish(hirer));

    await atMoment("2026-07-02T09:00:00Z", async () => {
      const [listed] = (await listPayEquity(b.token, b.slug, all)).items;
      expect(listed?.positions.map(({ id }) => id)).toEqual(["INPAK"]);
      const partnerId = listed?.partnerId ?? "";
      expect((await listPositions(b.token, b.slug, partnerId)).map(({ id }) => id)).toEqual(["INPAK"]);
      await expect(getPosition(b.token, b.slug, partnerId, "PLOEGBAAS")).rejects.toMatchObject({ code: "not_found" });

      const seenByB = await readWhole(hirer, b);
      const seenByA = await readWhole(hirer, a);
      for (const text of [seenByB.body, seenByB.pdf]) expect(text).not.toMatch(/ploegbaas/i);
      for (const text of [seenByA.body, seenByA.pdf]) expect(text).toMatch(/ploegbaas/i);
    });

    await atMoment("2026-07-03T10:00:00Z", () => end(hirer, b));
    await atMoment("2026-07-03T10:01:00Z", async () => {
      await expectClosed(hirer, b);
      expect((await readWhole(hirer, a)).body).toContain("PLOEGBAAS");
      expect((await listShown(b.admin, b.slug, { search: "" })).items).toMatchObject([{ standing: "ended" }]);
      expect((await getShown(b.admin, b.slug, hirer.documentId, null)).content).toContain("INPAK");
      expect((await getVersionPdf(b.admin, b.slug, hirer.documentId, 1)).size).toBeGreaterThan(1000);
    });
    const log = await asSystem((tx) => tx.auditEntry.findMany({ where: { organisationId: hirer.organisation.id, action: { startsWith: "positions." } }, orderBy: { id: "asc" } }));
    expect(log.map(({ action }) => action)).toEqual(["positions.shared", "positions.shared", "positions.unshared"]);
    expect(await typesOf(b)).toEqual(expect.arrayContaining(["position.unshared", "partner.unlinked"]));
    expect(await typesOf(a)).not.toContain("partner.unlinked");
  });
});

describe("ending", () => {
  test("one of two functions leaves the other, in a next revision of every version that held it", async () => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    await share(hirer, a, ["INPAK", "PLOEGBAAS"]);
    await publish(hirer);
    await publish(hirer);
    await end(hirer, a, ["PLOEGBAAS"]);

    for (const number of [1, 2]) {
      const { version, content } = await getVersion(a.token, a.slug, hirer.documentId, number);
      expect(version.revision).toBe(2);
      expect(Buffer.from(content).toString()).not.toContain("PLOEGBAAS");
      expect(pageTexts((await getVersionPdf(a.token, a.slug, hirer.documentId, number)).bytes).join(" ")).not.toMatch(/ploegbaas/i);
    }
    expect(await dataOf(a, "position.unshared")).toMatchObject([{ positionId: "PLOEGBAAS", number: 2, revision: 2 }]);
    expect(await typesOf(a)).not.toContain("partner.unlinked");
  });

  test("leaves out versions that held nothing else, while the document goes on", async () => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    await share(hirer, a, ["INPAK", "PLOEGBAAS"]);
    await publish(hirer);
    await publish(hirer, projectForPositions(fullExample(), ["PLOEGBAAS"]));
    await end(hirer, a, ["PLOEGBAAS"]);

    expect((await listVersions(a.token, a.slug, hirer.documentId)).map(({ number }) => number)).toEqual([1]);
    await expect(getVersion(a.token, a.slug, hirer.documentId, 2)).rejects.toMatchObject({ code: "not_found" });
    await expect(getVersionPdf(a.token, a.slug, hirer.documentId, 2)).rejects.toMatchObject({ code: "not_found" });
    expect((await getShown(a.admin, a.slug, hirer.documentId, 2)).content).toContain("PLOEGBAAS");
  });

  test("ends consent for one agency: no new versions reach it, the old ones stay as evidence, another agency notices nothing", async () => {
    const hirer = await createRegulation();
    const x = await agencyWithToken();
    const y = await agencyWithToken();
    await share(hirer, x, ["INPAK"]);
    await share(hirer, y, ["INPAK"]);
    await publish(hirer);
    await end(hirer, x);
    await publish(hirer);

    await expectClosed(hirer, x);
    expect((await listShown(x.admin, x.slug, { search: "" })).items).toMatchObject([{ standing: "ended", versionCount: 1 }]);
    expect((await listVersions(y.token, y.slug, hirer.documentId)).map(({ number, revision }) => [number, revision])).toEqual([[1, 1], [2, 1]]);
    expect(await typesOf(y)).not.toContain("position.unshared");
  });

  test("can be taken back by sharing again, as a partner of the same id", async () => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    await share(hirer, a, ["INPAK"]);
    await publish(hirer);
    const before = await getPayEquity(a.token, a.slug, hirer.documentId, {});
    await end(hirer, a);
    await share(hirer, a, ["INPAK"]);

    const after = await getPayEquity(a.token, a.slug, hirer.documentId, {});
    expect(after.partnerId).toBe(before.partnerId);
    expect(after.version.revision).toBe(3);
    expect((await typesOf(a)).filter((type) => type === "partner.linked")).toHaveLength(2);
  });

  test("is for admins, for what is shared, and when a name is typed over for the right one", async () => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    const other = await create.organisation();
    await share(hirer, a, ["INPAK"]);
    const reader = await create.member(hirer, "READER");
    const call = (actor: Actor, companyId: string, confirm?: string) => endSharing(actor, hirer.organisation.slug, hirer.documentId, companyId, { confirm });

    await expect(call(reader, a.company.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(call(a.admin, a.company.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(call(hirer.admin, other.company.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(call(hirer.admin, a.company.id, "Iets anders")).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "confirm" }] });
    await call(hirer.admin, a.company.id);
    await expect(call(hirer.admin, a.company.id)).rejects.toMatchObject({ code: "conflict", key: "errors.shareEnded" });
  });
});

describe("a share that begins and ends later", () => {
  test("is shown from its first moment until its last, also when the worker is late, and each is told once", async () => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    await atMoment("2026-07-01T08:00:00Z", () => share(hirer, a, ["INPAK"]));
    await atMoment("2026-07-01T08:30:00Z", () => publish(hirer));
    await atMoment("2026-07-01T09:00:00Z", () => share(hirer, a, ["PLOEGBAAS"], { from: "2026-07-10", until: "2026-07-20" }));

    const bodyAt = (moment: string) => atMoment(moment, async () => Buffer.from((await getVersion(a.token, a.slug, hirer.documentId, 1)).content).toString());
    expect(await bodyAt("2026-07-09T21:59:59.999Z")).not.toContain("PLOEGBAAS");
    expect(await bodyAt("2026-07-09T22:00:00Z")).toContain("PLOEGBAAS");
    expect(await bodyAt("2026-07-20T21:59:59.999Z")).toContain("PLOEGBAAS");
    expect(await bodyAt("2026-07-20T22:00:00Z")).not.toContain("PLOEGBAAS");

    const tell = (moment: string) => atMoment(moment, async () => (await tellDueSharing(), (await dataOf(a, "position.shared")).length));
    expect(await tell("2026-07-09T21:59:00Z")).toBe(1);
    expect(await tell("2026-07-09T22:00:00Z")).toBe(2);
    expect(await tell("2026-07-09T22:01:00Z")).toBe(2);
    await atMoment("2026-07-25T08:00:00Z", tellDueSharing);
    await atMoment("2026-07-25T08:01:00Z", tellDueSharing);
    expect(await dataOf(a, "position.unshared")).toMatchObject([{ positionId: "PLOEGBAAS", number: 1, revision: 3 }]);
  });

  test("of everything closes by itself at its end, and the worker tells of both ends after downtime", async () => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    await atMoment("2026-07-01T08:00:00Z", () => share(hirer, a, ["INPAK"], { from: "2026-07-05", until: "2026-07-06" }));
    await atMoment("2026-07-01T08:30:00Z", () => publish(hirer));

    await atMoment("2026-07-02T08:30:00Z", () => expectClosed(hirer, a));
    await atMoment("2026-07-05T08:30:00Z", tellDueSharing);
    await atMoment("2026-07-06T12:00:00Z", () => readWhole(hirer, a));
    await atMoment("2026-07-06T22:00:00Z", () => expectClosed(hirer, a));
    await atMoment("2026-07-08T08:30:00Z", tellDueSharing);
    expect((await typesOf(a)).filter((type) => type !== "agreement.signed").sort()).toEqual(["partner.linked", "partner.unlinked", "position.shared", "position.unshared"]);
  });

  test("is overtaken by whatever the hirer decides before it comes", async () => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    await atMoment("2026-07-01T08:00:00Z", () => share(hirer, a, ["INPAK"]));
    await atMoment("2026-07-01T08:30:00Z", () => publish(hirer));
    await atMoment("2026-07-01T09:00:00Z", () => share(hirer, a, ["PLOEGBAAS"], { from: "2026-07-10" }));
    await atMoment("2026-07-02T09:00:00Z", () => end(hirer, a, ["PLOEGBAAS"]));

    await atMoment("2026-07-11T09:00:00Z", async () => {
      await tellDueSharing();
      expect((await readWhole(hirer, a)).body).not.toContain("PLOEGBAAS");
    });
    expect((await dataOf(a, "position.shared")).map(({ positionId }) => positionId)).toEqual(["INPAK"]);
    expect(await typesOf(a)).not.toContain("position.unshared");
  });

  test("that takes over from one that ends is no news", async () => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    await atMoment("2026-07-01T08:00:00Z", () => share(hirer, a, ["INPAK"], { until: "2026-07-10" }));
    await atMoment("2026-07-02T08:00:00Z", () => share(hirer, a, ["INPAK"]));
    await atMoment("2026-07-11T08:00:00Z", tellDueSharing);

    expect((await typesOf(a)).filter((type) => type !== "agreement.signed").sort()).toEqual(["partner.linked", "position.shared"]);
  });

  test.each([
    [{ from: "2026-06-30" }, "from"],
    [{ from: "2026-07-01T07:59:59Z" }, "from"],
    [{ until: "2026-06-30" }, "until"],
    [{ from: "2026-07-05", until: "2026-07-04" }, "until"],
  ])("cannot be %j", async (period, path) => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    const refused = atMoment("2026-07-01T08:00:00Z", () => share(hirer, a, ["INPAK"], period));
    await expect(refused).rejects.toMatchObject({ code: "invalid_input", fields: [{ path }] });
  });

  test("stands in the hirer's own list with its days, beside whom it shares with already", async () => {
    const hirer = await createRegulation();
    const a = await agencyWithToken();
    await atMoment("2026-07-01T08:00:00Z", () => share(hirer, a, ["INPAK"]));
    await atMoment("2026-07-01T09:00:00Z", () => share(hirer, a, ["PLOEGBAAS"], { from: "2026-07-10", until: "2026-07-20" }));

    const list = () => listSharing(hirer.admin, hirer.organisation.slug, hirer.documentId);
    const sharing = await atMoment("2026-07-02T08:00:00Z", list);
    expect(sharing.companies).toMatchObject([{ companyId: a.company.id, endedAt: null, shares: [{ positionId: "INPAK", state: "now", until: null }, { positionId: "PLOEGBAAS", state: "later", until: "2026-07-20T22:00:00.000Z" }] }]);
    await atMoment("2026-07-02T09:00:00Z", () => end(hirer, a));
    expect((await atMoment("2026-07-02T10:00:00Z", list)).companies).toMatchObject([{ shares: [], endedAt: "2026-07-02T09:00:00.000Z" }]);
  });
});

type Hirer = Founded & { documentId: string };
type Agency = Founded & { slug: string; token: Actor };

async function agencyWithToken(): Promise<Agency> {
  const { pair, ...agency } = await create.token();
  const company = { ...agency.company, number: "7008", name: "x", organisationId: agency.organisation.id };
  const permissions = ["pay-equity:read", "pay-equity:pdf", "positions:list", "positions:read"] as const;
  return { ...agency, slug: agency.company.slug, token: { kind: "token", id: pair.tokenId, name: "t", company, permissions: [...permissions], origin: { address: null, userAgent: null } } };
}

function share(hirer: Hirer, { company }: Agency, positionIds: string[], period: { from?: string; until?: string } = {}) {
  return sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: company.id, positionIds, ...period });
}

function end(hirer: Hirer, { company }: Agency, positionIds?: string[]) {
  return endSharing(hirer.admin, hirer.organisation.slug, hirer.documentId, company.id, { positionIds, reason: "Proef" });
}

async function publish(hirer: Hirer, content = fullExample()) {
  await saveDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, { content });
  await publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, { declared: "yes" });
}

async function readWhole(hirer: Hirer, { token, slug }: Agency): Promise<{ body: string; pdf: string }> {
  const { content } = await getVersion(token, slug, hirer.documentId, 1);
  const { bytes } = await getVersionPdf(token, slug, hirer.documentId, 1);
  return { body: Buffer.from(content).toString(), pdf: pageTexts(bytes).join(" ") };
}

async function expectClosed(hirer: Hirer, { token, slug }: Agency): Promise<void> {
  const notFound = { code: "not_found" };
  expect((await listPayEquity(token, slug, all)).items).toEqual([]);
  await expect(getPayEquity(token, slug, hirer.documentId, {})).rejects.toMatchObject(notFound);
  await expect(getVersion(token, slug, hirer.documentId, 1)).rejects.toMatchObject(notFound);
  await expect(listVersions(token, slug, hirer.documentId)).rejects.toMatchObject(notFound);
  await expect(getVersionPdf(token, slug, hirer.documentId, 1)).rejects.toMatchObject(notFound);
}

async function typesOf({ company }: Agency): Promise<string[]> {
  return (await asSystem((tx) => tx.event.findMany({ where: { companyId: company.id }, select: { type: true } }))).map(({ type }) => type);
}

async function dataOf({ company }: Agency, type: string): Promise<Record<string, unknown>[]> {
  return (await asSystem((tx) => tx.event.findMany({ where: { companyId: company.id, type }, orderBy: { id: "asc" } }))).map(({ data }) => data as Record<string, unknown>);
}
