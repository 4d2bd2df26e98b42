import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { asSystem } from "@/lib/core/db";
import { create, createRegulation } from "@/prisma/factories";
import { saveDraft } from "./drafts.service";
import { checkImport, exportRegulation, keepImport } from "./importing.service";
import type { ReadImport } from "./importing.schema";
import { getRegulation, listRegulations } from "./regulations.service";
import { publishDraft } from "./service";
import { fullExample, minimalExample } from "./setu/examples";
import { faultyMessages, fullWith, versionOneExample } from "./setu/faulty.test-support";
import { canonicalJson } from "./setu/writing.rules";

const text = (message: unknown) => JSON.stringify(message);

describe("importing a message", () => {
  test("shows what it says and keeps nothing yet", async () => {
    const { admin, organisation } = await createRegulation();
    const before = await counted();

    const read = await checkImport(admin, organisation.slug, text(fullWith("allowance.0.period.0.weekday", ["Monday"])), "nl");

    expect(read.summary).toMatchObject({ hirer: "Voorbeeld Verpakking B.V.", validFrom: "2026-07-01", positions: ["Inpakker", "Ploegbaas"], missing: ["Vergoedingen", "Bijzondere uitkeringen"] });
    expect(read.remarks).toEqual([{ kind: "tolerated", path: "allowance.0.period.0.weekday.0", sentence: "De weekdag Monday stond er als losse tekst. Gelezen als een dag van de week." }]);
    expect(await counted()).toEqual(before);
  });

  test("says of the least message which blocks it does not hold", async () => {
    const { admin, organisation } = await create.organisation("HIRER");
    const { summary } = await checkImport(admin, organisation.slug, Buffer.from(text(minimalExample())), "nl");
    expect(summary.missing).toContain("Pensioen");
    expect(summary).toMatchObject({ hirer: "90001354", positions: [] });
  });

  test("becomes the draft of a new document, as it was written", async () => {
    const { admin, organisation } = await create.organisation("HIRER");
    const documentId = await keepImport(admin, organisation.slug, await checked(admin, organisation.slug, fullExample()), { target: "new", name: "Verpakken" });

    const { regulation, draft } = await getRegulation(admin, organisation.slug, documentId);
    expect(regulation).toMatchObject({ name: "Verpakken", versions: [] });
    expect(draft?.content).toEqual(fullExample());
    expect(await asSystem((tx) => tx.auditEntry.findFirst({ where: { targetId: documentId } }))).toMatchObject({ action: "document.created" });
  });

  test("asks before it replaces a draft, and replaces no other draft than the one that was shown", async () => {
    const { admin, organisation, documentId } = await createRegulation();
    const read = await checked(admin, organisation.slug, minimalExample());

    await expect(keepImport(admin, organisation.slug, read, { target: documentId, name: "" })).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "replace" }] });
    expect((await getRegulation(admin, organisation.slug, documentId)).draft?.content).toEqual(fullExample());

    await saveDraft(admin, organisation.slug, documentId, { content: fullExample() });
    await expect(keepImport(admin, organisation.slug, read, { target: documentId, name: "", replace: "yes" })).rejects.toMatchObject({ code: "conflict" });

    const again = await checked(admin, organisation.slug, minimalExample());
    expect(await keepImport(admin, organisation.slug, again, { target: documentId, name: "", replace: "yes" })).toBe(documentId);
    expect((await getRegulation(admin, organisation.slug, documentId)).draft?.content).toEqual(minimalExample());
  });

  test("becomes the draft of a document that has none, unless one was begun meanwhile", async () => {
    const { admin, organisation, documentId } = await createRegulation();
    await publishDraft(admin, organisation.slug, documentId, { declared: "yes" });
    const read = await checked(admin, organisation.slug, minimalExample());
    expect(await keepImport(admin, organisation.slug, read, { target: documentId, name: "" })).toBe(documentId);
    await expect(keepImport(admin, organisation.slug, read, { target: documentId, name: "" })).rejects.toMatchObject({ code: "conflict" });
  });

  test("judges anew what went through the browser, and needs a name for a new document", async () => {
    const { admin, organisation } = await create.organisation("HIRER");
    const read = await checked(admin, organisation.slug, fullExample());
    const before = await counted();

    await expect(keepImport(admin, organisation.slug, { ...read, content: text({ ...fullExample(), wazo: [] }) }, { target: "new", name: "x" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(keepImport(admin, organisation.slug, { ...read, content: "{" }, { target: "new", name: "x" })).rejects.toMatchObject({ code: "malformed" });
    await expect(keepImport(admin, organisation.slug, read, { target: "new", name: "" })).rejects.toMatchObject({ fields: [{ path: "name" }] });
    expect(await counted()).toEqual(before);
  });

  test("is for nobody else: a stranger, an agency, and another hirer's document", async () => {
    const [own, other, agency] = [await createRegulation(), await createRegulation(), await create.organisation()];
    const read = await checked(own.admin, own.organisation.slug, minimalExample());

    await expect(checkImport(other.admin, own.organisation.slug, "{}", "nl")).rejects.toMatchObject({ code: "not_found" });
    await expect(checkImport(agency.admin, agency.organisation.slug, "{}", "nl")).rejects.toMatchObject({ code: "not_found" });
    await expect(keepImport(own.admin, own.organisation.slug, read, { target: other.documentId, name: "", replace: "yes" })).rejects.toMatchObject({ code: "not_found" });
    expect(read.targets.map(({ id }) => id)).toEqual([own.documentId]);
  });
});

describe("bad input is refused with the path or the reason, and leaves nothing behind", () => {
  const cases: [string, string | Uint8Array, string, string?][] = [
    ...faultyMessages().filter(({ read }) => !read).map(({ name, message, path }): [string, string, string, string] => [name, text(message), "importing.notTheStandard", path]),
    ["a message of version 1", text(versionOneExample()), "importing.versionOne", "id"],
    ["100,000 levels", '{"remuneration":'.repeat(100_000), "errors.jsonTooDeep"],
    ["100,000 levels in a condition", text(fullExample()).replace('"conditions":[', `"conditions":[${'{"conditionType":"Not","condition":'.repeat(100_000)}`), "errors.jsonTooDeep"],
    ["a key twice", text(fullExample()).replace('"leave":', '"leave":[],"leave":'), "errors.jsonTwice", "leave"],
    ["__proto__", text(fullExample()).replace("{", '{"__proto__":{"isAdmin":true},'), "errors.jsonForbiddenKey", "__proto__"],
    ["200 MB in gzip", gzipSync(Buffer.alloc(200_000_000, 0x20), { level: 1 }), "errors.jsonEncoding"],
    ["more than 5 MB", " ".repeat(5_000_001), "errors.jsonTooLarge"],
    ["NaN", text(fullExample()).replace(/"value":\d+/, '"value":NaN'), "errors.jsonSyntax"],
    ["1e999", text(fullExample()).replace(/"value":\d+/, '"value":1e999'), "errors.jsonRange"],
    ["an amount with more digits than can be kept", text(fullExample()).replace(/"value":\d+/, '"value":14.710000000000001'), "errors.jsonDigits"],
    ["a lone surrogate", text(fullExample()).replace("Inpakker", String.raw`\ud83d`), "errors.jsonSurrogate", "positionProfile.0.positionTitle"],
    ["the character zero", text(fullExample()).replace("Inpakker", String.raw`\u0000`), "errors.jsonZero", "positionProfile.0.positionTitle"],
  ];

  test.each(cases)("%s", async (_, input, key, path) => {
    const { admin, organisation } = await create.organisation("HIRER");
    const before = await counted();

    const refused = await checkImport(admin, organisation.slug, input, "nl").catch((thrown: unknown) => thrown);

    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ key });
    expect(["malformed", "invalid_input", "too_large"]).toContain((refused as AppError).code);
    if (path !== undefined) expect((refused as AppError).fields.map((field) => field.path)).toContain(path);
    expect(await counted()).toEqual(before);
    expect(await listRegulations(admin, organisation.slug)).toEqual([]);
  });
});

describe("a message as a file", () => {
  test("is the draft or a version, valid, and reads back as it was", async () => {
    const { admin, organisation, documentId } = await createRegulation();
    const draft = await exportRegulation(admin, organisation.slug, documentId, null);
    expect(draft.filename).toBe(`inlenersbeloning-${documentId}-concept.json`);
    expect(Buffer.from(draft.bytes).toString()).toBe(canonicalJson(fullExample()));

    await publishDraft(admin, organisation.slug, documentId, { declared: "yes" });
    const version = await exportRegulation(admin, organisation.slug, documentId, 1);
    const read = await checkImport(admin, organisation.slug, version.bytes, "nl");
    expect(read).toMatchObject({ content: Buffer.from(version.bytes).toString(), remarks: [] });
    for (const number of [null, 2]) await expect(exportRegulation(admin, organisation.slug, documentId, number)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is not given of a draft that is no valid message yet, and says why", async () => {
    const { admin, organisation, documentId } = await createRegulation();
    await asSystem((tx) => tx.payEquityContent.updateMany({ where: { version: { documentId } }, data: { body: text(fullWith("leave.0.origin", undefined)) } }));

    const refused = await exportRegulation(admin, organisation.slug, documentId, null).catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ code: "invalid_input", key: "importing.draftNotValid", values: { count: 1, path: "leave.0.origin" } });
  });

  test("is for nobody else", async () => {
    const [own, other] = [await createRegulation(), await createRegulation()];
    await expect(exportRegulation(other.admin, other.organisation.slug, own.documentId, null)).rejects.toMatchObject({ code: "not_found" });
    await expect(exportRegulation(other.admin, own.organisation.slug, own.documentId, null)).rejects.toMatchObject({ code: "not_found" });
    await expect(exportRegulation(own.admin, own.organisation.slug, "geen-id", null)).rejects.toMatchObject({ code: "not_found" });
  });
});

async function checked(admin: Parameters<typeof checkImport>[0], slug: string, message: unknown): Promise<ReadImport> {
  return checkImport(admin, slug, text(message), "nl");
}

/** How much there is of everything an import could leave behind, of everybody together. */
async function counted(): Promise<number[]> {
  return asSystem(async (tx) => [await tx.payEquityDocument.count(), await tx.payEquityVersion.count(), await tx.payEquityContent.count(), await tx.auditEntry.count({ where: { action: "document.created" } }), await tx.event.count({ where: { type: { startsWith: "pay_equity" } } })]);
}
