import { randomInt } from "node:crypto";
import type { PersonActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/permissions";
import { actorOfEmail, admit, hashPassword } from "@/lib/accounts/service";
import { publishAgreementText, signAgreement } from "@/lib/agreements/service";
import { foundCompany } from "@/lib/companies/service";
import { asSystem } from "@/lib/core/db";
import { randomHex } from "@/lib/core/crypto";
import { startLicence } from "@/lib/licences/service";
import { createDocument, saveDraft } from "@/lib/pay-equity/service";
import { fullExample } from "@/lib/pay-equity/setu/examples";
import type { OrganisationDetails } from "@/lib/organisations/schema";
import { foundOrganisation } from "@/lib/organisations/service";
import type { IssuedCredential, NewToken } from "@/lib/tokens/schema";
import { createToken } from "@/lib/tokens/service";
import { apiAgreement } from "@/lib/agreements/texts/api-agreement";

/** One password for every person a factory makes; hashing it once keeps tests quick. */
export const PASSWORD = "een-lang-genoeg-wachtwoord";
let passwordHash: Promise<string> | undefined;

/** Plain valid things, unsaved; each test names only what it is about. */
export const build = {
  kvkNumber: () => String(10_000_000 + randomInt(80_000_000)),
  email: () => `persoon-${randomHex(6)}@voorbeeld.example`,
  organisation: (change: Partial<OrganisationDetails> = {}): OrganisationDetails => ({
    kvkNumber: build.kvkNumber(),
    name: `Proef ${randomHex(4)}`,
    street: "Havenkade",
    houseNumber: "14",
    postcode: "1234 AB",
    city: "Voorbeeldstad",
    ...change,
  }),
  token: (change: Partial<NewToken> = {}): NewToken => ({ name: `Token ${randomHex(4)}`, permissions: ["pay-equity:read", "partners:list"], ...change }),
};

/** An organisation with one company and one admin, saved through the services. */
export type Founded = {
  organisation: { id: string; slug: string };
  company: { id: string; slug: string };
  admin: PersonActor;
  email: string;
};

/** The same, saved. Every test makes its own organisation, so all run at once. */
export const create = {
  /** An agency or a hirer with company 7008 and an admin over the whole. */
  async organisation(kind: "AGENCY" | "HIRER" = "AGENCY", change: Partial<OrganisationDetails> = {}): Promise<Founded> {
    const details = build.organisation(change);
    const email = build.email();
    const hash = await (passwordHash ??= hashPassword(PASSWORD));

    const { organisation, company } = await asSystem(async (tx) => {
      const founded = await foundOrganisation(tx, { ...details, kind, softwareCode: "easyflex" });
      const first = await foundCompany(tx, founded.id, { number: "7008", name: details.name, kvkNumber: details.kvkNumber });
      const userId = await admit(tx, { email, name: "Bea Beheerder", passwordHash: hash }, { organisationId: founded.id, companyId: null, role: "ORGANISATION_ADMIN" });
      await startLicence(tx, { id: founded.id, kind, softwareCode: "easyflex" }, userId);
      return { organisation: founded, company: first };
    });
    return { organisation, company, admin: await actorOfEmail(email), email };
  },

  /** One more company of an organisation. */
  async company(founded: Founded, number: string): Promise<{ id: string; slug: string }> {
    return asSystem((tx) => foundCompany(tx, founded.organisation.id, { number, name: `Bedrijf ${randomHex(3)}`, kvkNumber: build.kvkNumber() }));
  },

  /** One more person with a role in the organisation, or in one company of it. */
  async member(founded: Founded, role: Role, companyId: string | null = null): Promise<PersonActor> {
    const email = build.email();
    const hash = await (passwordHash ??= hashPassword(PASSWORD));
    await asSystem((tx) => admit(tx, { email, name: "Lot Lid", passwordHash: hash }, { organisationId: founded.organisation.id, companyId, role }));
    return actorOfEmail(email);
  },

  /** The agreement signed by the admin. */
  async signature(founded: Founded): Promise<void> {
    await publishAgreementText();
    const input = { version: apiAgreement.version, signerName: "Bea Beheerder", signerRole: "Directeur", authorised: "yes" as const, openedAt: new Date().toISOString() };
    await signAgreement(founded.admin, founded.organisation.slug, input);
  },

  /** A signed organisation with a token of its company. */
  async token(change: Partial<NewToken> = {}): Promise<Founded & { pair: IssuedCredential }> {
    const founded = await create.organisation();
    await create.signature(founded);
    return { ...founded, pair: await createToken(founded.admin, founded.company.slug, build.token(change)) };
  },
};

/** A hirer with one document of two functions, INPAK and PLOEGBAAS, as a draft that can be published. */
export async function createRegulation(name = "Magazijn"): Promise<Founded & { documentId: string }> {
  const hirer = await create.organisation("HIRER", name === "Magazijn" ? {} : { name });
  const documentId = await createDocument(hirer.admin, hirer.organisation.slug, { name });
  await saveDraft(hirer.admin, hirer.organisation.slug, documentId, { content: fullExample() });
  return { ...hirer, documentId };
}
