import { describe, expect, test } from "vitest";
import { atMoment } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { asSystem, inScope } from "@/lib/core/db";
import { create, createRegulation } from "@/prisma/factories";
import { getRegulation } from "./regulations.service";
import { publishDraft, saveDraft, sharePositions } from "./service";
import { fullExample } from "./setu/examples";
import { getPayEquity, getShown, getVersion, getVersionPdf, listPayEquity, listPositions, listShown, listVersions } from "./shown.service";

const declared = { declared: "yes" as const };
const all = { limit: 50 };

describe("publishing", () => {
  test("numbers the version, freezes it, and shows every company its own part", async () => {
    const hirer = await createRegulation();
    const agency = await create.organisation();
    await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: agency.company.id, positionIds: ["INPAK"] });

    const published = await publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, declared);

    expect(published).toEqual({ number: 1, validFrom: "2026-07-01", companies: 1 });
    const [row] = (await listPayEquity(agency.admin, agency.company.slug, all)).items;
    expect(row).toMatchObject({ id: hirer.documentId, number: 1, revision: 1, positions: [{ id: "INPAK" }] });
    const { content, version } = await getPayEquity(agency.admin, agency.company.slug, hirer.documentId, {});
    expect(sha256Hex(content)).toBe(version.sha256);
    expect(JSON.parse(Buffer.from(content).toString())).toMatchObject({ versionId: { value: "1" } });
    expect(Buffer.from(content).toString()).not.toContain("PLOEGBAAS");
  });

  test("tells each company once, in the same transaction, and nobody else", async () => {
    const { hirer, agency } = await shared();

    const events = await asSystem((tx) => tx.event.findMany({ where: { companyId: agency.company.id }, orderBy: { id: "asc" } }));
    expect(events.map((event) => event.type)).toEqual(["agreement.signed", "partner.linked", "position.shared", "pay_equity.version.published"]);
    expect(events.at(-1)?.data).toMatchObject({ payEquityId: hirer.documentId, number: 1, revision: 1, validFrom: "2026-07-01" });
  });

  test("gives numbers without gaps, also when several want to be next at once", async () => {
    const { hirer } = await shared();
    await saveDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, { content: fullExample() });

    const outcomes = await Promise.allSettled([1, 2, 3].map(() => publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, declared)));

    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    const { regulation } = await getRegulation(hirer.admin, hirer.organisation.slug, hirer.documentId);
    expect(regulation.versions.map((version) => version.number)).toEqual([1, 2]);
  });

  test("of what is not right names every fault and changes nothing", async () => {
    const hirer = await createRegulation();
    const content = fullExample();
    const scale = content.remuneration[0]?.salaryScale?.[0];
    if (scale) scale.positionProfileReference = [{ positionId: { value: "BESTAAT-NIET" } }];
    await saveDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, { content });

    const refused = await publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, declared).catch((thrown: unknown) => thrown);

    expect(refused).toMatchObject({ code: "invalid_input", key: "errors.notPublishable" });
    expect((refused as { fields: unknown[] }).fields.length).toBeGreaterThan(0);
    const { regulation } = await getRegulation(hirer.admin, hirer.organisation.slug, hirer.documentId);
    expect(regulation).toMatchObject({ versions: [], draft: {} });
  });

  test("is refused to a reader, and the document does not exist for an agency or another hirer", async () => {
    const hirer = await createRegulation();
    const other = await createRegulation();
    const agency = await create.organisation();
    const reader = await create.member(hirer, "READER");

    await expect(publishDraft(reader, hirer.organisation.slug, hirer.documentId, declared)).rejects.toMatchObject({ code: "forbidden" });
    await expect(publishDraft(other.admin, other.organisation.slug, hirer.documentId, declared)).rejects.toMatchObject({ code: "not_found" });
    await expect(publishDraft(agency.admin, agency.organisation.slug, hirer.documentId, declared)).rejects.toMatchObject({ code: "not_found" });
  });

  test("cannot be undone by the application: version, content and projection refuse a change", async () => {
    const { hirer } = await shared();
    const where = { documentId: hirer.documentId };

    await expect(asSystem((tx) => tx.payEquityVersion.updateMany({ where, data: { validFrom: new Date("2020-01-01") } }))).rejects.toThrow();
    await expect(asSystem((tx) => tx.payEquityVersion.deleteMany({ where }))).rejects.toThrow();
    await expect(asSystem((tx) => tx.payEquityContent.updateMany({ where: { hirerId: hirer.organisation.id }, data: { body: "{}" } }))).rejects.toThrow();
    await expect(asSystem((tx) => tx.projection.updateMany({ where, data: { revision: 9 } }))).rejects.toThrow();
  });
});

describe("what a company sees", () => {
  test("follows the two clocks", async () => {
    const hirer = await createRegulation();
    const agency = await create.organisation();
    const slug = hirer.organisation.slug;
    const publish = async (moment: string, validFrom: string, correctsNumber: number | null = null) =>
      atMoment(moment, async () => {
        const content = fullExample();
        content.effectivePeriod = { validFrom };
        await saveDraft(hirer.admin, slug, hirer.documentId, { content, correctsNumber });
        await publishDraft(hirer.admin, slug, hirer.documentId, declared);
      });
    await atMoment("2025-12-01T09:00:00Z", () => sharePositions(hirer.admin, slug, hirer.documentId, { companyId: agency.company.id, positionIds: ["INPAK"] }));
    await publish("2025-12-10T09:00:00Z", "2026-01-01");
    await publish("2026-05-20T09:00:00Z", "2026-07-01");
    await publish("2026-06-10T09:00:00Z", "2026-07-01", 2);

    const numberOn = async (clocks: { asOf?: string; knownAt?: string }) => (await getPayEquity(agency.admin, agency.company.slug, hirer.documentId, clocks)).version.number;
    expect(await numberOn({ asOf: "2026-06-30" })).toBe(1);
    expect(await numberOn({ asOf: "2026-07-01" })).toBe(3);
    expect(await numberOn({ asOf: "2026-07-01", knownAt: "2026-06-01T00:00:00Z" })).toBe(2);
    await expect(numberOn({ asOf: "2025-06-30" })).rejects.toMatchObject({ code: "no_version_applies" });
    expect((await listVersions(agency.admin, agency.company.slug, hirer.documentId)).map(({ number, state }) => [number, state])).toEqual([
      [1, "superseded"],
      [2, "superseded"],
      [3, "published"],
    ]);
  });

  test("is nothing of a function, document or version that was not shared with it", async () => {
    const { hirer, agency } = await shared();
    const sibling = await create.company(agency, "7012");
    const admin = await create.member(agency, "ORGANISATION_ADMIN");

    expect((await listPayEquity(admin, sibling.slug, all)).items).toEqual([]);
    await expect(getPayEquity(admin, sibling.slug, hirer.documentId, {})).rejects.toMatchObject({ code: "not_found" });
    await expect(getVersion(admin, sibling.slug, hirer.documentId, 1)).rejects.toMatchObject({ code: "not_found" });
    await expect(getVersion(admin, agency.company.slug, hirer.documentId, 2)).rejects.toMatchObject({ code: "not_found" });
    const partnerId = (await listPayEquity(admin, agency.company.slug, all)).items[0]?.partnerId ?? "";
    expect((await listPositions(admin, agency.company.slug, partnerId)).map((position) => position.id)).toEqual(["INPAK"]);
    await expect(listPositions(admin, sibling.slug, partnerId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("never holds the whole document: row-level security hides the content table from agencies", async () => {
    const { hirer, agency } = await shared();

    const seen = await inScope({ companyIds: [agency.company.id], organisationId: agency.organisation.id }, (tx) => tx.payEquityContent.findMany({ where: { hirerId: hirer.organisation.id } }));
    expect(seen).toEqual([]);
  });

  test("gets a next revision when more is shared, and the old bytes stay", async () => {
    const { hirer, agency } = await shared();
    const before = await getVersion(agency.admin, agency.company.slug, hirer.documentId, 1);

    await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: agency.company.id, positionIds: ["PLOEGBAAS"] });

    const after = await getVersion(agency.admin, agency.company.slug, hirer.documentId, 1);
    expect([before.version.revision, after.version.revision]).toEqual([1, 2]);
    expect(after.version.sha256).not.toBe(before.version.sha256);
    expect(await asSystem((tx) => tx.projection.count({ where: { documentId: hirer.documentId, companyId: agency.company.id } }))).toBe(2);
  });

  test("closes for its API at once when sharing ends, and stays in the portal as evidence", async () => {
    const { hirer, agency, pair } = await shared();
    await asSystem((tx) => tx.share.updateMany({ where: { documentId: hirer.documentId }, data: { sharedUntil: new Date(Date.now() - 1) } }));
    const token = { kind: "token" as const, id: pair.tokenId, name: "t", company: { ...agency.company, number: "7008", name: "x", organisationId: agency.organisation.id }, permissions: ["pay-equity:read", "pay-equity:pdf"], origin: { address: null, userAgent: null } };

    expect((await listPayEquity(token, agency.company.slug, all)).items).toEqual([]);
    await expect(getVersion(token, agency.company.slug, hirer.documentId, 1)).rejects.toMatchObject({ code: "not_found" });
    await expect(getVersionPdf(token, agency.company.slug, hirer.documentId, 1)).rejects.toMatchObject({ code: "not_found" });
    expect((await listShown(agency.admin, agency.company.slug, { search: "" })).items).toMatchObject([{ id: hirer.documentId, standing: "ended" }]);
    expect((await getShown(agency.admin, agency.company.slug, hirer.documentId, null)).version.number).toBe(1);
  });

  test("has a PDF that stays the same byte for byte", async () => {
    const { hirer, agency } = await shared();

    const first = await getVersionPdf(agency.admin, agency.company.slug, hirer.documentId, 1);
    const second = await getVersionPdf(agency.admin, agency.company.slug, hirer.documentId, 1);
    expect(first.sha256).toBe(sha256Hex(first.bytes));
    expect(second.base64).toBe(first.base64);
  });
});

/** Version 1 published, INPAK of it shared with an agency that has a token. */
async function shared() {
  const hirer = await createRegulation();
  const { pair, ...agency } = await create.token();
  await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: agency.company.id, positionIds: ["INPAK"] });
  await publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, declared);
  return { hirer, agency, pair };
}
