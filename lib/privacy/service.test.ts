import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { actorOfEmail } from "@/lib/accounts/service";
import { publishAgreementText, signAgreement } from "@/lib/agreements/service";
import { apiAgreement } from "@/lib/agreements/texts/api-agreement";
import { checkChain, sealEntries } from "@/lib/audit/seals.service";
import { recordAudit } from "@/lib/audit/service";
import { pool, asSystem } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { queueMail, sendMail } from "@/lib/core/mail";
import type { PersonActor } from "@/lib/access/actor";
import { createDocument, publishDraft, saveDraft, sharePositions } from "@/lib/pay-equity/service";
import { fullExample } from "@/lib/pay-equity/setu/examples";
import { dump, type Dump, tablesWith } from "@/prisma/dump";
import { build, create, type Founded } from "@/prisma/factories";
import { createToken } from "@/lib/tokens/service";
import { keptAfterErasure, notExported } from "./register";
import { eraseAccount, erasePerson, exportOwnData, exportPerson } from "./service";
import { exportedTables } from "./store";

const NAME = "Quirina Zonderling-Voorbeeldsma";
const covered = [...exportedTables, "AuditEntry", "AuditPerson"];

/** Somebody who did everything a person can do, with a row wherever one can stand. */
async function busyPerson(): Promise<{ person: PersonActor; email: string; founded: Founded }> {
  const founded = await create.organisation();
  const { organisation, email } = founded;
  await asSystem((tx) => tx.user.update({ where: { email }, data: { name: NAME } }));
  const person = await actorOfEmail(email);
  await publishAgreementText();
  const typed = { version: apiAgreement.version, signerName: NAME, signerRole: "Directeur", authorised: "yes" as const, openedAt: new Date().toISOString() };
  await signAgreement({ ...person, origin: { address: "198.51.100.77", userAgent: "Zonderling-browser" } }, organisation.slug, typed);
  await createToken(person, founded.company.slug, build.token());

  const hirer = await create.organisation("HIRER");
  await asSystem(async (tx) => {
    await tx.membership.create({ data: { id: newId(), userId: person.id, organisationId: hirer.organisation.id, companyId: null, role: "ORGANISATION_ADMIN", createdAt: new Date() } });
    const at = new Date();
    const later = new Date(at.getTime() + 600_000);
    const hash = () => new Uint8Array(Buffer.from(newId()));
    await tx.session.create({ data: { id: newId(), userId: person.id, createdAt: at, lastSeenAt: at, expiresAt: later, address: "198.51.100.77", userAgent: "Zonderling-browser" } });
    await tx.secondFactor.create({ data: { userId: person.id, keyId: "k", secret: hash(), createdAt: at } });
    await tx.recoveryCode.create({ data: { id: newId(), userId: person.id, codeHash: hash() } });
    await tx.pendingSignIn.create({ data: { id: newId(), keyHash: hash(), userId: person.id, createdAt: at, expiresAt: later } });
    await tx.passwordReset.create({ data: { id: newId(), codeHash: hash(), userId: person.id, createdAt: at, expiresAt: later } });
    await tx.emailChange.create({ data: { id: newId(), codeHash: hash(), userId: person.id, email: `nieuw-${email}`, createdAt: at, expiresAt: later } });
    const invitation = { organisationId: organisation.id, role: "READER" as const, createdAt: at, sentAt: at, expiresAt: later };
    await tx.memberInvitation.create({ data: { ...invitation, id: newId(), email: build.email(), codeHash: hash(), invitedById: person.id } });
    await tx.memberInvitation.create({ data: { ...invitation, id: newId(), organisationId: hirer.organisation.id, email, codeHash: hash(), invitedById: hirer.admin.id } });
    await tx.registration.create({ data: { id: newId(), keyHash: hash(), answers: { name: NAME, email }, createdAt: at, expiresAt: later } });
    await tx.contact.create({ data: { id: newId(), organisationId: organisation.id, name: NAME, email } });
    await tx.licenceChange.create({ data: { id: newId(), organisationId: organisation.id, at, effectiveFrom: at, planAfter: "BASIS", seatsBefore: 0, seatsAfter: 2, changedById: person.id } });
    await queueMail(tx, { to: email, subject: "Aan jou", paragraphs: [`Beste ${NAME}`], closing: "Groet" });
    await queueMail(tx, { to: `nieuw-${email}`, subject: "Bewijs je adres", paragraphs: ["Klik"], closing: "Groet" });
    await queueMail(tx, { to: hirer.email, subject: "Nieuws", paragraphs: [`${NAME} nodigt je uit`], closing: "Groet" });
    const by = { actorKind: "user", actorId: person.id, actorName: NAME, actorEmail: email, origin: { address: "198.51.100.77", userAgent: "Zonderling-browser" }, organisationId: organisation.id, companyId: null };
    await recordAudit(tx, by, { action: "session.started" });
  });

  const actor = await actorOfEmail(email);
  const documentId = await createDocument(actor, hirer.organisation.slug, { name: "Magazijn" });
  const content = fullExample();
  await saveDraft(actor, hirer.organisation.slug, documentId, { content });
  await sharePositions(actor, hirer.organisation.slug, documentId, { companyId: founded.company.id, positionIds: ["INPAK"] });
  await publishDraft(actor, hirer.organisation.slug, documentId, { declared: "yes" });
  await asSystem((tx) => tx.$executeRaw`UPDATE "User" SET "secondFactorDueAt" = now() WHERE "id" = ${person.id}::uuid`);
  return { person: await actorOfEmail(email), email, founded };
}

describe("what is kept of a person", () => {
  let before: Dump;
  let after: Dump;
  let someone: Awaited<ReturnType<typeof busyPerson>>;
  let files: Record<string, Uint8Array>;

  beforeAll(async () => {
    someone = await busyPerson();
    files = unzipSync((await exportOwnData(someone.person, "nl")).bytes);
    before = await dump();
    const others = await create.member(someone.founded, "ORGANISATION_ADMIN");
    expect(others.id).not.toBe(someone.person.id);
    await sealEntries();
    await eraseAccount(someone.person, { email: someone.email });
    const last = await asSystem((tx) => tx.mail.findMany({ where: { to: someone.email } }));
    expect(last.map(({ subject }) => subject)).toEqual(["Je account is gewist"]);
    for (const { id } of last) await sendMail(id, { forget: true });
    after = await dump();
  }, 180_000);

  test("is in every table this person was put in, so that the test proves something", () => {
    expect(tablesWith(before, someone.person.id, someone.email)).toEqual(expect.arrayContaining(covered.filter((table) => table !== "Registration" || tablesWith(before, someone.email).includes(table))));
  });

  test("is in the export, table by table, or has a reason not to be", () => {
    const held = tablesWith(before, someone.person.id, someone.email, NAME).filter((table) => !table.startsWith("graphile_worker."));
    expect(held.filter((table) => !covered.includes(table) && !(table in notExported))).toEqual([]);
    const whole = JSON.parse(Buffer.from(files["alles.json"] ?? []).toString()) as Record<string, unknown[]>;
    expect(covered.filter((table) => (whole[table] ?? []).length === 0)).toEqual([]);
    expect(covered.filter((table) => files[`csv/${table}.csv`] === undefined)).toEqual([]);
  });

  test("gives no hash, key or secret away", () => {
    expect(Buffer.from(files["alles.json"] ?? []).toString()).not.toMatch(/passwordHash|codeHash|keyHash|"secret"|\$argon2/);
  });

  test("stands nowhere after erasing, but where a reason is written down", () => {
    const left = tablesWith(after, someone.email, NAME, "198.51.100.77", "Zonderling-browser");
    expect(left.filter((table) => !(table in keptAfterErasure))).toEqual([]);
    expect(left).toContain("Agreement");
  });

  test("has no right, session or way in any more", async () => {
    const { id } = someone.person;
    const [user] = await asSystem((tx) => tx.user.findMany({ where: { id }, include: { memberships: true, sessions: { where: { endedAt: null } }, secondFactor: true } }));

    expect(user).toMatchObject({ name: "Gewist account", memberships: [], sessions: [], secondFactor: null });
    expect(user?.erasedAt).not.toBeNull();
    await expect(actorOfEmail(someone.email)).rejects.toMatchObject({ code: "not_found" });
  });

  test("leaves the seals of the log whole", async () => {
    expect(await checkChain(null, someone.founded.organisation.id)).toMatchObject({ faultCount: 0 });
  });
});

test("a table that can point at a person is in the export, or has a reason not to be", async () => {
  const { rows } = await pool().query<{ table: string; column: string }>(
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name ~* '(^userId$|ById$|edBy$|^consentBy$|^signer|^actor|^email$|^to$|^answers$|person)'`,
  );
  const pointing = [...new Set(rows.map(({ table }) => table))];

  expect(pointing.length).toBeGreaterThan(12);
  expect(pointing.filter((table) => !covered.includes(table) && !(table in notExported))).toEqual([]);
});

describe("erasing", () => {
  test("is refused while somebody is the only admin of an organisation, which is named", async () => {
    const { admin, email } = await create.organisation("AGENCY", { name: "Alleen Uitzend" });

    await expect(eraseAccount(admin, { email })).rejects.toMatchObject({ code: "conflict", key: "errors.eraseLastAdmin", values: { organisations: "Alleen Uitzend" } });
    expect((await actorOfEmail(email)).places).toHaveLength(1);
  });

  test("asks for one's own address and a fresh proof", async () => {
    const founded = await create.organisation();
    const member = await create.member(founded, "READER");
    const stale = { ...member, confirmedAt: new Date(Date.now() - 3_600_000) };

    await expect(eraseAccount(member, { email: founded.email })).rejects.toMatchObject({ fields: [{ path: "email" }] });
    await expect(eraseAccount(stale, { email: member.email ?? "" })).rejects.toMatchObject({ code: "step_up_required" });
    await expect(exportOwnData(stale, "nl")).rejects.toMatchObject({ code: "step_up_required" });
  });

  test("of two admins at once leaves one", async () => {
    const founded = await create.organisation();
    const other = await create.member(founded, "ORGANISATION_ADMIN");

    const ends = await Promise.allSettled([erasePerson(founded.email), erasePerson(other.email ?? "")]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("by the operator says when nobody has the address", async () => {
    await expect(erasePerson("niemand@voorbeeld.example")).rejects.toMatchObject({ code: "not_found" });
    await expect(exportPerson("niemand@voorbeeld.example")).rejects.toMatchObject({ code: "not_found" });
  });
});

test("an export holds nothing of somebody else", async () => {
  const founded = await create.organisation();
  const member = await create.member(founded, "READER");
  const data = JSON.stringify(await exportPerson(member.email ?? ""));

  expect(data).toContain(member.email);
  expect(data).not.toContain(founded.email);
});
