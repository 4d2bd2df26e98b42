import { encode } from "next-auth/jwt";
import { actorOfEmail, admit, signIn } from "@/lib/accounts/service";
import { nowhere, type PersonActor } from "@/lib/access/actor";
import type { ApiPermission, Role } from "@/lib/access/permissions";
import { asSystem } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { inviteMember } from "@/lib/members/invitations.service";
import { publishDraft, sharePositions } from "@/lib/pay-equity/service";
import { getVersionPdf } from "@/lib/pay-equity/shown.service";
import { offeredPermissions } from "@/lib/tokens/rules";
import { createToken } from "@/lib/tokens/service";
import { saveEndpoint, testEndpoint } from "@/lib/webhooks/service";
import { build, create, createRegulation, type Founded, PASSWORD } from "@/prisma/factories";

/** Whoever asks: by the cookie of a browser. */
export type Browser = { name: Principal; cookie: string };

export const principals = [
  "anonymous",
  "withoutPlace",
  "invited",
  "organisationAdmin",
  "organisationReader",
  "companyAdmin",
  "companyReader",
  "siblingAdmin",
  "removed",
  "foreignAdmin",
] as const;
export type Principal = (typeof principals)[number];

/** What the parameters of a page become: by the name they have in its address. */
export type Place = { agency: string; company: string; hirer: string; companyId: string; token: string; event: string; document: string; regulation: string; user: string; role: string; invitation: string; code: string; partnerId: string };

export type Pair = { token: string; secret: string };

/** Back offices of the own company: one per right with that right alone, and one per reason to be refused. */
export type BackOffices = { with: (right: ApiPermission) => Pair; without: (right: ApiPermission) => Pair; revoked: Pair; expired: Pair; paused: Pair; sibling: Pair };

export type World = { browsers: Browser[]; backOffices: BackOffices; own: Place; foreign: Place; missing: Place; marker: string };

/**
 * Two tenants side by side, each an agency with two companies, a token, a webhook, and a hirer that shares with it; and
 * everybody who could ask: in the own tenant by every role at every level, and strangers of every kind. Everything of the
 * foreign tenant has a marker in its name.
 */
export async function createWorld(): Promise<World> {
  const marker = `Merkteken${newId().slice(-8)}`;
  const own = await tenant("Eigen");
  const foreign = await tenant(marker);
  const people = await peopleOf(own, foreign);

  const missing: Place = { agency: "bestaat-niet", company: "0000-bestaat-niet", hirer: "bestaat-niet", companyId: newId(), token: newId(), event: newId(), document: newId(), regulation: newId(), user: newId(), role: newId(), invitation: newId(), code: "geen-uitnodiging", partnerId: newId() };
  return { browsers: people, backOffices: await backOfficesOf(own), own: own.place, foreign: foreign.place, missing, marker };
}

type Tenant = { agency: Founded; hirer: Founded; sibling: { id: string; slug: string }; place: Place };

async function tenant(name: string): Promise<Tenant> {
  const agency = await create.organisation("AGENCY", { name: `${name} Flex` });
  await create.signature(agency);
  const sibling = await create.company(agency, "7012");
  const pair = await createToken(agency.admin, agency.company.slug, build.token({ name: `${name} token` }));
  await saveEndpoint(agency.admin, agency.company.slug, pair.tokenId, { url: "https://backoffice.voorbeeld.example/hook", description: `${name} webhook` });
  const eventId = await testEndpoint(agency.admin, agency.company.slug, pair.tokenId);

  const hirer = await createRegulation(`${name} Magazijn`);
  await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: agency.company.id, positionIds: ["INPAK"] });
  await publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, { declared: "yes" });
  // Drawn at the first ask and kept; from here on looking changes nothing.
  await getVersionPdf(agency.admin, agency.company.slug, hirer.documentId, 1);
  const partnership = await asSystem((tx) => tx.partnership.findFirstOrThrow({ where: { companyId: agency.company.id }, select: { id: true } }));

  const member = await create.member(agency, "READER");
  const role = await asSystem((tx) => tx.membership.findFirstOrThrow({ where: { userId: member.id }, select: { id: true } }));
  const place: Place = {
    agency: agency.organisation.slug,
    company: agency.company.slug,
    hirer: hirer.organisation.slug,
    companyId: agency.company.id,
    token: pair.tokenId,
    event: eventId,
    document: hirer.documentId,
    regulation: hirer.documentId,
    user: member.id,
    role: role.id,
    ...(await invitationOf(agency)),
    partnerId: partnership.id,
  };
  return { agency, hirer, sibling, place };
}

/** Somebody who was invited and did not answer, with the code of the mailed link. */
async function invitationOf(agency: Founded): Promise<{ invitation: string; code: string }> {
  const email = build.email();
  await inviteMember(agency.admin, { kind: "organisation", slug: agency.organisation.slug }, { email, level: "reader", company: "" }, "nl");
  const { id } = await asSystem((tx) => tx.memberInvitation.findFirstOrThrow({ where: { email }, select: { id: true } }));
  const { text } = await asSystem((tx) => tx.mail.findFirstOrThrow({ where: { to: email }, select: { text: true } }));
  return { invitation: id, code: /\/uitnodiging\/([\w-]+)/.exec(text)?.[1] ?? "" };
}

async function peopleOf(own: Tenant, foreign: Tenant): Promise<Browser[]> {
  const withoutPlace = await stranger(own);
  const removed = await member(own, "ORGANISATION_ADMIN");
  const removedBrowser = await browserOf("removed", removed);
  await forget(removed);

  return [
    { name: "anonymous", cookie: "" },
    await browserOf("withoutPlace", withoutPlace),
    await browserOf("invited", await stranger(own)),
    await browserOf("organisationAdmin", await member(own, "ORGANISATION_ADMIN")),
    await browserOf("organisationReader", await member(own, "READER")),
    await browserOf("companyAdmin", await create.member(own.agency, "COMPANY_ADMIN", own.agency.company.id)),
    await browserOf("companyReader", await create.member(own.agency, "READER", own.agency.company.id)),
    await browserOf("siblingAdmin", await create.member(own.agency, "COMPANY_ADMIN", own.sibling.id)),
    removedBrowser,
    await browserOf("foreignAdmin", await actorOfEmail(foreign.agency.email)),
  ];
}

async function backOfficesOf({ agency, sibling }: Tenant): Promise<BackOffices> {
  const rights = offeredPermissions("AGENCY");
  const admin = await actorOfEmail(agency.email);
  const make = (company: string, permissions: ApiPermission[]) => createToken(admin, company, build.token({ permissions }));
  const ended = async (state: "REVOKED" | "EXPIRED" | "PAUSED") => {
    const pair = await make(agency.company.slug, rights);
    await asSystem((tx) => tx.apiToken.update({ where: { id: pair.tokenId }, data: { state } }));
    return pair;
  };

  const alone = new Map<ApiPermission, Pair>();
  const others = new Map<ApiPermission, Pair>();
  for (const right of rights) {
    alone.set(right, await make(agency.company.slug, [right]));
    others.set(right, await make(agency.company.slug, rights.filter((other) => other !== right)));
  }
  return {
    with: (right) => found(alone, right),
    without: (right) => found(others, right),
    revoked: await ended("REVOKED"),
    expired: await ended("EXPIRED"),
    paused: await ended("PAUSED"),
    sibling: await make(sibling.slug, rights),
  };
}

function found(pairs: ReadonlyMap<ApiPermission, Pair>, right: ApiPermission): Pair {
  const pair = pairs.get(right);
  if (!pair) throw new Error(`no token was made for ${right}`);
  return pair;
}

/** Somebody with one role in the agency and the same in the hirer, as one person may hold several. */
async function member(tenant: Tenant, role: Role): Promise<PersonActor> {
  const person = await create.member(tenant.agency, role);
  const { email, name } = person;
  await asSystem((tx) => admit(tx, { email: email ?? "", name, passwordHash: "" }, { organisationId: tenant.hirer.organisation.id, companyId: null, role }));
  return person;
}

/** An account without any place. */
async function stranger(tenant: Tenant): Promise<PersonActor> {
  const person = await create.member(tenant.agency, "READER");
  await forget(person);
  return person;
}

/** Takes every role away, without ending a session: what remains must be worth nothing. */
async function forget(person: PersonActor): Promise<void> {
  await asSystem((tx) => tx.membership.deleteMany({ where: { userId: person.id } }));
}

/** A browser in which somebody signed in, with the cookie that the portal gives. */
async function browserOf(name: Principal, person: PersonActor): Promise<Browser> {
  const signedIn = await signIn({ email: person.email ?? "", password: PASSWORD }, nowhere);
  if (signedIn.kind !== "signed-in") throw new Error("a second factor stands between");
  const token = await encode({ token: { sid: signedIn.sessionId }, secret: env().AUTH_SECRET });
  return { name, cookie: `portal-session=${token}` };
}
