import { describe, expect, test } from "vitest";
import { sha256Hex } from "@/lib/core/crypto";
import { build, create } from "@/prisma/factories";
import { getShownMessage, readRegulation, readShown } from "./reading.service";
import { createDocument, publishDraft, saveDraft, sharePositions } from "./service";
import { fullExample } from "./setu/examples";
import { listCompanyPositions, listShown } from "./shown.service";

describe("a company", () => {
  test("reads a version block by block, in the language of the screen, without the functions it was not given", async () => {
    const { agency, documentId } = await shared();

    const dutch = await readShown(agency.admin, agency.company.slug, documentId, null, "nl");
    const english = await readShown(agency.admin, agency.company.slug, documentId, 1, "en");

    expect(dutch.blocks.map((block) => block.title)).toContain("Functies");
    expect(english.blocks.map((block) => block.title)).toContain("Positions");
    expect(dutch.blocks.find((block) => block.id === "positions")?.sections[0]?.rows.map((row) => row.label)).toEqual(["Inpakker"]);
  });

  test("takes along the very bytes whose hash stands beside them", async () => {
    const { agency, documentId } = await shared();

    const { version } = await readShown(agency.admin, agency.company.slug, documentId, null, "nl");
    const { bytes, filename } = await getShownMessage(agency.admin, agency.company.slug, documentId, 1);

    expect(sha256Hex(bytes)).toBe(version.sha256);
    expect(filename).toBe(`inlenersbeloning-${documentId}-versie-1-revisie-1.json`);
  });

  test("sees what it was given in its list, and its functions with whose they are", async () => {
    const { agency, hirer, documentId } = await shared();

    const list = await listShown(agency.admin, agency.company.slug, { search: "inpakker" });
    expect(list.items).toMatchObject([{ id: documentId, standing: "applies", applies: 1, newest: { number: 1 } }]);
    expect(await listCompanyPositions(agency.admin, agency.company.slug)).toMatchObject([
      { id: "INPAK", payEquityId: documentId, documentName: "Cao Proef", hirer: { kvkNumber: hirer.kvkNumber } },
    ]);
  });

  test("finds nothing of another company, of an unknown version or of nonsense", async () => {
    const { agency, documentId } = await shared();
    const stranger = await create.organisation();

    await expect(readShown(stranger.admin, stranger.company.slug, documentId, null, "nl")).rejects.toMatchObject({ code: "not_found" });
    await expect(readShown(agency.admin, agency.company.slug, documentId, 9, "nl")).rejects.toMatchObject({ code: "not_found" });
    await expect(getShownMessage(agency.admin, agency.company.slug, "nonsense", Number.NaN)).rejects.toMatchObject({ code: "not_found" });
    await expect(listShown(stranger.admin, agency.company.slug, { search: "" })).rejects.toMatchObject({ code: "not_found" });
    expect((await listShown(stranger.admin, stranger.company.slug, { search: "" })).counts.all).toBe(0);
  });
});

describe("a hirer", () => {
  test("reads the draft first, with what the check finds, and each version whole", async () => {
    const { hirer, documentId } = await shared();
    await saveDraft(hirer.admin, hirer.organisation.slug, documentId, { content: { ...fullExample(), effectivePeriod: {} } });

    const draft = await readRegulation(hirer.admin, hirer.organisation.slug, documentId, null, "nl");
    expect(draft.read?.number).toBeNull();
    expect(draft.regulation.draft).toMatchObject({ number: 2, blocking: 1 });
    expect(draft.report?.counts.error).toBe(1);
    expect(draft.report?.blocks[0]).toMatchObject({
      id: "general",
      groups: [{ severity: "error", findings: [{ path: "effectivePeriod.validFrom", sentence: "Vul in vanaf wanneer de regeling geldt." }] }],
    });

    const version = await readRegulation(hirer.admin, hirer.organisation.slug, documentId, 1, "nl");
    expect(version.read?.number).toBe(1);
    expect(version.functions.map(({ title }) => title)).toEqual(["Inpakker", "Ploegbaas"]);
    expect(version.regulation.sharedWith).toMatchObject([{ positions: ["INPAK"] }]);
  });

  test("without a draft reads its newest version; an unknown one does not exist", async () => {
    const { hirer, documentId } = await shared();

    expect((await readRegulation(hirer.admin, hirer.organisation.slug, documentId, null, "nl")).read?.number).toBe(1);
    await expect(readRegulation(hirer.admin, hirer.organisation.slug, documentId, 7, "nl")).rejects.toMatchObject({ code: "not_found" });
  });

  test("has a document to read that says nothing yet", async () => {
    const hirer = await create.organisation("HIRER");
    const documentId = await createDocument(hirer.admin, hirer.organisation.slug, { name: "Leeg" });

    expect(await readRegulation(hirer.admin, hirer.organisation.slug, documentId, null, "nl")).toMatchObject({ read: null, functions: [], report: null });
  });
});

/** Version 1 of a document in effect, one of its two functions shared with one company. */
async function shared() {
  const kvkNumber = build.kvkNumber();
  const founded = await create.organisation("HIRER", { kvkNumber });
  const hirer = { ...founded, kvkNumber };
  const agency = await create.organisation();
  const documentId = await createDocument(hirer.admin, hirer.organisation.slug, { name: "Cao Proef" });
  await saveDraft(hirer.admin, hirer.organisation.slug, documentId, { content: { ...fullExample(), effectivePeriod: { validFrom: "2026-01-01" } } });
  await sharePositions(hirer.admin, hirer.organisation.slug, documentId, { companyId: agency.company.id, positionIds: ["INPAK"] });
  await publishDraft(hirer.admin, hirer.organisation.slug, documentId, { declared: "yes" });
  return { hirer, agency, documentId };
}
