import { describe, expect, test } from "vitest";
import { deriveKey } from "@/lib/core/crypto";
import { asSystem, inScope } from "@/lib/core/db";
import { build, create } from "@/prisma/factories";
import { authenticate } from "./authentication.service";
import { changePermissions, createToken, getToken, listTokens, offeredRights, proposeName, webhookKeysOf } from "./service";

describe("the form for a new token", () => {
  test("begins with the name the manual advises, the next free one when a working token has it", async () => {
    const { admin, company } = await create.token();
    const name = await proposeName(admin, company.slug, "Easyflex");
    const { tokenId } = await createToken(admin, company.slug, build.token({ name }));

    expect(await proposeName(admin, company.slug, "Easyflex")).toBe(`${name} 2`);
    await asSystem((tx) => tx.apiToken.update({ where: { id: tokenId }, data: { state: "REVOKED" } }));
    expect(await proposeName(admin, company.slug, "Easyflex")).toBe(name);
  });

  test("offers the ninth right to everybody and the tenth to hirers alone", async () => {
    const agency = await create.organisation();
    const hirer = await create.organisation("HIRER");

    expect(await offeredRights(agency.admin, agency.company.slug)).toHaveLength(9);
    expect(await offeredRights(hirer.admin, hirer.company.slug)).toContain("pay-equity:write");
  });

  test("is not for readers, and not for strangers", async () => {
    const founded = await create.organisation();
    const reader = await create.member(founded, "READER");
    const stranger = await create.organisation();

    await expect(proposeName(reader, founded.company.slug, "Easyflex")).rejects.toMatchObject({ code: "forbidden" });
    await expect(proposeName(stranger.admin, founded.company.slug, "Easyflex")).rejects.toMatchObject({ code: "not_found" });
    await expect(offeredRights(stranger.admin, founded.company.slug)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a new token", () => {
  test("is a pair that signs in, with a webhook key that follows from the secret", async () => {
    const { pair, company } = await create.token();

    expect(pair.token).toMatch(/^cmp_[0-9a-f]{64}$/);
    expect(pair.secret).toMatch(/^[A-Za-z0-9]{44}$/);
    expect(pair.webhookSecret).toBe(`whsec_${deriveKey(pair.secret, pair.tokenId, "webhook-v1").toString("base64")}`);
    expect(await authenticate(pair.token, pair.secret)).toMatchObject({ id: pair.tokenId, company: { slug: company.slug } });
    expect(await asSystem((tx) => webhookKeysOf(tx, pair.tokenId))).toEqual([pair.webhookSecret]);
  });

  test("waits for the agreement", async () => {
    const { admin, company } = await create.organisation();

    await expect(createToken(admin, company.slug, build.token())).rejects.toMatchObject({ code: "conflict", key: "errors.agreementFirst" });
    expect(await listTokens(admin, company.slug)).toEqual([]);
  });

  test("has a name no other working token of the company has, whatever the capitals", async () => {
    const { admin, company } = await create.token({ name: "(Anders / 9001) Easyflex" });

    await expect(createToken(admin, company.slug, build.token({ name: "(anders / 9001) EASYFLEX" }))).rejects.toMatchObject({ fields: [{ path: "name", key: "errors.tokenNameKnown" }] });
    expect(await listTokens(admin, company.slug)).toHaveLength(1);
  });

  test("of an agency cannot hold the right to provide", async () => {
    const founded = await create.organisation();
    await create.signature(founded);

    await expect(createToken(founded.admin, founded.company.slug, build.token({ permissions: ["pay-equity:write"] }))).rejects.toMatchObject({ fields: [{ path: "permissions" }] });
  });

  test("is refused to a reader and does not exist for a stranger", async () => {
    const founded = await create.organisation();
    await create.signature(founded);
    const stranger = await create.organisation();
    const reader = await create.member(founded, "READER");

    await expect(createToken(reader, founded.company.slug, build.token())).rejects.toMatchObject({ code: "forbidden" });
    await expect(createToken(stranger.admin, founded.company.slug, build.token())).rejects.toMatchObject({ code: "not_found" });
  });

  test("leaves a line in the audit log", async () => {
    const { pair, admin, company } = await create.token();

    const entry = await asSystem((tx) => tx.auditEntry.findFirst({ where: { targetId: pair.tokenId } }));
    expect(entry).toMatchObject({ action: "token.created", actorId: admin.id, companyId: company.id });
  });
});

describe("signing in with a pair", () => {
  test("says the same of an unknown token and a wrong secret", async () => {
    const { pair } = await create.token();

    for (const [token, secret] of [[pair.token, "x".repeat(44)], [`cmp_${"0".repeat(64)}`, pair.secret], ["geen token", ""], [pair.token, ""]] as const) {
      await expect(authenticate(token, secret)).rejects.toMatchObject({ code: "invalid_credentials", key: "errors.invalid_credentials" });
    }
  });

  test.each([
    { state: "REVOKED", code: "token_revoked" },
    { state: "EXPIRED", code: "token_expired" },
    { state: "PAUSED", code: "token_paused" },
  ] as const)("tells that it is $state after a right secret alone", async ({ state, code }) => {
    const { pair } = await create.token();
    await asSystem((tx) => tx.apiToken.update({ where: { id: pair.tokenId }, data: { state } }));

    await expect(authenticate(pair.token, pair.secret)).rejects.toMatchObject({ code });
    await expect(authenticate(pair.token, "x".repeat(44))).rejects.toMatchObject({ code: "invalid_credentials" });
  });

  test("stops when the licence ends", async () => {
    const { pair, organisation } = await create.token();
    await asSystem((tx) => tx.licence.updateMany({ where: { organisationId: organisation.id }, data: { endsAt: new Date("2026-01-01T00:00:00Z") } }));

    await expect(authenticate(pair.token, pair.secret)).rejects.toMatchObject({ code: "licence_ended" });
  });
});

describe("a token afterwards", () => {
  test("shows its hint, its rights and who made it", async () => {
    const { pair, admin, company } = await create.token();

    expect(await getToken(admin, company.slug, pair.tokenId)).toMatchObject({ hint: `${pair.token.slice(0, 8)}…${pair.token.slice(-4)}`, createdBy: "Bea Beheerder", lastUsedAt: null });
  });

  test("of another company, of a sibling company, or of none: the same answer", async () => {
    const { pair, ...founded } = await create.token();
    const sibling = await create.company(founded, "7012");
    const stranger = await create.organisation();
    const { admin } = { admin: await create.member(founded, "ORGANISATION_ADMIN") };

    await expect(getToken(stranger.admin, stranger.company.slug, pair.tokenId)).rejects.toMatchObject({ code: "not_found" });
    await expect(getToken(admin, sibling.slug, pair.tokenId)).rejects.toMatchObject({ code: "not_found" });
    await expect(getToken(admin, founded.company.slug, "geen-id")).rejects.toMatchObject({ code: "not_found" });
  });

  test("does from the next call what it may now", async () => {
    const { pair, admin, company } = await create.token({ permissions: ["partners:list", "pay-equity:read"] });

    await changePermissions(admin, company.slug, pair.tokenId, ["partners:list"]);

    expect((await authenticate(pair.token, pair.secret)).permissions).toEqual(["partners:list"]);
  });
});

test("behind the walls of another company the rows are not there, whatever the query asks", async () => {
  const { pair } = await create.token();
  const stranger = await create.organisation();

  const seen = await inScope({ companyIds: [stranger.company.id], organisationId: stranger.organisation.id }, (tx) => tx.apiToken.findMany({ where: { id: pair.tokenId } }));
  expect(seen).toEqual([]);
});
