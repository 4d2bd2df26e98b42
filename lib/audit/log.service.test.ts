import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/access/refusal";
import { csvLine } from "@/lib/core/csv";
import { atMoment, startOfDay } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { wordsIn } from "@/lib/core/words";
import { build, create, type Founded } from "@/prisma/factories";
import { createToken } from "@/lib/tokens/service";
import en from "@/messages/en";
import nl from "@/messages/nl";
import { exportLog, getLog, getLogChoices } from "./log.service";
import { recordRefusal } from "./refusals.service";
import { deedKinds, deeds, detailNames, LogFilter } from "./schema";
import { type Doer, eraseOldOrigins, recordAudit } from "./service";

const everything = LogFilter.parse({});

function doerOf({ organisation, company, admin, email }: Founded, inCompany = false): Doer {
  const origin = { address: "192.0.2.7", userAgent: "Firefox" };
  return { actorKind: "user", actorId: admin.id, actorName: admin.name, actorEmail: email, origin, organisationId: organisation.id, companyId: inCompany ? company.id : null };
}

async function write(doer: Doer, ...written: Parameters<typeof recordAudit>[2][]): Promise<void> {
  await asSystem(async (tx) => {
    for (const deed of written) await recordAudit(tx, doer, deed);
  });
}

describe("the words of the log", () => {
  test.each(["nl", "en"] as const)("in %s name every deed, kind and detail", (locale) => {
    const say = wordsIn(locale);
    for (const name of Object.keys(deeds)) {
      expect(say(`audit.deeds.${name}`, { known: "yes", target: "X" })).not.toContain("audit.");
      expect(say(`audit.deeds.${name}`, { known: "no", target: "" }).trim()).not.toBe("");
    }
    for (const key of [...deedKinds.map((kind) => `kinds.${kind}`), ...detailNames.map((name) => `details.${name}`)]) expect(say(`audit.${key}`)).not.toContain("audit.");
  });

  test("hold no sentence for a deed that nobody does", () => {
    for (const catalogue of [nl, en]) {
      const said = Object.entries(catalogue.audit.deeds).flatMap(([noun, verbs]) => Object.keys(verbs).map((verb) => `${noun}.${verb}`));
      expect(said.filter((name) => !Object.hasOwn(deeds, name))).toEqual([]);
    }
  });
});

describe("a log", () => {
  test("says who did what, on what, from where", async () => {
    const { pair: _pair, ...founded } = await create.token({ name: "Koppeling 7008" });
    const { entries } = await getLog(founded.admin, { kind: "company", slug: founded.company.slug }, LogFilter.parse({ kind: "tokens" }), "nl");

    expect(entries).toMatchObject([{ sentence: "Maakte token Koppeling 7008", outcome: "done", actor: { kind: "user", name: "Bea Beheerder" }, sealNumber: null }]);
    expect(entries[0]?.facts).toContainEqual({ label: "Rechten", value: "pay-equity:read, partners:list" });
  });

  test("of a company holds its own lines, the organisation's holds all", async () => {
    const founded = await create.organisation();
    const sibling = await create.company(founded, "7012");
    await write(doerOf(founded, true), { action: "token.created" });
    await write({ ...doerOf(founded), companyId: sibling.id }, { action: "webhook.created" });
    const admin = await create.member(founded, "ORGANISATION_ADMIN");

    const own = await getLog(admin, { kind: "company", slug: founded.company.slug }, everything, "nl");
    expect(own.entries.map(({ action }) => action)).toEqual(["token.created"]);
    const all = await getLog(admin, { kind: "organisation", slug: founded.organisation.slug }, LogFilter.parse({ company: sibling.slug }), "nl");
    expect(all.entries.map(({ action }) => action)).toEqual(["webhook.created"]);
  });

  test("is not for readers, and does not exist for strangers, who see nothing of it", async () => {
    const founded = await create.organisation();
    const stranger = await create.organisation();
    const reader = await create.member(founded, "READER");
    await write(doerOf(founded), { action: "token.created", details: { name: "MERKTEKEN" } });
    const place = { kind: "organisation" as const, slug: founded.organisation.slug };

    for (const read of [getLog, exportLog] as const) {
      await expect(read(reader, place, everything, "nl")).rejects.toMatchObject({ code: "forbidden" });
      await expect(read(stranger.admin, place, everything, "nl")).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(getLogChoices(stranger.admin, place)).rejects.toMatchObject({ code: "not_found" });
    const theirs = await getLog(stranger.admin, { kind: "organisation", slug: stranger.organisation.slug }, everything, "nl");
    expect(JSON.stringify(theirs)).not.toMatch(/MERKTEKEN|Koppeling 7008/);
  });

  test("can be narrowed to days in Amsterdam, an actor, a kind and an outcome", async () => {
    const founded = await create.organisation();
    const place = { kind: "organisation" as const, slug: founded.organisation.slug };
    await atMoment("2025-03-29T23:30:00Z", () => write(doerOf(founded), { action: "token.created" })); // 30 March, 00:30 in Amsterdam
    await atMoment("2025-03-30T21:59:59Z", () => write(doerOf(founded), { action: "webhook.created" }));
    await atMoment("2025-03-30T22:00:00Z", () => write({ ...doerOf(founded), actorKind: "operator", actorId: "operator" }, { action: "session.started", outcome: "failed" }));
    const actions = async (filter: object) => (await getLog(founded.admin, place, LogFilter.parse(filter), "nl")).entries.map(({ action }) => action);

    expect(await actions({ from: "2025-03-30", to: "2025-03-30" })).toEqual(["webhook.created", "token.created"]);
    expect(await actions({ to: "2025-03-29" })).toEqual([]);
    expect(await actions({ to: "2025-12-31", outcome: "failed" })).toEqual(["session.started"]);
    expect(await actions({ to: "2025-12-31", actor: "operator:operator" })).toEqual(["session.started"]);
    expect(await actions({ to: "2025-12-31", kind: "webhooks" })).toEqual(["webhook.created"]);
    expect(startOfDay("2026-10-26").toISOString()).toBe("2026-10-25T23:00:00.000Z");
  });

  test("is read page by page without a gap or a line twice", async () => {
    const founded = await create.organisation();
    await atMoment("2025-05-01T10:00:00Z", () => write(doerOf(founded), ...Array.from({ length: 120 }, (_none, number) => ({ action: "token.created" as const, details: { number } }))));
    const seen: string[] = [];
    for (let after: string | undefined | null = undefined; after !== null; ) {
      const page = await getLog(founded.admin, { kind: "organisation", slug: founded.organisation.slug }, LogFilter.parse({ kind: "tokens", ...(after && { after }) }), "nl");
      seen.push(...page.entries.map(({ id }) => id));
      after = page.next;
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  test("no longer names a person who was erased", async () => {
    const founded = await create.organisation();
    await write(doerOf(founded), { action: "webhook.changed" });
    await asSystem(async (tx) => {
      await tx.auditPerson.deleteMany({ where: { userId: founded.admin.id } });
      await tx.user.update({ where: { id: founded.admin.id }, data: { erasedAt: new Date() } });
    });

    const { entries } = await getLog(founded.admin, { kind: "organisation", slug: founded.organisation.slug }, LogFilter.parse({ kind: "webhooks" }), "nl");
    expect(entries).toMatchObject([{ actor: { name: null }, address: null, agent: null }]);
  });

  test("forgets address and browser after twelve months, and not the name", async () => {
    const founded = await create.organisation();
    await atMoment("2025-01-10T10:00:00Z", () => write(doerOf(founded), { action: "token.created" }));
    await atMoment("2025-01-12T10:00:00Z", () => write(doerOf(founded), { action: "webhook.created" }));
    await atMoment("2026-01-11T10:00:00Z", () => eraseOldOrigins());

    const { entries } = await getLog(founded.admin, { kind: "organisation", slug: founded.organisation.slug }, LogFilter.parse({ to: "2025-12-31" }), "nl");
    expect(entries.map(({ action, address, actor }) => [action, address, actor.name])).toEqual([
      ["webhook.created", "192.0.2.7", "Bea Beheerder"],
      ["token.created", null, "Bea Beheerder"],
    ]);
  });
});

describe("the log as CSV", () => {
  test.each([
    ["=1+1", "'=1+1\r\n"],
    ["+31 6", "'+31 6\r\n"],
    ["-2", "'-2\r\n"],
    ["@x", "'@x\r\n"],
    ["\tx", "'\tx\r\n"],
    ["\rx", '"\'\rx"\r\n'],
    ["a;b", '"a;b"\r\n'],
    ['zeg "ja"', '"zeg ""ja"""\r\n'],
    ["twee\nregels", '"twee\nregels"\r\n'],
    ["gewoon", "gewoon\r\n"],
    [null, "\r\n"],
    [-5, "-5\r\n"],
  ])("writes %j as %j", (value, line) => {
    expect(csvLine([value])).toBe(line);
  });

  test("has a head, every line once, no formula, and says in the log that it was taken", async () => {
    const founded = await create.organisation();
    await create.signature(founded);
    await createToken(founded.admin, founded.company.slug, build.token({ name: "=HYPERLINK(1)" }));
    const place = { kind: "company" as const, slug: founded.company.slug };

    const { filename, pieces } = await exportLog(founded.admin, place, LogFilter.parse({ kind: "tokens" }), "nl");
    let text = "";
    for await (const piece of pieces) text += piece;

    expect(filename).toMatch(/^logboek-.*\d{4}-\d\d-\d\d\.csv$/);
    expect(text.startsWith("\uFEFFWanneer;Wie;Wat;")).toBe(true);
    expect(text.trimEnd().split("\r\n")).toHaveLength(2);
    expect(text).not.toMatch(/(^|;)[=+@-]/m);
    expect((await getLog(founded.admin, place, LogFilter.parse({ kind: "exports" }), "nl")).entries).toMatchObject([{ action: "log.exported" }]);
  });
});

describe("a refusal", () => {
  test("is written once a minute for the same thing, with how often it came since", async () => {
    const founded = await create.organisation();
    const doer = doerOf(founded);
    const refuse = (moment: string, permission = "tokens:create") => atMoment(moment, () => recordRefusal(doer, { code: "forbidden", permission }));
    for (let second = 10; second < 40; second += 1) await refuse(`2025-06-01T10:00:${second}Z`);
    await refuse("2025-06-01T10:00:41Z", "audit:read");
    await refuse("2025-06-01T10:02:00Z");

    const { entries } = await getLog(founded.admin, { kind: "organisation", slug: founded.organisation.slug }, LogFilter.parse({ kind: "refusals" }), "nl");
    expect(entries.map(({ facts, outcome }) => [outcome, facts.find(({ label }) => label === "Daarna nog zo vaak")?.value])).toEqual([
      ["refused", "29"],
      ["refused", undefined],
      ["refused", undefined],
    ]);
  });

  test("knows its place when the person has a part in it, and none when not", async () => {
    const founded = await create.organisation();
    const reader = await create.member(founded, "READER");
    const stranger = await create.organisation();
    const place = { kind: "organisation" as const, slug: founded.organisation.slug };

    const own: unknown = await getLog(reader, place, everything, "nl").catch((thrown: unknown) => thrown);
    expect(own).toBeInstanceOf(Refusal);
    expect(own).toMatchObject({ at: { organisationId: founded.organisation.id, permission: "audit:read" } });
    expect(await getLog(stranger.admin, place, everything, "nl").catch((thrown: unknown) => thrown)).not.toBeInstanceOf(Refusal);
  });
});
