import { describe, expect, test } from "vitest";
import { build, create } from "@/prisma/factories";
import type { SectionStates } from "./blocks.schema";
import type { Comparison } from "./difference.schema";
import { compareRegulation, compareShown } from "./difference.service";
import { createDocument, publishDraft, saveDraft, sharePositions, withdrawVersion } from "./service";
import { fullExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";

const nothing = { from: null, to: null, version: null };

describe("a company", () => {
  test("sees what changes from what applies to the newest version, from what it was given only", async () => {
    const { agency, documentId, publish } = await arranged();
    await publish("2099-01-01", (content) => {
      const [salary] = content.remuneration;
      for (const scale of salary?.salaryScale ?? []) for (const step of scale.salaryStep ?? []) step.value += 100;
      if (content.positionProfile?.[1]) content.positionProfile[1].positionTitle = "Voorman";
    });

    const found = await compareShown(agency.admin, agency.company.slug, documentId, nothing, "nl");

    expect(keysOf(found)).toEqual(["1", "2"]);
    expect(found?.summary.count).toBe(found?.differences.length);
    expect(JSON.stringify(found)).toContain("Schaal 3");
    expect(JSON.stringify(found)).not.toMatch(/Ploegbaas|Voorman|Schaal 6|3\.100/);
  });

  test("is told that nothing changes for it, when only what it does not see does", async () => {
    const { agency, documentId, publish } = await arranged();
    await publish("2026-01-01", (content) => {
      if (content.positionProfile?.[1]) content.positionProfile[1].positionTitle = "Voorman";
    });

    expect(await compareShown(agency.admin, agency.company.slug, documentId, nothing, "nl")).toMatchObject({ differences: [], isSameVersion: false });
  });

  test("sees two revisions of one version apart, between which the sharing changed", async () => {
    const { hirer, agency, documentId } = await arranged();
    await sharePositions(hirer.admin, hirer.organisation.slug, documentId, { companyId: agency.company.id, positionIds: ["PLOEGBAAS"] });

    const found = await compareShown(agency.admin, agency.company.slug, documentId, { ...nothing, from: "1.1", to: "1" }, "nl");

    expect(found).toMatchObject({ isSameVersion: true, before: { number: 1, revision: 1 }, after: { number: 1, revision: null } });
    expect(found?.differences.find(({ block }) => block === "positions")).toMatchObject({ kind: "added", subject: "Ploegbaas" });
  });

  test("sees n.v.t. become something else, and how each block stands", async () => {
    const { agency, documentId, publish } = await arranged({ pension: "not_applicable" });
    await publish("2026-02-01", (content) => {
      content.pension = fullExample().pension;
    });

    const found = await compareShown(agency.admin, agency.company.slug, documentId, nothing, "nl");

    expect(found?.differences.find(({ block }) => block === "pension")).toMatchObject({ before: "n.v.t.", after: "8,2% van het jaarloon" });
    expect(found?.blocks.find(({ id }) => id === "pension")?.state).toBe("filled");
  });

  test("has nothing to compare with one version, and chooses a withdrawn one only by asking", async () => {
    const { hirer, agency, documentId, publish } = await arranged();
    expect(await compareShown(agency.admin, agency.company.slug, documentId, nothing, "nl")).toBeNull();

    await publish("2026-02-01");
    await withdrawVersion(hirer.admin, hirer.organisation.slug, documentId, 2, { reason: "Verkeerde datum" });
    expect(await compareShown(agency.admin, agency.company.slug, documentId, nothing, "nl")).toBeNull();
    expect(keysOf(await compareShown(agency.admin, agency.company.slug, documentId, { ...nothing, from: "1", to: "2" }, "nl"))).toEqual(["1", "2"]);
  });

  test.each([
    ["a version that does not exist", { ...nothing, from: "1", to: "9" }, null],
    ["a revision that does not exist", { ...nothing, from: "1.7", to: "1" }, null],
    ["a draft, which is not its own", { ...nothing, from: "1", to: "concept" }, null],
    ["a foreign document", nothing, "stranger"],
  ])("finds nothing of %s", async (_what, asked, who) => {
    const { agency, documentId } = await arranged();
    const reader = who ? await create.organisation() : agency;

    await expect(compareShown(reader.admin, reader.company.slug, documentId, asked, "nl")).rejects.toMatchObject({ code: "not_found" });
    await expect(compareShown(reader.admin, reader.company.slug, "nonsense", nothing, "nl")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a hirer", () => {
  test("sees what its draft changes to what applies, and any two versions", async () => {
    const { hirer, documentId, publish } = await arranged();
    await publish("2099-01-01");
    await saveDraft(hirer.admin, hirer.organisation.slug, documentId, { content: { ...example("2099-06-01"), pension: [] } });

    const draft = await compareRegulation(hirer.admin, hirer.organisation.slug, documentId, nothing, "nl");
    const versions = await compareRegulation(hirer.admin, hirer.organisation.slug, documentId, { ...nothing, from: "2", to: "1" }, "en");

    expect(keysOf(draft)).toEqual(["1", "concept"]);
    expect(draft?.differences.map(({ block, kind }) => [block, kind])).toEqual([["general", "changed"], ["pension", "removed"]]);
    expect(versions?.differences.map(({ sentence }) => sentence)).toEqual(["Valid: from 1 January 2099 → from 1 January 2026"]);
  });

  test("finds nothing of another hirer, and nothing to compare in one version", async () => {
    const { hirer, documentId } = await arranged();
    const stranger = await create.organisation("HIRER");

    expect(await compareRegulation(hirer.admin, hirer.organisation.slug, documentId, nothing, "nl")).toBeNull();
    await expect(compareRegulation(stranger.admin, stranger.organisation.slug, documentId, nothing, "nl")).rejects.toMatchObject({ code: "not_found" });
    await expect(compareRegulation(hirer.admin, hirer.organisation.slug, documentId, { ...nothing, to: "4" }, "nl")).rejects.toMatchObject({ code: "not_found" });
  });
});

function keysOf(found: Comparison | null): string[] | null {
  return found && [found.before.key, found.after.key];
}

function example(validFrom: string): InquiryPayEquity {
  return { ...fullExample(), effectivePeriod: { validFrom } };
}

/** A document in effect, one of its two functions shared with one company; and the way to publish a next version of it. */
async function arranged(sections: SectionStates = {}) {
  const hirer = await create.organisation("HIRER", { kvkNumber: build.kvkNumber() });
  const agency = await create.organisation();
  const documentId = await createDocument(hirer.admin, hirer.organisation.slug, { name: "Cao Proef" });

  const publish = async (validFrom: string, edit: (content: InquiryPayEquity) => void = () => {}, said: SectionStates = {}) => {
    const content = example(validFrom);
    if (said.pension === "not_applicable") content.pension = [];
    edit(content);
    await saveDraft(hirer.admin, hirer.organisation.slug, documentId, { content, sections: said });
    await publishDraft(hirer.admin, hirer.organisation.slug, documentId, { declared: "yes" });
  };
  await saveDraft(hirer.admin, hirer.organisation.slug, documentId, { content: example("2026-01-01"), sections });
  await sharePositions(hirer.admin, hirer.organisation.slug, documentId, { companyId: agency.company.id, positionIds: ["INPAK"] });
  await publish("2026-01-01", undefined, sections);
  return { hirer, agency, documentId, publish };
}
