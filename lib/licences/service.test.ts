import { describe, expect, test } from "vitest";
import { build, create, type Founded, PASSWORD } from "@/prisma/factories";
import type { PersonActor } from "@/lib/access/actor";
import { actorOfEmail, admit, hashPassword } from "@/lib/accounts/service";
import { foundCompany } from "@/lib/companies/service";
import { amsterdamDate, atMoment } from "@/lib/core/clock";
import { randomHex, sha256 } from "@/lib/core/crypto";
import { asSystem, type Db, inScope } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { publishEvent } from "@/lib/events/service";
import { foundOrganisation } from "@/lib/organisations/service";
import { authenticate } from "@/lib/tokens/authentication.service";
import type { SoftwareCode } from "@/lib/organisations/schema";
import { changeLicence, getLicence, getSubscription, previewChange, refuseBeyondSeats, startLicence, withdrawChange } from "./service";
import { warnOfEndings } from "./warnings.service";

const DAY = 86_400_000;

/** An agency on a trial, or with Easyflex; `at` is when it began. */
async function agency(software: SoftwareCode = "none", at = new Date()): Promise<Founded> {
  const details = build.organisation();
  const email = build.email();
  const passwordHash = await hashPassword(PASSWORD);
  const founded = await atMoment(at, () =>
    asSystem(async (tx) => {
      const organisation = await foundOrganisation(tx, { ...details, kind: "AGENCY", softwareCode: software });
      const company = await foundCompany(tx, organisation.id, { number: "7008", name: details.name, kvkNumber: details.kvkNumber });
      const userId = await admit(tx, { email, name: "Bea Beheerder", passwordHash }, { organisationId: organisation.id, companyId: null, role: "ORGANISATION_ADMIN" });
      await startLicence(tx, { id: organisation.id, kind: "AGENCY", softwareCode: software }, userId);
      return { organisation, company };
    }),
  );
  return { ...founded, admin: await actorOfEmail(email), email };
}

/** Previews and confirms in one go, as somebody does who reads fast. */
async function choose({ admin, organisation }: Founded, plan: string, extraSeats = 0): Promise<void> {
  const { from, seen } = await previewChange(admin, organisation.slug, { plan, extraSeats: String(extraSeats) });
  await changeLicence(admin, organisation.slug, { choice: { plan, extraSeats: String(extraSeats) }, from, seen });
}

const within = ({ organisation }: Founded) => ({ organisationId: organisation.id, companyIds: [] });
const stateOf = ({ admin, organisation }: Founded) => getSubscription(admin, organisation.slug);

async function invite(tx: Db, { organisation, admin }: Founded, email = build.email(), expiresAt = new Date(Date.now() + DAY)): Promise<void> {
  const at = new Date();
  await tx.memberInvitation.create({ data: { id: newId(), organisationId: organisation.id, role: "READER", email, codeHash: sha256(randomHex(16)), invitedById: admin.id, createdAt: at, sentAt: at, expiresAt } });
}

describe("a change", () => {
  test.each([
    { moment: "2027-01-31T12:00:00Z", from: "2027-02-01" },
    { moment: "2027-03-28T00:30:00Z", from: "2027-04-01" },
    { moment: "2027-10-31T00:30:00Z", from: "2027-11-01" },
    { moment: "2027-03-31T22:30:00Z", from: "2027-05-01" },
    { moment: "2027-01-31T23:30:00Z", from: "2027-03-01" },
  ])("of plan at $moment begins on $from, and both licences meet there", async ({ moment, from }) => {
    const founded = await agency("easyflex", new Date("2026-11-01T00:00:00Z"));
    await atMoment(moment, () => choose({ ...founded, admin: { ...founded.admin, confirmedAt: new Date(moment) } }, "BASIS", 2));

    const rows = await asSystem((tx) => tx.licence.findMany({ where: { organisationId: founded.organisation.id }, orderBy: { startedAt: "asc" } }));
    expect(rows).toMatchObject([{ reason: "EASYFLEX_FREE" }, { reason: "BASIS", extraSeats: 2, endsAt: null }]);
    expect(rows[0]?.endsAt).toEqual(rows[1]?.startedAt);
    expect(amsterdamDate(rows[1]!.startedAt)).toBe(from);
    const before = await atMoment(new Date(rows[1]!.startedAt.getTime() - 1), () => getLicence(founded.admin, founded.organisation.slug));
    const after = await atMoment(rows[1]!.startedAt, () => getLicence(founded.admin, founded.organisation.slug));
    expect([before?.plan, after?.plan]).toEqual(["EASYFLEX_FREE", "BASIS"]);
    expect(await atMoment(moment, () => stateOf(founded))).toMatchObject({ planned: { plan: "BASIS", from }, ledger: [{ before: { plan: "EASYFLEX_FREE" }, after: { plan: "BASIS", extraSeats: 2 }, from, by: "Bea Beheerder" }, { before: null }] });
  });

  test("from a trial begins at once, tells every admin and stands in the log", async () => {
    const founded = await agency();
    const other = await create.member(founded, "ORGANISATION_ADMIN");
    await choose(founded, "BASIS");

    expect((await stateOf(founded)).licence).toMatchObject({ plan: "BASIS", holds: true, endsAt: null, seats: 5 });
    const mails = await asSystem((tx) => tx.mail.findMany({ where: { to: { in: [founded.email, other.email ?? ""] } } }));
    expect(mails.filter(({ subject }) => subject.includes("abonnement"))).toHaveLength(2);
    expect(await asSystem((tx) => tx.auditEntry.count({ where: { organisationId: founded.organisation.id, action: "licence.changed" } }))).toBe(1);
  });

  test("adds seats at once and takes them away with the next month", async () => {
    const founded = await agency();
    await choose(founded, "BASIS");
    await choose(founded, "BASIS", 3);
    expect((await stateOf(founded)).licence).toMatchObject({ extraSeats: 3, seats: 8 });

    await choose(founded, "BASIS", 1);
    expect(await stateOf(founded)).toMatchObject({ licence: { extraSeats: 3 }, planned: { extraSeats: 1, seats: 6 } });
  });

  test("that is planned can be replaced and withdrawn, and the ledger says so", async () => {
    const founded = await agency("easyflex");
    await choose(founded, "BASIS", 1);
    await choose(founded, "BASIS", 4);
    expect((await stateOf(founded)).planned).toMatchObject({ extraSeats: 4 });
    await withdrawChange(founded.admin, founded.organisation.slug);

    const { licence, planned, ledger } = await stateOf(founded);
    expect(planned).toBeNull();
    expect(licence).toMatchObject({ plan: "EASYFLEX_FREE", endsAt: null, holds: true });
    expect(ledger.map(({ withdrawn, after }) => `${withdrawn ? "withdrawn, stays " : ""}${after.plan} ${after.extraSeats}`)).toEqual([
      "withdrawn, stays EASYFLEX_FREE 0",
      "BASIS 4",
      "withdrawn, stays EASYFLEX_FREE 0",
      "BASIS 1",
      "EASYFLEX_FREE 0",
    ]);
    await expect(withdrawChange(founded.admin, founded.organisation.slug)).rejects.toMatchObject({ code: "conflict", key: "errors.nothingPlanned" });
  });

  test.each([
    { what: "Easyflex free with other software", software: "none", plan: "EASYFLEX_FREE", extra: 0, key: "errors.easyflexOnly" },
    { what: "what holds already", software: "easyflex", plan: "EASYFLEX_FREE", extra: 0, key: "errors.licenceSame" },
    { what: "a plan nobody can choose", software: "none", plan: "HIRER_FREE", extra: 0, key: "errors.invalid_input" },
    { what: "fewer than no seats", software: "none", plan: "BASIS", extra: -1, key: "errors.invalid_input" },
    { what: "half a seat", software: "none", plan: "BASIS", extra: 0.5, key: "errors.invalid_input" },
  ] as const)("to $what is refused", async ({ software, plan, extra, key }) => {
    await expect(choose(await agency(software), plan, extra)).rejects.toMatchObject({ key });
  });

  test("is for the admin of the organisation, who was there a moment ago", async () => {
    const founded = await agency();
    const reader = await create.member(founded, "READER");
    const stale: PersonActor = { ...founded.admin, confirmedAt: new Date(Date.now() - 16 * 60_000) };
    const { from, seen } = await previewChange(stale, founded.organisation.slug, { plan: "BASIS", extraSeats: "0" });
    const input = { choice: { plan: "BASIS", extraSeats: "0" }, from, seen };

    await expect(changeLicence(stale, founded.organisation.slug, input)).rejects.toMatchObject({ code: "step_up_required" });
    await expect(changeLicence(reader, founded.organisation.slug, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(previewChange(reader, founded.organisation.slug, input.choice)).rejects.toMatchObject({ code: "forbidden" });
    expect(await getSubscription(reader, founded.organisation.slug)).toMatchObject({ choices: [], use: { inUse: 2, holders: null } });
    await expect(getSubscription((await agency()).admin, founded.organisation.slug)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is made once when twenty confirm at the same time", async () => {
    const founded = await agency("easyflex");
    const { from, seen } = await previewChange(founded.admin, founded.organisation.slug, { plan: "BASIS", extraSeats: "0" });
    const tries = Array.from({ length: 20 }, (_, extra) => changeLicence(founded.admin, founded.organisation.slug, { choice: { plan: "BASIS", extraSeats: String(extra) }, from, seen }));
    const outcomes = await Promise.allSettled(tries);

    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
    const { planned, ledger } = await stateOf(founded);
    expect(ledger).toHaveLength(2);
    expect(ledger[0]?.after).toEqual({ plan: planned?.plan, extraSeats: planned?.extraSeats });
    expect(await asSystem((tx) => tx.licence.count({ where: { organisationId: founded.organisation.id } }))).toBe(2);
  });
});

describe("seats", () => {
  test("count a person once, with open invitations, and not those that ended", async () => {
    const founded = await agency();
    const member = await create.member(founded, "READER");
    await asSystem(async (tx) => {
      await admit(tx, { email: member.email ?? "", name: "", passwordHash: "" }, { organisationId: founded.organisation.id, companyId: founded.company.id, role: "COMPANY_ADMIN" });
      await invite(tx, founded, member.email ?? "");
      await invite(tx, founded, "open@voorbeeld.example");
      await invite(tx, founded, "over@voorbeeld.example", new Date(Date.now() - 1_000));
    });

    expect((await stateOf(founded)).use).toEqual({ inUse: 3, people: 2, invitations: 1, holders: { people: [{ id: founded.admin.id, name: "Bea Beheerder" }, { id: member.id, name: "Lot Lid" }], invitations: ["open@voorbeeld.example"] } });
  });

  test("are not given up below use: who must go first is said by name", async () => {
    const founded = await agency();
    await choose(founded, "BASIS", 2);
    for (let count = 0; count < 5; count += 1) await create.member(founded, "READER");
    await asSystem((tx) => invite(tx, founded, "open@voorbeeld.example"));

    const preview = await previewChange(founded.admin, founded.organisation.slug, { plan: "BASIS", extraSeats: "0" });
    expect(preview).toMatchObject({ tooMany: 2, use: { inUse: 7, holders: { invitations: ["open@voorbeeld.example"] } } });
    await expect(choose(founded, "BASIS", 0)).rejects.toMatchObject({ key: "errors.seatsTaken", values: { count: 2, seats: 5, inUse: 7, names: expect.stringContaining("Bea Beheerder") as string } });
    expect((await stateOf(founded)).planned).toBeNull();
  });

  test("the last one is taken once when twenty reach for it", async () => {
    const founded = await agency();
    for (let count = 0; count < 3; count += 1) await create.member(founded, "READER");
    const reach = () => inScope(within(founded), async (tx) => (await refuseBeyondSeats(tx, founded.organisation.id), invite(tx, founded)));
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, reach));

    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict", key: "errors.seatsFull", values: { seats: 5 } } });
    expect((await stateOf(founded)).use.inUse).toBe(5);
  });

  test("a colleague with a seat takes no second one, and a planned smaller plan counts already", async () => {
    const founded = await agency();
    await choose(founded, "BASIS", 1);
    for (let count = 0; count < 4; count += 1) await create.member(founded, "READER");
    await choose(founded, "BASIS", 0);
    const reach = (email: string) => inScope(within(founded), (tx) => refuseBeyondSeats(tx, founded.organisation.id, email));

    await expect(reach(founded.email)).resolves.toBeUndefined();
    await expect(reach("nieuw@voorbeeld.example")).rejects.toMatchObject({ key: "errors.seatsFullSoon", values: { seats: 5 } });
  });

  test("have no limit for hirers", async () => {
    const hirer = await create.organisation("HIRER");
    for (let count = 0; count < 6; count += 1) await create.member(hirer, "READER");
    await expect(inScope(within(hirer), (tx) => refuseBeyondSeats(tx, hirer.organisation.id))).resolves.toBeUndefined();
    expect(await getSubscription(hirer.admin, hirer.organisation.slug)).toMatchObject({ choices: [], licence: { plan: "HIRER_FREE", seats: null } });
    await expect(choose(hirer, "BASIS")).rejects.toMatchObject({ key: "errors.hirerLicence" });
  });
});

describe("the end of a trial", () => {
  test("ends API, tokens, webhooks and inviting, and base brings them back", async () => {
    const { pair, ...founded } = await create.token();
    const ended = new Date(Date.now() - 1_000);
    await asSystem((tx) => tx.licence.updateMany({ where: { organisationId: founded.organisation.id }, data: { reason: "TRIAL", startedAt: new Date(Date.now() - DAY), endsAt: ended } }));
    await asSystem((tx) => tx.webhookEndpoint.create({ data: { id: newId(), tokenId: pair.tokenId, companyId: founded.company.id, url: "https://voorbeeld.example/", createdAt: ended, updatedAt: ended } }));
    const happen = () => asSystem((tx) => publishEvent(tx, { type: "ping", organisationId: founded.organisation.id, companyId: founded.company.id, tokenId: pair.tokenId, data: { tokenId: pair.tokenId } }));
    const deliveries = () => asSystem((tx) => tx.webhookDelivery.count({ where: { companyId: founded.company.id } }));

    expect((await stateOf(founded)).licence).toMatchObject({ plan: "TRIAL", holds: false });
    await expect(authenticate(pair.token, pair.secret)).rejects.toMatchObject({ code: "licence_ended" });
    await expect(asSystem((tx) => refuseBeyondSeats(tx, founded.organisation.id))).rejects.toMatchObject({ code: "licence_ended" });
    await happen();
    expect(await deliveries()).toBe(0);

    await choose(founded, "BASIS");
    await expect(authenticate(pair.token, pair.secret)).resolves.toMatchObject({ kind: "token" });
    await happen();
    expect(await deliveries()).toBe(1);
  });

  test("is announced once per moment, also by several workers, and not after a choice", async () => {
    const start = new Date("2026-11-01T10:00:00Z");
    const founded = await agency("none", start);
    const chosen = await agency("none", start);
    await atMoment("2026-11-02T10:00:00Z", () => choose({ ...chosen, admin: { ...chosen.admin, confirmedAt: new Date("2026-11-02T10:00:00Z") } }, "BASIS"));
    for (const days of [20, 15, 14, 10, 7, 1, 0, -3]) {
      await atMoment(new Date(start.getTime() + (30 - days) * DAY), () => Promise.all([warnOfEndings(), warnOfEndings(), warnOfEndings()]));
    }

    const subjects = async (to: string) => (await asSystem((tx) => tx.mail.findMany({ where: { to, subject: { contains: "proefperiode" } }, orderBy: { createdAt: "asc" } }))).map(({ subject }) => subject.replace(/^.* (eindigt|is) /, ""));
    expect(await subjects(founded.email)).toEqual(["over 14 dagen", "over 7 dagen", "binnen een dag", "afgelopen"]);
    expect(await subjects(chosen.email)).toEqual([]);
  });
});

describe("the ledger", () => {
  test("begins with the licence and refuses every change by the portal itself", async () => {
    const founded = await agency();
    expect((await stateOf(founded)).ledger).toMatchObject([{ before: null, after: { plan: "TRIAL" }, by: "Bea Beheerder" }]);
    const where = { organisationId: founded.organisation.id };
    await expect(asSystem((tx) => tx.licenceChange.updateMany({ where, data: { seatsAfter: 9 } }))).rejects.toThrow();
    await expect(asSystem((tx) => tx.licenceChange.deleteMany({ where }))).rejects.toThrow();
    expect((await stateOf(founded)).ledger).toHaveLength(1);
  });

  test("and the licences are hidden from other organisations", async () => {
    const founded = await agency();
    const other = await agency();
    const seen = await inScope(within(other), async (tx) => [await tx.licenceChange.count(), await tx.licence.count()]);
    expect(seen).toEqual([1, 1]);
    expect((await stateOf(founded)).ledger).toHaveLength(1);
  });
});
