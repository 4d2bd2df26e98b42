import { expect, describe, test } from "vitest";
import { atMoment } from "@/lib/core/clock";
import { asSystem, pool } from "@/lib/core/db";
import { asOwner } from "@/prisma/dump";
import { create, createRegulation, type Founded } from "@/prisma/factories";
import { saveDraft } from "./drafts.service";
import { publishDraft, withdrawVersion } from "./publishing.service";
import { getRegulation } from "./regulations.service";
import { fullExample } from "./setu/examples";
import { endSharing, sharePositions } from "./sharing.service";
import { getPayEquity, getVersion, getVersionPdf, listPayEquity, listVersions } from "./shown.service";
import { spreadVersion } from "./spreading.service";
import { payEquityTasks } from "./tasks";

const declared = { declared: "yes" as const };
type Hirer = Founded & { documentId: string };

describe("a publication to many companies", () => {
  test("that is killed between batches is finished by the worker, and every company is told exactly once", async () => {
    const { hirer, companyIds } = await sharedWithMany(30);

    const killed = async (order: Parameters<typeof spreadVersion>[0]) => {
      await spreadVersion(order, 1);
      throw new Error("killed");
    };
    expect(await publish(hirer, "2026-07-01", {}, killed)).toMatchObject({ number: 1, companies: 30 });
    expect(await toldOf(hirer, companyIds)).toHaveLength(25);

    const job = payEquityTasks.find((task) => task.name === "pay-equity.spread");
    const { rows } = await pool().query<{ payload: { documentId: string } }>("SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'documentId' = $1", [hirer.documentId]);
    for (const run of [1, 2]) await job?.run(rows[0]?.payload, { id: String(run), attempts: 1 });

    expect((await toldOf(hirer, companyIds)).sort()).toEqual(companyIds.sort());
    expect(await asSystem((tx) => tx.projection.count({ where: { documentId: hirer.documentId } }))).toBe(30);
  });

  test("takes turns when two runners work on it at once", async () => {
    const { hirer, companyIds } = await sharedWithMany(30);
    const both = async (order: Parameters<typeof spreadVersion>[0]) => (await Promise.all([spreadVersion(order), spreadVersion(order)])).reduce((sum, told) => sum + told);

    expect((await publish(hirer, "2026-07-01", {}, both)).companies).toBe(30);
    expect((await toldOf(hirer, companyIds)).sort()).toEqual(companyIds.sort());
  });

  test("still reaches a company whose sharing changes before its batch came", async () => {
    const { hirer, agency } = await sharedWithOne();
    const nothing = async () => Promise.reject(new Error("killed"));
    await publish(hirer, "2026-07-01", {}, nothing);
    await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: agency.company.id, positionIds: ["PLOEGBAAS"] });

    expect((await eventsOf(agency, "pay_equity.version.published")).map(({ number, revision }) => [number, revision])).toEqual([[1, 1]]);
    expect((await getVersion(agency.admin, agency.company.slug, hirer.documentId, 1)).version.revision).toBe(2);
  });

  test("shows a reader the version before or the new one at every moment, never none and never two", async () => {
    const { hirer, agency } = await sharedWithOne();
    await publish(hirer, "2026-01-01");
    const seen: number[][] = [];
    let done = false;
    const reading = (async () => {
      while (!done) seen.push((await listPayEquity(agency.admin, agency.company.slug, { limit: 50 })).items.map((row) => row.number));
    })();
    for (let count = 0; count < 4; count += 1) await publish(hirer, "2026-01-01");
    done = true;
    await reading;

    expect(seen.length).toBeGreaterThan(3);
    expect(seen.every((numbers) => numbers.length === 1)).toBe(true);
    expect(seen.flat()).toEqual(seen.flat().sort((a, b) => a - b));
  });
});

describe("at one moment", () => {
  test("of many publishes of one draft one wins and the others hear of a conflict; numbers have no gap", async () => {
    const { hirer } = await sharedWithOne();
    const { draft } = (await getRegulation(hirer.admin, hirer.organisation.slug, hirer.documentId)).regulation;
    const looked = { ...declared, draftId: draft?.id, draftUpdatedAt: draft?.updatedAt };

    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => (index % 4 === 3 ? save(hirer, "2026-07-01") : publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, looked))),
    );
    const codes = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [(outcome.reason as { code: string }).code] : []));
    expect(new Set(codes)).toEqual(new Set(["conflict"]));

    const anyDraft = await Promise.allSettled(Array.from({ length: 10 }, () => save(hirer, "2026-07-01").then(() => publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, declared))));
    expect(anyDraft.some((outcome) => outcome.status === "fulfilled")).toBe(true);
    const { versions } = (await getRegulation(hirer.admin, hirer.organisation.slug, hirer.documentId)).regulation;
    expect(versions.map((version) => version.number)).toEqual(versions.map((_, index) => index + 1));
  });

  test("a draft that changed since it was looked at is not published, and who changed it is told", async () => {
    const { hirer } = await sharedWithOne();
    const { draft } = (await getRegulation(hirer.admin, hirer.organisation.slug, hirer.documentId)).regulation;
    await save(hirer, "2026-08-01");

    const refused = publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, { ...declared, draftId: draft?.id, draftUpdatedAt: draft?.updatedAt });
    await expect(refused).rejects.toMatchObject({ code: "conflict", key: "errors.draftChanged", values: { known: "yes", name: "Bea Beheerder" } });
  });

  test("two editors do not overwrite each other: the second hears that the draft changed", async () => {
    const { hirer } = await sharedWithOne();
    const first = await save(hirer, "2026-07-01");
    const second = await save(hirer, "2026-07-02", { expectedUpdatedAt: first.updatedAt });
    await expect(save(hirer, "2026-07-03", { expectedUpdatedAt: first.updatedAt })).rejects.toMatchObject({ code: "conflict", key: "errors.draftChanged" });
    await save(hirer, "2026-07-04", { expectedUpdatedAt: second.updatedAt });

    await publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, declared);
    await expect(save(hirer, "2026-07-05", { expectedUpdatedAt: second.updatedAt })).rejects.toMatchObject({ code: "conflict", key: "errors.draftGone" });
    await save(hirer, "2026-07-05", { expectedUpdatedAt: null });
  });
});

describe("a correction", () => {
  test("tells of itself, of what it corrects, and of who loses days", async () => {
    const { hirer, agency } = await sharedWithOne();
    await publish(hirer, "2026-01-01");
    await publish(hirer, "2026-07-01");
    await publish(hirer, "2026-07-01", { correctsNumber: 2 });

    expect((await eventsOf(agency, "pay_equity.version.published")).map(({ number, correctsNumber }) => [number, correctsNumber])).toEqual([[1, null], [2, null], [3, 2]]);
    expect(await eventsOf(agency, "pay_equity.version.corrected")).toMatchObject([{ number: 2, revision: 1, correctedBy: 3, validFrom: "2026-07-01" }]);
    expect((await eventsOf(agency, "pay_equity.version.superseded")).map(({ number, supersededBy, supersededFrom }) => [number, supersededBy, supersededFrom])).toEqual([
      [1, 2, "2026-07-01"],
      [2, 3, "2026-07-01"],
    ]);
  });

  test("is of a version that is there and was not withdrawn", async () => {
    const { hirer } = await sharedWithOne();
    await publish(hirer, "2026-01-01");
    await expect(save(hirer, "2026-07-01", { correctsNumber: 9 })).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "correctsNumber", key: "errors.correctsUnknown" }] });

    await save(hirer, "2026-07-01", { correctsNumber: 1 });
    await withdrawVersion(hirer.admin, hirer.organisation.slug, hirer.documentId, 1, { reason: "Verkeerde cao" });
    await expect(publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, declared)).rejects.toMatchObject({ code: "invalid_input", fields: [{ key: "errors.correctsWithdrawn" }] });
  });
});

describe("withdrawal", () => {
  test("gives way to the version before, answers 410 by number, is told once, and is for its admins", async () => {
    const { hirer, agency } = await sharedWithOne();
    await atMoment("2026-01-02T09:00:00Z", () => publish(hirer, "2026-01-01"));
    await atMoment("2026-02-02T09:00:00Z", () => publish(hirer, "2026-02-01"));
    const slug = hirer.organisation.slug;
    const reason = { reason: "Verkeerde cao", confirm: "Magazijn" };
    const reader = await create.member(hirer, "READER");
    await expect(withdrawVersion(reader, slug, hirer.documentId, 2, reason)).rejects.toMatchObject({ code: "forbidden" });
    await expect(withdrawVersion(hirer.admin, slug, hirer.documentId, 9, reason)).rejects.toMatchObject({ code: "not_found" });
    await expect(withdrawVersion(hirer.admin, slug, hirer.documentId, 2, { ...reason, confirm: "magazijn" })).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "confirm" }] });

    await atMoment("2026-03-01T10:00:00Z", () => withdrawVersion(hirer.admin, slug, hirer.documentId, 2, reason));

    const read = (clocks: { asOf: string; knownAt?: string }) => getPayEquity(agency.admin, agency.company.slug, hirer.documentId, clocks);
    expect((await read({ asOf: "2026-02-15" })).version.number).toBe(1);
    expect((await read({ asOf: "2026-02-15", knownAt: "2026-03-01T09:59:59.999Z" })).version.number).toBe(2);
    await expect(getVersion(agency.admin, agency.company.slug, hirer.documentId, 2)).rejects.toMatchObject({ code: "gone" });
    await expect(withdrawVersion(hirer.admin, slug, hirer.documentId, 2, reason)).rejects.toMatchObject({ code: "conflict" });
    expect(await eventsOf(agency, "pay_equity.version.withdrawn")).toMatchObject([{ number: 2, revision: 1, validFrom: "2026-02-01" }]);
  });

  test("of the only version leaves none that applies", async () => {
    const { hirer, agency } = await sharedWithOne();
    await publish(hirer, "2026-01-01");
    await withdrawVersion(hirer.admin, hirer.organisation.slug, hirer.documentId, 1, { reason: "Verkeerde cao" });

    await expect(getPayEquity(agency.admin, agency.company.slug, hirer.documentId, {})).rejects.toMatchObject({ code: "no_version_applies" });
    expect((await listPayEquity(agency.admin, agency.company.slug, { limit: 50 })).items).toEqual([]);
  });

  test("is not told to a company with which nothing is shared any more", async () => {
    const { hirer, agency } = await sharedWithOne();
    await publish(hirer, "2026-01-01");
    await endSharing(hirer.admin, hirer.organisation.slug, hirer.documentId, agency.company.id, {});
    await withdrawVersion(hirer.admin, hirer.organisation.slug, hirer.documentId, 1, { reason: "Verkeerde cao" });

    expect(await eventsOf(agency, "pay_equity.version.withdrawn")).toEqual([]);
  });
});

test("published after it took effect, a version says so, and the PDF of before stays retrievable byte for byte", async () => {
  const { hirer, agency } = await sharedWithOne();
  await atMoment("2026-06-01T09:00:00Z", () => publish(hirer, "2026-06-01"));
  const before = await atMoment("2026-08-01T09:00:00Z", () => getVersionPdf(agency.admin, agency.company.slug, hirer.documentId, 1));
  await atMoment("2026-08-14T09:00:00Z", () => publish(hirer, "2026-07-01"));

  const [, retroactive] = await eventsOf(agency, "pay_equity.version.published");
  expect(retroactive).toMatchObject({ number: 2, retroactive: true, validFrom: "2026-07-01" });
  expect((await getVersion(agency.admin, agency.company.slug, hirer.documentId, 2)).version.retroactive).toBe(true);
  const after = await atMoment("2026-08-15T09:00:00Z", () => getVersionPdf(agency.admin, agency.company.slug, hirer.documentId, 1));
  expect(Buffer.compare(before.bytes, after.bytes)).toBe(0);
});

test("the day in the Netherlands decides, also in the two hours in which it is still yesterday in UTC", async () => {
  const { hirer, agency } = await sharedWithOne();
  await atMoment("2026-01-02T09:00:00Z", () => publish(hirer, "2026-01-01"));
  await atMoment("2026-05-20T09:00:00Z", () => publish(hirer, "2026-07-01"));
  const numbersAt = (moment: string) =>
    atMoment(moment, async () => [
      (await getPayEquity(agency.admin, agency.company.slug, hirer.documentId, {})).version.number,
      ...(await listPayEquity(agency.admin, agency.company.slug, { limit: 50 })).items.map((row) => row.number),
    ]);

  expect(await numbersAt("2026-06-30T21:59:59.999Z")).toEqual([1, 1]);
  expect(await numbersAt("2026-06-30T22:00:00Z")).toEqual([2, 2]);
  expect(await numbersAt("2026-06-30T23:30:00Z")).toEqual([2, 2]);
  const states = await atMoment("2026-06-30T22:00:00Z", () => listVersions(agency.admin, agency.company.slug, hirer.documentId));
  expect(states.map(({ state }) => state)).toEqual(["superseded", "published"]);
});

describe("the database itself refuses", () => {
  test.each([
    ["a number out of turn", `UPDATE "PayEquityVersion" SET "state" = 'PUBLISHED', "number" = 3, "publishedAt" = now() WHERE "documentId" = $1 AND "state" = 'DRAFT'`],
    ["a correction of what is not there", `UPDATE "PayEquityVersion" SET "state" = 'PUBLISHED', "number" = 2, "correctsNumber" = 7, "publishedAt" = now() WHERE "documentId" = $1 AND "state" = 'DRAFT'`],
    ["a version without a first day", `UPDATE "PayEquityVersion" SET "state" = 'PUBLISHED', "number" = 2, "validFrom" = NULL, "publishedAt" = now() WHERE "documentId" = $1 AND "state" = 'DRAFT'`],
    ["withdrawing a draft", `UPDATE "PayEquityVersion" SET "state" = 'WITHDRAWN', "withdrawnAt" = now() WHERE "documentId" = $1 AND "state" = 'DRAFT'`],
    ["publishing a version again", `UPDATE "PayEquityVersion" SET "publishedAt" = now() WHERE "documentId" = $1 AND "state" = 'PUBLISHED'`],
    ["making a version a draft again", `UPDATE "PayEquityVersion" SET "state" = 'DRAFT', "number" = NULL, "publishedAt" = NULL WHERE "documentId" = $1 AND "number" = 1`],
    ["another content", `UPDATE "PayEquityContent" SET "body" = '{}' WHERE "versionId" IN (SELECT "id" FROM "PayEquityVersion" WHERE "documentId" = $1 AND "number" = 1)`],
    ["other blocks beside it", `UPDATE "PayEquityContent" SET "sections" = '{"leave":"unknown"}' WHERE "versionId" IN (SELECT "id" FROM "PayEquityVersion" WHERE "documentId" = $1 AND "number" = 1)`],
    ["another projection", `UPDATE "Projection" SET "body" = '' WHERE "documentId" = $1`],
    ["a projection taken away", `DELETE FROM "Projection" WHERE "documentId" = $1`],
    ["a share made longer", `UPDATE "Share" SET "sharedFrom" = "sharedFrom" - interval '1 day' WHERE "documentId" = $1`],
    ["a share of another function", `UPDATE "Share" SET "positionId" = 'PLOEGBAAS' WHERE "documentId" = $1`],
    ["a share taken away", `DELETE FROM "Share" WHERE "documentId" = $1`],
  ])("%s, whether the application asks or the owner of the tables", async (_, statement) => {
    const { hirer } = await sharedWithOne();
    await publish(hirer, "2026-01-01");
    await save(hirer, "2026-07-01");
    const refused = (codes: RegExp) => ({ code: expect.stringMatching(codes) as string });

    const asked = asSystem((tx) => tx.$executeRawUnsafe(statement.replaceAll("$1", `'${hirer.documentId}'`)));
    await expect(asked).rejects.toThrow(/23001|23514|42501/);
    await asOwner(async (client) => {
      await expect(client.query(statement, [hirer.documentId])).rejects.toMatchObject(refused(/^(23001|23514)$/));
    });
  });
});

async function save(hirer: Hirer, validFrom: string, rest: Partial<Parameters<typeof saveDraft>[3]> = {}) {
  return saveDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, { content: { ...fullExample(), effectivePeriod: { validFrom } }, ...rest });
}

async function publish(hirer: Hirer, validFrom: string, rest: Partial<Parameters<typeof saveDraft>[3]> = {}, spread?: typeof spreadVersion) {
  await save(hirer, validFrom, rest);
  return publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, declared, spread);
}

async function sharedWithOne() {
  const hirer = await createRegulation();
  const agency = await create.organisation();
  await atMoment("2025-12-01T09:00:00Z", () => sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: agency.company.id, positionIds: ["INPAK"] }));
  return { hirer, agency };
}

async function sharedWithMany(count: number) {
  const hirer = await createRegulation();
  const agency = await create.organisation();
  const companyIds: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const { id } = await create.company(agency, String(number));
    companyIds.push(id);
    await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: id, positionIds: number % 2 ? ["INPAK"] : ["INPAK", "PLOEGBAAS"] });
  }
  return { hirer, companyIds };
}

/** The companies that heard of the publication, as often as they did. */
async function toldOf(hirer: Hirer, companyIds: string[]): Promise<string[]> {
  const events = await asSystem((tx) => tx.event.findMany({ where: { companyId: { in: companyIds }, type: "pay_equity.version.published" } }));
  return events.filter((event) => (event.data as { payEquityId: string }).payEquityId === hirer.documentId).map((event) => event.companyId);
}

/** What an agency's company was told of one kind, by number. */
async function eventsOf(agency: Founded, type: string): Promise<Record<string, unknown>[]> {
  const events = await asSystem((tx) => tx.event.findMany({ where: { companyId: agency.company.id, type } }));
  return events.map((event) => event.data as Record<string, unknown>).sort((a, b) => Number(a.number) - Number(b.number));
}
