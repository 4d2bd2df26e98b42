import { createServer } from "node:http";
import type { PersonActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/permissions";
import { actorOfEmail, admit, hashPassword } from "@/lib/accounts/service";
import { publishAgreementText, signAgreement } from "@/lib/agreements/service";
import { apiAgreement } from "@/lib/agreements/texts/api-agreement";
import { foundCompany } from "@/lib/companies/service";
import { atMoment } from "@/lib/core/clock";
import { asSystem, closeDatabase, type Db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { lookUpCompany, registerMarkOf } from "@/lib/kvk/service";
import { startLicence } from "@/lib/licences/service";
import type { OrganisationDetails } from "@/lib/organisations/schema";
import { addContact, findOrganisationId, foundOrganisation } from "@/lib/organisations/service";
import { createDocument, publishDraft, saveDraft, sharePositions } from "@/lib/pay-equity/service";
import { listRegulations } from "@/lib/pay-equity/regulations.service";
import { changePermissions, createToken, listTokens } from "@/lib/tokens/service";
import { policyOf } from "@/lib/webhooks/address.rules";
import { claimDue, deliver } from "@/lib/webhooks/deliveries.service";
import { saveEndpoint, testEndpoint } from "@/lib/webhooks/service";
import { draft, logistiekNoord, publishedVersions, type StoryVersion } from "./story/logistiek-noord";
import { functions } from "./story/logistiek-noord.terms";

/*
 * The demo story, told through the services with an injected clock. Every step first looks whether it was told already, so a
 * seed that was cut off goes on where it stopped, and a second one changes nothing.
 */

const PASSWORD = "demo-wachtwoord-2026";
const address = { street: "Havenkade", houseNumber: "14", postcode: "1234 AB", city: "Voorbeeldstad" };

type Member = { email: string; name: string; role: Role; company?: string };
type Cast = { details: OrganisationDetails; kind: "AGENCY" | "HIRER"; slug: string; companies: { number: string; name: string; slug: string }[]; members: Member[] };

const voorbeeld: Cast = {
  kind: "AGENCY",
  slug: "voorbeeld-uitzend-groep",
  details: { ...address, kvkNumber: "68750110", name: "Voorbeeld Uitzend Groep" },
  companies: [
    { number: "7008", name: "7008 webinar", slug: "7008-webinar" },
    { number: "7012", name: "7012 techniek", slug: "7012-techniek" },
  ],
  members: [
    { email: "beheerder@voorbeeld.example", name: "Bea Beheerder", role: "ORGANISATION_ADMIN" },
    { email: "bedrijf@voorbeeld.example", name: "Bram Bedrijf", role: "COMPANY_ADMIN", company: "7008" },
    { email: "lezer@voorbeeld.example", name: "Lea Lezer", role: "READER" },
  ],
};

const anders: Cast = {
  kind: "AGENCY",
  slug: "anders-flex",
  details: { ...address, houseNumber: "20", kvkNumber: "69599084", name: "Anders Flex" },
  companies: [{ number: "9001", name: "Anders", slug: "9001-anders" }],
  members: [{ email: "beheerder@anders.example", name: "Anna Anders", role: "ORGANISATION_ADMIN" }],
};

const hirer: Cast = {
  kind: "HIRER",
  slug: "logistiek-noord",
  details: { ...address, street: "Magazijnweg", houseNumber: "2", kvkNumber: logistiekNoord.kvkNumber, name: logistiekNoord.name },
  companies: [{ number: "1", name: logistiekNoord.name, slug: "logistiek-noord" }],
  members: [{ email: "hr@inlener.example", name: logistiekNoord.contact.name, role: "ORGANISATION_ADMIN" }],
};

await publishAgreementText();
await atMoment("2025-11-20T09:00:00Z", () => found(hirer));
await atMoment("2025-11-24T10:30:00Z", () => found(anders));
await atMoment("2026-11-16T13:15:00Z", () => found(voorbeeld));
await tellRegulation();
await tellAnders();
await closeDatabase();

/** An organisation with its companies, people and licence. */
async function found(cast: Cast): Promise<void> {
  if (await asSystem((tx) => findOrganisationId(tx, cast.slug))) return;

  const passwordHash = await hashPassword(PASSWORD);
  const lookup = await lookUpCompany(cast.details.kvkNumber);
  await asSystem(async (tx) => {
    const { id } = await foundOrganisation(tx, { ...cast.details, ...registerMarkOf(lookup, cast.details), kind: cast.kind, slug: cast.slug, softwareCode: cast.kind === "AGENCY" ? "easyflex" : undefined });
    const companies = new Map<string, string>();
    for (const company of cast.companies) companies.set(company.number, (await foundCompany(tx, id, { ...company, kvkNumber: cast.details.kvkNumber, ...registerMarkOf(lookup, company) })).id);
    const [admin] = await admitAll(tx, cast, id, companies, passwordHash);
    await startLicence(tx, { id, kind: cast.kind, softwareCode: cast.kind === "AGENCY" ? "easyflex" : null }, admin ?? "");
    if (cast.kind === "HIRER") await addContact(tx, id, { ...logistiekNoord.contact, role: "HR-adviseur" });
  });
}

async function admitAll(tx: Db, cast: Cast, organisationId: string, companies: Map<string, string>, passwordHash: string): Promise<string[]> {
  const ids: string[] = [];
  for (const { email, name, role, company } of cast.members) {
    const companyId = company ? (companies.get(company) ?? null) : null;
    ids.push(await admit(tx, { email, name, passwordHash }, { organisationId, companyId, role }));
  }
  return ids;
}

/** Three functions; two versions that came into effect, one to come, and a draft; each agency sees another part. */
async function tellRegulation(): Promise<void> {
  const hr = await actorOfEmail("hr@inlener.example");
  const documentId = await regulationOf(hr);

  for (const version of publishedVersions()) {
    const [told] = await listRegulations(hr, hirer.slug);
    if ((told?.versions.length ?? 0) < version.number) await publish(hr, documentId, version);
    if (version.number === 1) await share(hr, documentId, "2025-12-11T14:00:00Z", await companyIdOf("beheerder@anders.example", "9001"), [functions.orderpicker]);
  }

  const webinar = await companyIdOf("beheerder@voorbeeld.example", "7008");
  await share(hr, documentId, "2026-11-17T09:20:00Z", webinar, [functions.orderpicker, functions.leader]);
  const [regulation] = await listRegulations(hr, hirer.slug);
  if (!regulation?.draft) await atMoment("2026-11-18T15:05:00Z", () => saveDraft(hr, hirer.slug, documentId, draft()));
}

async function regulationOf(hr: PersonActor): Promise<string> {
  const [known] = await listRegulations(hr, hirer.slug);
  return known?.id ?? atMoment("2025-12-01T08:45:00Z", () => createDocument(hr, hirer.slug, { name: logistiekNoord.document }));
}

async function publish(hr: PersonActor, documentId: string, version: StoryVersion): Promise<void> {
  await atMoment(version.publishedAt, async () => {
    await saveDraft(hr, hirer.slug, documentId, version);
    await publishDraft(hr, hirer.slug, documentId, { declared: "yes" });
  });
}

async function share(hr: PersonActor, documentId: string, moment: string, companyId: string, positionIds: string[]): Promise<void> {
  const [told] = await listRegulations(hr, hirer.slug);
  if (told?.sharedWith.some((shared) => shared.companyId === companyId)) return;

  await atMoment(moment, () => sharePositions(hr, hirer.slug, documentId, { companyId, positionIds }));
}

async function companyIdOf(email: string, number: string): Promise<string> {
  const { places } = await actorOfEmail(email);
  const company = places.flatMap((place) => place.companies).find((candidate) => candidate.number === number);
  if (!company) throw new Error(`the story misses company ${number}`);
  return company.id;
}

/** Anders Flex signed and has a token with a webhook; each state a delivery can end in stands in its history once. */
async function tellAnders(): Promise<void> {
  const admin = await actorOfEmail("beheerder@anders.example");
  const [company] = anders.companies;
  if (!company || (await listTokens(admin, company.slug)).length > 0) return;

  const signing = { version: apiAgreement.version, signerName: "Anna Anders", signerRole: "Directeur", authorised: "yes" as const, openedAt: "2026-10-05T08:50:00.000Z" };
  await atMoment("2026-10-05T08:58:00Z", () => signAgreement(admin, anders.slug, signing));
  await tellDeliveries(admin, company.slug);
}

async function tellDeliveries(admin: PersonActor, company: string): Promise<void> {
  const permissions = ["pay-equity:read", "pay-equity:pdf", "partners:list", "partners:read", "positions:list", "positions:read"] as const;
  const { tokenId } = await atMoment("2026-10-06T07:40:00Z", () => createToken(admin, company, { name: "(Anders / 9001) Easyflex", permissions: [...permissions] }));
  await saveEndpoint(admin, company, tokenId, { url: `${env().APP_URL}/connector/webhook?wmnr=anders9001demo`, description: "Easyflex, WM 9001" });

  const answers = [200, 410, 503];
  // It stands where the portal will: whoever asks whether that is ready must not hear yes from it.
  const backOffice = createServer((request, response) => {
    const status = request.url?.startsWith("/connector/webhook") ? (answers.shift() ?? 200) : 503;
    response.writeHead(status, { "content-type": "application/json" }).end('{"ontvangen":true}');
  });
  await new Promise<void>((resolve, reject) => backOffice.once("error", reject).listen(env().PORT, "127.0.0.1", resolve));
  try {
    for (let sent = 0; sent < 3; sent += 1) {
      await testEndpoint(admin, company, tokenId);
      await deliverAll();
    }
    await tellCancelled(admin, company, tokenId, [...permissions]);
  } finally {
    backOffice.close();
  }
}

/** A right that is taken away stops what was queued under it. */
async function tellCancelled(admin: PersonActor, company: string, tokenId: string, permissions: Parameters<typeof changePermissions>[3]): Promise<void> {
  const hr = await actorOfEmail("hr@inlener.example");
  const [regulation] = await listRegulations(hr, hirer.slug);
  const companyId = await companyIdOf("beheerder@anders.example", "9001");
  await sharePositions(hr, hirer.slug, regulation?.id ?? "", { companyId, positionIds: [functions.heftruck] });
  await changePermissions(admin, company, tokenId, permissions.filter((permission) => permission !== "positions:list"));
  await deliverAll();
  await changePermissions(admin, company, tokenId, permissions);
}

/** What the worker does, once: everything that is due now. */
async function deliverAll(): Promise<void> {
  const policy = policyOf(env());
  for (const held of await claimDue("story", 50, 5)) await deliver("story", held, { policy });
}
