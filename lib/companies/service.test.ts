import { describe, expect, test } from "vitest";
import { actorOfEmail } from "@/lib/accounts/service";
import { asSystem } from "@/lib/core/db";
import type { Register } from "@/lib/kvk/schema";
import { build, create } from "@/prisma/factories";
import { checkCompanies } from "./register.service";
import { addCompany, listCompanies, lookUpForCompany, prepareCompany } from "./service";

describe("a company that is added", () => {
  test("keeps the zeros of its number, and is within the admin's reach at once", async () => {
    const { admin, organisation, email } = await create.organisation();

    const { slug } = await addCompany(admin, organisation.slug, { number: "0007", name: "Techniek", kvkNumber: build.kvkNumber() });

    const [place] = (await actorOfEmail(email)).places;
    expect(place?.companies.map((company) => company.number)).toEqual(["0007", "7008"]);
    expect(await listCompanies(await actorOfEmail(email), organisation.slug)).toMatchObject([{ slug, number: "0007", registerState: "UNKNOWN" }, { number: "7008" }]);
  });

  test("is written down with its number, and by whom", async () => {
    const { admin, organisation } = await create.organisation();
    const { id } = await addCompany(admin, organisation.slug, { number: "7012", name: "Test BV Donald", kvkNumber: "68750110" });

    const [entry] = await asSystem((tx) => tx.auditEntry.findMany({ where: { action: "company.created", companyId: id } }));
    expect(entry).toMatchObject({ organisationId: organisation.id, actorId: admin.id, details: { number: "7012", registerState: "CONFIRMED" } });
  });

  test("is refused at its field when the organisation has its number, or the company ended", async () => {
    const { admin, organisation } = await create.organisation();
    const company = { number: "7008", name: "Nog een", kvkNumber: build.kvkNumber() };

    await expect(addCompany(admin, organisation.slug, company)).rejects.toMatchObject({ fields: [{ path: "number", key: "errors.companyNumberKnown" }] });
    await expect(addCompany(admin, organisation.slug, { ...company, number: "7009", kvkNumber: "55344526" })).rejects.toMatchObject({ fields: [{ path: "kvkNumber" }] });
    expect(await listCompanies(admin, organisation.slug)).toHaveLength(1);
  });

  test("with one number by ten at once is one", async () => {
    const { admin, organisation } = await create.organisation();
    const adding = Array.from({ length: 10 }, () => addCompany(admin, organisation.slug, { number: "7012", name: "Techniek", kvkNumber: build.kvkNumber() }));

    expect((await Promise.allSettled(adding)).filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("of one name in two organisations gets an address of its own each", async () => {
    const founded = await Promise.all([create.organisation(), create.organisation()]);
    const slugs = await Promise.all(founded.map(({ admin, organisation }) => addCompany(admin, organisation.slug, { number: "7100", name: "Dezelfde naam", kvkNumber: build.kvkNumber() })));

    expect(new Set(slugs.map(({ slug }) => slug)).size).toBe(2);
  });
});

describe("adding a company", () => {
  test("begins with the next number and the organisation's own KvK number", async () => {
    const kvkNumber = build.kvkNumber();
    const { admin, organisation } = await create.organisation("AGENCY", { kvkNumber });

    expect(await prepareCompany(admin, organisation.slug)).toEqual({ number: "7009", kvkNumber });
  });

  test("is for admins of the organisation, and not for an inlener", async () => {
    const agency = await create.organisation();
    const reader = await create.member(agency, "READER");
    const hirer = await create.organisation("HIRER");
    const company = { number: "7012", name: "Techniek", kvkNumber: build.kvkNumber() };

    for (const attempt of [prepareCompany(reader, agency.organisation.slug), addCompany(reader, agency.organisation.slug, company), lookUpForCompany(reader, agency.organisation.slug, company)]) {
      await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(addCompany(hirer.admin, hirer.organisation.slug, company)).rejects.toMatchObject({ code: "forbidden", key: "errors.oneCompany" });
    await expect(addCompany(hirer.admin, agency.organisation.slug, company)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("a number that could not be checked is asked again, until the register answers", async () => {
  const { admin, organisation } = await create.organisation();
  const { id } = await addCompany(admin, organisation.slug, { number: "7012", name: "Techniek", kvkNumber: "90004973" });
  const stateOf = () => asSystem((tx) => tx.company.findUniqueOrThrow({ where: { id }, select: { registerState: true } }));
  expect(await stateOf()).toEqual({ registerState: "UNCHECKED" });

  const down: Register = { findCompany: () => Promise.resolve({ state: "unavailable" }) };
  const knowing: Register = { findCompany: () => Promise.resolve({ state: "found", name: "Techniek", tradeNames: [], legalForm: null, address: null }) };
  expect(await checkCompanies(down)).toBe(0);
  expect(await stateOf()).toEqual({ registerState: "UNCHECKED" });

  while ((await stateOf()).registerState === "UNCHECKED") await checkCompanies(knowing);
  expect(await stateOf()).toEqual({ registerState: "CONFIRMED" });
  expect(await asSystem((tx) => tx.auditEntry.count({ where: { action: "company.register_checked", companyId: id } }))).toBe(1);
});
