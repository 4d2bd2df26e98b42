import { describe, expect, test } from "vitest";
import { build, create } from "@/prisma/factories";
import { createDocument, publishDraft, saveDraft, sharePositions } from "./service";
import { checkRegulation, checkShown } from "./report.service";
import { fullExample } from "./setu/examples";

const kinds = (report: { blocks: { id: string; groups: { severity: string; findings: { path: string }[] }[] }[] } | undefined) =>
  (report?.blocks ?? []).flatMap(({ id, groups }) => groups.map(({ severity, findings }) => `${severity} ${id} ${findings[0]?.path}`));

describe("a check", () => {
  test("of a company is about its own projection, and says nothing of what is not shared", async () => {
    const { hirer, agency, documentId } = await shared();
    const own = await checkRegulation(hirer.admin, hirer.organisation.slug, documentId, 1, "nl");
    const given = await checkShown(agency.admin, agency.company.slug, documentId, 1, "nl");

    expect(JSON.stringify(own)).toContain("Ploegbaas");
    expect(given.report.counts.error).toBe(0);
    expect(JSON.stringify(given)).not.toContain("Ploegbaas");
    expect(JSON.stringify(given)).not.toContain("PLOEGBAAS");
    expect(given.minimumWages.unknownFrom).toBe("1 januari 2027");
  });

  test("of a draft knows what the hirer said of whole blocks", async () => {
    const { hirer, documentId } = await shared();
    const { pension: _pension, ...content } = fullExample();
    await saveDraft(hirer.admin, hirer.organisation.slug, documentId, { content, sections: { pension: "unknown", leave: "not_applicable" } });

    const checked = await checkRegulation(hirer.admin, hirer.organisation.slug, documentId, null, "en");
    expect(kinds(checked?.report)).toEqual(expect.arrayContaining(["error pension sections.pension", "error leave sections.leave"]));
  });

  test("of a document that says nothing yet is none, and one of another hirer does not exist", async () => {
    const { hirer, documentId } = await shared();
    const stranger = await create.organisation("HIRER");
    const empty = await createDocument(hirer.admin, hirer.organisation.slug, { name: "Leeg" });

    expect(await checkRegulation(hirer.admin, hirer.organisation.slug, empty, null, "nl")).toBeNull();
    await expect(checkRegulation(stranger.admin, stranger.organisation.slug, documentId, null, "nl")).rejects.toMatchObject({ code: "not_found" });
    await expect(checkRegulation(hirer.admin, hirer.organisation.slug, documentId, 9, "nl")).rejects.toMatchObject({ code: "not_found" });
  });
});

/** Version 1, with a team leader below the minimum wage who is not shared. */
async function shared() {
  const founded = await create.organisation("HIRER", { kvkNumber: build.kvkNumber() });
  const agency = await create.organisation();
  const documentId = await createDocument(founded.admin, founded.organisation.slug, { name: "Cao Proef" });
  const content = { ...fullExample(), effectivePeriod: { validFrom: "2026-01-01" } };
  for (const scale of content.remuneration[0]?.salaryScale ?? []) if (scale.name === "6") scale.positionProfileReference = [];
  await saveDraft(founded.admin, founded.organisation.slug, documentId, { content });
  await sharePositions(founded.admin, founded.organisation.slug, documentId, { companyId: agency.company.id, positionIds: ["INPAK"] });
  await publishDraft(founded.admin, founded.organisation.slug, documentId, { declared: "yes" });
  return { hirer: founded, agency, documentId };
}
