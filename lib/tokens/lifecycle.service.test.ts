import { beforeAll, describe, expect, test, vi } from "vitest";
import type { PersonActor } from "@/lib/access/actor";
import { actorOfEmail } from "@/lib/accounts/service";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { saveEndpoint } from "@/lib/webhooks/service";
import { build, create, type Founded } from "@/prisma/factories";
import { authenticate, recognise } from "./authentication.service";
import { markExpired, warnOfEndings } from "./endings.service";
import { addressMayUse, changeAllowList, changeExpiry, pauseToken, resumeToken, revokeToken, rotateToken } from "./lifecycle.service";
import { changePermissions, createToken, getToken, listTokens, webhookKeysOf } from "./service";

let signed: Founded;
let admin: PersonActor;
let companies = 0;

beforeAll(async () => void (signed = await create.token()));

/** A token in a company of its own; signing once serves all. */
async function token() {
  const company = await create.company(signed, String(++companies));
  admin = await actorOfEmail(signed.email);
  const pair = await createToken(admin, company.slug, build.token());
  const name = (await getToken(admin, company.slug, pair.tokenId)).name;
  return { admin, slug: company.slug, pair, name, here: [company.slug, pair.tokenId] as const };
}

const comesIn = (pair: { token: string; secret: string }) => authenticate(pair.token, pair.secret).then(() => "in", (thrown: { code: string }) => thrown.code);
const actionsOf = async (tokenId: string) => (await asSystem((tx) => tx.auditEntry.findMany({ where: { targetId: tokenId }, orderBy: { id: "asc" } }))).map(({ action }) => action);
const mailsTo = (email: string, words: string) => asSystem((tx) => tx.mail.count({ where: { to: email, text: { contains: words } } }));
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);

describe("rotating", () => {
  test("lets both pairs in as long as the overlap, and signs webhooks with both exactly as long", async () => {
    const { admin, here, pair } = await token();
    const next = await rotateToken(admin, ...here, { overlap: "1h" });

    expect([await comesIn(pair), await comesIn(next)]).toEqual(["in", "in"]);
    expect(await asSystem((tx) => webhookKeysOf(tx, pair.tokenId))).toEqual([next.webhookSecret, pair.webhookSecret]);
    await atMoment(later(1.01), async () => {
      expect([await comesIn(pair), await comesIn(next)]).toEqual(["token_expired", "in"]);
      expect(await asSystem((tx) => webhookKeysOf(tx, pair.tokenId))).toEqual([next.webhookSecret]);
    });
  });

  test("without an overlap stops the old pair with the next call, also one that came in a moment ago", async () => {
    const { admin, here, pair } = await token();
    expect(await comesIn(pair)).toBe("in");

    const next = await rotateToken(admin, ...here, { overlap: "0" });
    expect([await comesIn(pair), await comesIn(next)]).toEqual(["token_expired", "in"]);
  });

  test("waits for the rotation before it, and never outlives the token", async () => {
    const { admin, here, pair } = await token();
    await changeExpiry(admin, ...here, { lastDay: later(48).toISOString().slice(0, 10) });
    const { expiresAt } = await getToken(admin, ...here);

    await rotateToken(admin, ...here, { overlap: "7d" });
    expect((await getToken(admin, ...here)).overlapEndsAt).toBe(expiresAt);
    await expect(rotateToken(admin, ...here, { overlap: "0" })).rejects.toMatchObject({ code: "conflict", key: "errors.rotationRuns" });
    expect(await comesIn(pair)).toBe("in");
  });

  test("the same form sent twice, or two at once, makes one pair", async () => {
    const { admin, here } = await token();
    const requestKey = newId();

    const answers = await Promise.allSettled([1, 2, 3].map(() => rotateToken(admin, ...here, { overlap: "0", requestKey })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "already_created" });
  });

  test("tells the webhook, all admins and the audit log", async () => {
    const { admin, slug, here, pair, name } = await token();
    await saveEndpoint(admin, ...here, { url: "https://voorbeeld.example/hook" }, async () => []);
    await rotateToken(admin, ...here, { overlap: "0" });

    const events = await asSystem((tx) => tx.event.findMany({ where: { tokenId: pair.tokenId }, include: { deliveries: true } }));
    expect(events).toMatchObject([{ type: "token.rotated", deliveries: [{ state: "PENDING" }] }]);
    expect(await actionsOf(pair.tokenId)).toEqual(["token.created", "token.rotated"]);
    expect(await mailsTo(signed.email, name)).toBe(2);
    expect(await listTokens(admin, slug)).toHaveLength(1);
  });
});

describe("stopping", () => {
  test("a paused token works again when it is resumed; each shows with the next call", async () => {
    const { admin, here, pair } = await token();
    expect(await comesIn(pair)).toBe("in");

    await pauseToken(admin, ...here);
    expect(await comesIn(pair)).toBe("token_paused");
    await pauseToken(admin, ...here);
    await resumeToken(admin, ...here);
    expect(await comesIn(pair)).toBe("in");
    expect(await actionsOf(pair.tokenId)).toEqual(["token.created", "token.paused", "token.resumed"]);
  });

  test("a revoked token never works again, and its name has to be typed over", async () => {
    const { admin, here, pair, name } = await token();
    expect(await comesIn(pair)).toBe("in");
    await expect(revokeToken(admin, ...here, { reason: "Gelekt", confirm: "iets anders" })).rejects.toMatchObject({ fields: [{ path: "confirm" }] });
    await revokeToken(admin, ...here, { reason: "Gelekt", confirm: name });

    expect(await comesIn(pair)).toBe("token_revoked");
    expect(await getToken(admin, ...here)).toMatchObject({ state: "REVOKED", endReason: "Gelekt" });
    for (const work of [() => resumeToken(admin, ...here), () => rotateToken(admin, ...here, { overlap: "0" }), () => changePermissions(admin, ...here, ["partners:list"]), () => changeExpiry(admin, ...here, { lastDay: null })]) {
      await expect(work()).rejects.toMatchObject({ code: "conflict", key: "errors.tokenEnded" });
    }
    expect(await mailsTo(signed.email, "Gelekt")).toBeGreaterThan(0);
  });

  test("its webhook is told that it was revoked, and nothing else any more", async () => {
    const { admin, here, pair, name } = await token();
    await saveEndpoint(admin, ...here, { url: "https://voorbeeld.example/hook" }, async () => []);
    await rotateToken(admin, ...here, { overlap: "0" });
    await revokeToken(admin, ...here, { reason: "Klaar", confirm: name });

    const claimed = await asSystem((tx) => tx.$queryRaw<{ type: string; tokenId: string }[]>`SELECT "type", "tokenId" FROM claim_deliveries('proef', 500, 50, 60)`);
    expect(claimed.filter(({ tokenId }) => tokenId === pair.tokenId).map(({ type }) => type)).toEqual(["token.revoked"]);
  });

  test("is not for readers, and not for strangers", async () => {
    const { here } = await token();
    const reader = await create.member(signed, "READER");
    const stranger = (await create.organisation()).admin;

    await expect(pauseToken(reader, ...here)).rejects.toMatchObject({ code: "forbidden" });
    for (const work of [pauseToken, resumeToken]) await expect(work(stranger, ...here)).rejects.toMatchObject({ code: "not_found" });
    await expect(rotateToken(stranger, ...here, { overlap: "0" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("an end", () => {
  test("is the last instant of its day in the Netherlands", async () => {
    const { admin, here, pair } = await token();
    await atMoment("2026-11-01T12:00:00Z", () => changeExpiry(admin, ...here, { lastDay: "2027-03-27" }));

    expect((await getToken(admin, ...here)).expiresAt).toBe("2027-03-27T22:59:59.999Z");
    expect(await atMoment("2027-03-27T22:59:59Z", () => comesIn(pair))).toBe("in");
    expect(await atMoment("2027-03-27T23:00:00Z", () => comesIn(pair))).toBe("token_expired");
    await expect(changeExpiry(admin, ...here, { lastDay: "2026-11-01" })).rejects.toMatchObject({ fields: [{ path: "lastDay", key: "errors.dayOver" }] });
  });

  test("is told to the admins at 30, 14, 7 and 1 days, each once however often the job runs, and then marked", async () => {
    const { admin, here, pair, name } = await token();
    await atMoment("2026-11-01T12:00:00Z", () => changeExpiry(admin, ...here, { lastDay: "2027-01-31" }));
    const before = await mailsTo(signed.email, name);

    for (const moment of ["2026-12-30T12:00:00Z", "2027-01-02T12:00:00Z", "2027-01-03T12:00:00Z", "2027-01-18T12:00:00Z", "2027-01-25T12:00:00Z", "2027-01-31T12:00:00Z"]) {
      await atMoment(moment, () => Promise.all([warnOfEndings(), warnOfEndings()]));
    }
    expect(await mailsTo(signed.email, name)).toBe(before + 4);

    await atMoment("2027-02-01T12:00:00Z", async () => {
      await Promise.all([markExpired(), markExpired()]);
      await warnOfEndings();
    });
    expect(await getToken(admin, ...here)).toMatchObject({ state: "EXPIRED", endedAt: "2027-01-31T22:59:59.999Z" });
    expect((await actionsOf(pair.tokenId)).filter((action) => action === "token.expired")).toHaveLength(1);
    expect(await mailsTo(signed.email, name)).toBe(before + 4);
    await expect(rotateToken(admin, ...here, { overlap: "0" })).rejects.toMatchObject({ key: "errors.tokenEnded" });
  });
});

describe("the list of addresses", () => {
  test("counts from the next call, and the field that asks says the same", async () => {
    const { admin, here, pair } = await token();
    const from = (address: string) => recognise(pair, { address, userAgent: null }).then(({ refusal }) => refusal?.code ?? "in");
    expect(await from("198.51.100.1")).toBe("in");

    await changeAllowList(admin, ...here, { cidrs: ["203.0.113.0/24", "2001:db8::/32"] });
    expect([await from("203.0.113.9"), await from("2001:db8::1"), await from("198.51.100.1")]).toEqual(["in", "in", "address_not_allowed"]);
    expect(await addressMayUse(admin, ...here, { address: "203.0.113.9" })).toMatchObject({ allowed: true });
    expect(await addressMayUse(admin, ...here, { address: "198.51.100.1" })).toMatchObject({ allowed: false });
    expect(await actionsOf(pair.tokenId)).toContain("token.allow_list_changed");
  });

  test("says at the field what is no address", async () => {
    const { admin, here } = await token();
    await expect(changeAllowList(admin, ...here, { cidrs: ["203.0.113.0/24", "10.0.0.300"] })).rejects.toMatchObject({ fields: [{ path: "cidrs", key: "errors.cidr", values: { typed: "10.0.0.300" } }] });
    await expect(addressMayUse(admin, ...here, { address: "203.0.113.0/24" })).rejects.toMatchObject({ fields: [{ path: "address", key: "errors.ipAddress" }] });
  });
});

test("two admins who change the rights at once: the second is told, and nothing of the first is undone unseen", async () => {
  const { admin, here } = await token();
  const known = (await getToken(admin, ...here)).permissions;
  await changePermissions(admin, ...here, [...known, "positions:list"], known);

  await expect(changePermissions(admin, ...here, ["partners:list"], known)).rejects.toMatchObject({ code: "conflict", key: "errors.rightsChanged" });
  expect((await getToken(admin, ...here)).permissions).toContain("positions:list");
});

test("twenty requests at once with one name, or with one form, make one token", async () => {
  const company = await create.company(signed, String(++companies));
  const actor = await actorOfEmail(signed.email);
  const input = build.token();

  const byName = await Promise.allSettled(Array.from({ length: 10 }, () => createToken(actor, company.slug, input)));
  const requestKey = newId();
  const byForm = await Promise.allSettled(Array.from({ length: 10 }, () => createToken(actor, company.slug, { ...build.token(), requestKey })));

  for (const [answers, code] of [[byName, "invalid_input"], [byForm, "already_created"]] as const) {
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code });
  }
  expect(await listTokens(actor, company.slug)).toHaveLength(2);
});

test("the person who made a token can be deleted; the token works on", async () => {
  const maker = await create.member(signed, "ORGANISATION_ADMIN");
  const company = await create.company(signed, String(++companies));
  const pair = await createToken(await actorOfEmail(maker.email ?? ""), company.slug, build.token());
  expect(await comesIn(pair)).toBe("in");

  await asSystem(async (tx) => {
    await tx.membership.deleteMany({ where: { userId: maker.id } });
    await tx.user.delete({ where: { id: maker.id } });
  });
  expect(await comesIn(pair)).toBe("in");
  expect(await getToken(admin, company.slug, pair.tokenId).catch(async () => getToken(await actorOfEmail(signed.email), company.slug, pair.tokenId))).toMatchObject({ createdBy: null });
});

test("what changes outside this process' own services counts within moments: licence, rights, state", async () => {
  const own = await create.token({ permissions: ["partners:list"] });
  const { pair } = own;
  await vi.waitFor(async () => expect(await comesIn(pair)).toBe("in"));

  await asSystem((tx) => tx.apiToken.update({ where: { id: pair.tokenId }, data: { permissions: ["partners:read"] } }));
  await vi.waitFor(async () => expect((await authenticate(pair.token, pair.secret)).permissions).toEqual(["partners:read"]), { timeout: 2_000, interval: 5 });
  await asSystem((tx) => tx.licence.updateMany({ where: { organisationId: own.organisation.id }, data: { endsAt: new Date("2026-01-01T00:00:00Z") } }));
  await vi.waitFor(async () => expect(await comesIn(pair)).toBe("licence_ended"), { timeout: 2_000, interval: 5 });
  await asSystem((tx) => tx.apiToken.update({ where: { id: pair.tokenId }, data: { state: "PAUSED" } }));
  await vi.waitFor(async () => expect(await comesIn(pair)).toBe("token_paused"), { timeout: 2_000, interval: 5 });
});
