import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { closeConnector, database } from "./database";
import { documentOf, type StandInCompany, startPortal } from "./portal.test-support";
import type { Visitor } from "./schema";
import * as connector from "./service";
import { synchronise } from "./sync.service";

let portal: Awaited<ReturnType<typeof startPortal>>;
beforeAll(async () => {
  portal = await startPortal();
  vi.stubEnv("APP_URL", portal.address);
});
afterAll(async () => {
  await closeConnector();
  await portal.stop();
});

const someone = async (): Promise<Visitor> => (await connector.welcomeVisitor(undefined)).visitor;
const of = ({ number, token, secret }: StandInCompany) => ({ number, name: `${number} webinar`, token, secret });
const empty = { number: "7008", name: "7008 webinar", token: "", secret: "" };

describe("a visitor", () => {
  test("is known by the key of the cookie, of which only a hash is stored", async () => {
    const { visitor, key } = await connector.welcomeVisitor(undefined);

    expect(await connector.visitorOf(key)).toEqual(visitor);
    expect(await connector.welcomeVisitor(key)).toEqual({ visitor, key });
    expect(await connector.visitorOf("another key")).toBeNull();
    expect(await connector.visitorOf(undefined)).toBeNull();
    expect(await dump("visitor")).not.toContain(key);
  });

  test("with a key that nobody knows becomes someone new with another key", async () => {
    const { key } = await connector.welcomeVisitor("made up");
    expect(key).not.toBe("made up");
  });

  test("sees nothing of another visitor", async () => {
    const company = portal.company("7008");
    const document = documentOf(company, "Magazijn");
    const [mine, theirs] = [await someone(), await someone()];
    const id = await connector.createAdministration(mine, of(company));
    await synchronise(mine, id);

    expect(await connector.listDocuments(mine, id)).toHaveLength(1);
    expect(await connector.listAdministrations(theirs)).toEqual([]);
    const attempts = [
      () => connector.getAdministration(theirs, id),
      () => connector.saveAdministration(theirs, id, empty),
      () => connector.removeAdministration(theirs, id),
      () => connector.listDocuments(theirs, id),
      () => connector.getDocument(theirs, id, document.id),
      () => connector.listWebhooks(theirs, id),
      () => synchronise(theirs, id),
      () => connector.getAdministration(mine, "no id"),
      () => connector.getDocument(mine, id, "no id"),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    expect((await connector.getAdministration(mine, id)).token).toBe(company.token);
  });

  test("may have the same number as another visitor, but not twice", async () => {
    const [one, other] = [await someone(), await someone()];
    await connector.createAdministration(one, empty);
    await connector.createAdministration(other, empty);

    await expect(connector.createAdministration(one, empty)).rejects.toMatchObject({ fields: [{ path: "number", key: "connector.window.numberKnown" }] });
    const second = await connector.createAdministration(one, { ...empty, number: "7012" });
    await expect(connector.saveAdministration(one, second, empty)).rejects.toMatchObject({ fields: [{ path: "number" }] });
  });
});

describe("an administration", () => {
  test("keeps token and secret encrypted, and never gives the secret back", async () => {
    const company = portal.company("7008");
    const visitor = await someone();
    const id = await connector.createAdministration(visitor, of(company));
    const shown = await connector.getAdministration(visitor, id);

    expect(shown).toMatchObject({ token: company.token, secretStored: true, linked: true, webhookAt: null });
    expect(JSON.stringify(shown)).not.toContain(company.secret);
    const stored = await dump("administration");
    for (const secret of [company.token, company.secret, Buffer.from(company.secret).toString("hex")]) expect(stored).not.toContain(secret);
  });

  test("keeps its secret when the field stays empty and the token the same", async () => {
    const company = portal.company("7008");
    const visitor = await someone();
    const id = await connector.createAdministration(visitor, of(company));

    const saved = await connector.saveAdministration(visitor, id, { ...of(company), name: "Ander", secret: "" });
    expect(saved.value?.number).toBe("7008");
    expect(await connector.getAdministration(visitor, id)).toMatchObject({ name: "Ander", secretStored: true, linked: true });
  });

  test("asks for the secret of another token", async () => {
    const company = portal.company("7008");
    const visitor = await someone();
    const id = await connector.createAdministration(visitor, of(company));

    const other = { ...of(company), token: portal.company("7008").token, secret: "" };
    await expect(connector.saveAdministration(visitor, id, other)).rejects.toMatchObject({ fields: [{ path: "secret", key: "connector.window.secretMissing" }] });
  });

  test.each([
    [{ token: "cmp_1" }, "token", "connector.window.tokenForm"],
    [{ secret: `cmp_${"0".repeat(64)}` }, "secret", "connector.window.secretIsToken"],
    [{ secret: "" }, "secret", "connector.window.secretMissing"],
  ])("refuses %j at the field %s", async (wrong, path, key) => {
    const input = { ...of(portal.company("7008")), ...wrong };
    await expect(connector.createAdministration(await someone(), input)).rejects.toMatchObject({ fields: [{ path, key }] });
  });

  test("without a token has no secret either", async () => {
    const company = portal.company("7008");
    const visitor = await someone();
    const id = await connector.createAdministration(visitor, of(company));

    expect((await connector.saveAdministration(visitor, id, { ...empty, secret: "left over" })).fault?.kind).toBe("unlinked");
    expect(await connector.getAdministration(visitor, id)).toMatchObject({ token: null, secretStored: false, linked: false });
  });

  test("goes with all that is its own", async () => {
    const company = portal.company("7008");
    documentOf(company, "Magazijn");
    const visitor = await someone();
    const id = await connector.createAdministration(visitor, of(company));
    await synchronise(visitor, id);

    await connector.removeAdministration(visitor, id);
    await expect(connector.getAdministration(visitor, id)).rejects.toMatchObject({ code: "not_found" });
    for (const table of ["administration", "document", "document_version", "partner"]) expect(await dump(table)).not.toContain(id);
  });
});

describe("the portal's word on the pair", () => {
  test("is asked at every save; a wrong secret is saved all the same and said", async () => {
    const company = portal.company("7008");
    const visitor = await someone();
    const id = await connector.createAdministration(visitor, { ...of(company), secret: "wrong" });
    expect(await connector.getAdministration(visitor, id)).toMatchObject({ secretStored: true, linked: false });

    expect((await connector.saveAdministration(visitor, id, { ...of(company), secret: "" })).fault?.kind).toBe("invalid_credentials");
    expect((await connector.saveAdministration(visitor, id, of(company))).value?.name).toBe("7008 webinar");
    expect((await connector.getAdministration(visitor, id)).linked).toBe(true);
  });

  test("is no link when the token belongs to another werkmaatschappij", async () => {
    const company = portal.company("7012");
    const visitor = await someone();
    const id = await connector.createAdministration(visitor, { ...of(company), number: "7008" });

    const { fault } = await connector.saveAdministration(visitor, id, { ...of(company), number: "7008" });
    expect(fault).toEqual({ kind: "wrong_company", values: { number: "7012", name: "7012 webinar", expected: "7008" } });
    expect((await connector.getAdministration(visitor, id)).linked).toBe(false);
  });

  test("ends when the number changes to one that is not the token's", async () => {
    const company = portal.company("7008");
    const visitor = await someone();
    const id = await connector.createAdministration(visitor, of(company));

    expect((await connector.saveAdministration(visitor, id, { ...of(company), number: "7009" })).fault?.kind).toBe("wrong_company");
    expect((await connector.getAdministration(visitor, id)).linked).toBe(false);
  });

  test("names a right that is missing, and links all the same", async () => {
    const company = portal.company("7008");
    company.permissions = ["partners:list"];
    const visitor = await someone();
    const id = await connector.createAdministration(visitor, of(company));

    expect((await connector.saveAdministration(visitor, id, of(company))).fault).toEqual({ kind: "permission_missing", values: { permission: "pay_equity_read" } });
    expect((await connector.getAdministration(visitor, id)).linked).toBe(true);
  });
});

/** Every row of one table as text. */
async function dump(table: string): Promise<string> {
  const { rows } = await (await database()).query<{ row: string }>(`SELECT t::text AS row FROM connector.${table} t`);
  return rows.map(({ row }) => row).join("\n");
}
