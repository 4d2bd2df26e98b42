import { describe, expect, test } from "vitest";
import { asSystem } from "@/lib/core/db";
import type { Register } from "@/lib/kvk/schema";
import { build, create } from "@/prisma/factories";
import { checkOrganisations } from "./register.service";
import { askRegisterAgain, changeDetails, changeSoftware, getSettings } from "./settings.service";

const { kvkNumber: _, ...typed } = build.organisation();
const change = { ...typed, houseNumberAddition: undefined };

describe("name and address", () => {
  test("are changed by an admin; the log tells which fields and none of their words", async () => {
    const { admin, organisation } = await create.organisation();

    await changeDetails(admin, organisation.slug, { ...change, name: "Andere naam", city: "Elders" });

    expect(await getSettings(admin, organisation.slug)).toMatchObject({ name: "Andere naam", city: "Elders", registerState: "UNKNOWN", slug: organisation.slug });
    const [entry] = await auditOf(organisation.id, "organisation.updated");
    expect(entry?.details).toEqual({ fields: ["name", "city"] });
  });

  test("that stay the same write nothing down", async () => {
    const { admin, organisation } = await create.organisation();
    const settings = await getSettings(admin, organisation.slug);

    await changeDetails(admin, organisation.slug, { ...change, name: settings.name });

    expect(await auditOf(organisation.id, "organisation.updated")).toHaveLength(0);
  });

  test("are read by a reader and changed by no one else than an admin", async () => {
    const founded = await create.organisation();
    const { slug } = founded.organisation;
    const reader = await create.member(founded, "READER");
    const stranger = await create.organisation();

    expect((await getSettings(reader, slug)).slug).toBe(slug);
    await expect(changeDetails(reader, slug, change)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeSoftware(reader, slug, { software: "none" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(askRegisterAgain(reader, slug)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getSettings(stranger.admin, slug)).rejects.toMatchObject({ code: "not_found" });
    await expect(changeDetails(stranger.admin, slug, change)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("software", () => {
  test("is changed without a second licence, and keeps no name that belongs to another choice", async () => {
    const { admin, organisation } = await create.organisation();

    await changeSoftware(admin, organisation.slug, { software: "other", softwareName: "Planmaat" });
    expect(await getSettings(admin, organisation.slug)).toMatchObject({ softwareCode: "other", softwareName: "Planmaat" });
    await changeSoftware(admin, organisation.slug, { software: "easyflex", softwareName: "Planmaat" });

    expect(await getSettings(admin, organisation.slug)).toMatchObject({ softwareCode: "easyflex", softwareName: null });
    expect(await asSystem((tx) => tx.licence.count({ where: { organisationId: organisation.id } }))).toBe(1);
    expect(await auditOf(organisation.id, "organisation.updated")).toHaveLength(2);
  });

  test("is nothing an inlener has", async () => {
    const { admin, organisation } = await create.organisation("HIRER");

    await expect(changeSoftware(admin, organisation.slug, { software: "easyflex" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the register", () => {
  test("asked again says what it has, and what stands here is compared with it", async () => {
    const { admin, organisation } = await create.organisation("AGENCY", { kvkNumber: "90005414" });

    expect(await askRegisterAgain(admin, organisation.slug)).toMatchObject({ answer: { state: "found", name: "Firma Voorbeeld en Zonen" } });

    expect(await getSettings(admin, organisation.slug)).toMatchObject({ registerState: "EDITED" });
    expect((await auditOf(organisation.id, "organisation.register_checked"))[0]?.details).toEqual({ registerState: "EDITED" });
  });

  test("that was down is asked again by the hour; what a person filled in stays", async () => {
    const { admin, organisation } = await create.organisation("AGENCY", { kvkNumber: "90002903" });
    const knowing: Register = { findCompany: () => Promise.resolve({ state: "ended", name: "Weg", endedOn: "2020-01-01" }) };
    const { name } = await getSettings(admin, organisation.slug);

    while ((await getSettings(admin, organisation.slug)).registerState === "UNCHECKED") await checkOrganisations(knowing);

    expect(await getSettings(admin, organisation.slug)).toMatchObject({ registerState: "ENDED", name });
    expect(await auditOf(organisation.id, "organisation.register_checked")).toHaveLength(1);
  });
});

function auditOf(organisationId: string, action: string) {
  return asSystem((tx) => tx.auditEntry.findMany({ where: { organisationId, action } }));
}
