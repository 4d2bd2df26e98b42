import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { authorizeCompany, type CompanyScope } from "@/lib/access/authorize";
import { typedCode } from "@/lib/agreements/evidence.rules";
import { verifyCode, verifyFile } from "@/lib/agreements/verification.service";
import { sha256Hex } from "@/lib/core/crypto";
import { asSystem, inScope } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { pageTexts } from "@/lib/core/pdf-text";
import { create, createRegulation, type Founded } from "@/prisma/factories";
import { drawPdf, keptPdf, versionPapers } from "./pdfs.service";
import { findDrawnFrom } from "./pdfs.store";
import { publishDraft, sharePositions } from "./service";
import { getVersionPdf } from "./shown.service";

vi.setConfig({ testTimeout: 60_000 });

let hirer: Founded & { documentId: string };
let agency: Founded;
let scope: CompanyScope;
let projectionId: string;
let file: Buffer;

beforeAll(async () => {
  hirer = await createRegulation();
  agency = await create.organisation();
  scope = authorizeCompany(agency.admin, "pay-equity:pdf", agency.company.slug);
  await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: agency.company.id, positionIds: ["INPAK"] });
  await publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, { declared: "yes" });
  const row = await asSystem((tx) => tx.projection.findFirstOrThrow({ where: { documentId: hirer.documentId, companyId: agency.company.id }, include: { pdf: true } }));
  projectionId = row.id;
  expect(row.pdf).toMatchObject({ bytes: null, sha256: null, drawnAt: null });
  file = Buffer.from((await getVersionPdf(agency.admin, agency.company.slug, hirer.documentId, 1)).bytes);
});

describe("the PDF of a projection", () => {
  test("is drawn once, also for two who ask at one moment, and kept", async () => {
    const other = await create.organisation();
    await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: other.company.id, positionIds: ["INPAK"] });
    const ask = () => getVersionPdf(other.admin, other.company.slug, hirer.documentId, 1);

    const asked = await Promise.all([ask(), ask(), ask()]);
    const kept = await asSystem((tx) => tx.projectionPdf.findFirstOrThrow({ where: { companyId: other.company.id } }));

    expect(new Set(asked.map(({ sha256 }) => sha256))).toEqual(new Set([kept.sha256]));
    expect(sha256Hex(kept.bytes ?? "")).toBe(kept.sha256);
    expect((await ask()).sha256).toBe(kept.sha256);
    expect(kept.sha256).not.toBe(sha256Hex(file));
  });

  test("says the same names after they changed, and never changes in the database", async () => {
    await asSystem((tx) => tx.organisation.update({ where: { id: hirer.organisation.id }, data: { name: "Heel anders" } }));

    const drawn = await inScope(scope, async (tx) => drawPdf(await findDrawnFrom(tx, scope, projectionId)));
    expect(drawn.equals(file)).toBe(true);
    const change = (data: { bytes: Uint8Array<ArrayBuffer> } | { hirerName: string }) => asSystem((tx) => tx.projectionPdf.update({ where: { projectionId }, data }));
    await expect(change({ bytes: new Uint8Array(1) })).rejects.toThrow();
    await expect(change({ hirerName: "Iemand anders" })).rejects.toThrow();
    await expect(asSystem((tx) => tx.projectionPdf.delete({ where: { projectionId } }))).rejects.toThrow();
  });

  test("is byte for byte the same from another process, in another time zone and language", async () => {
    const from = await inScope(scope, (tx) => findDrawnFrom(tx, scope, projectionId));
    const said = JSON.stringify({ ...from, body: Buffer.from(from.body).toString() });
    const there = await drawnElsewhere(said, { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", LANGUAGE: "tr" });

    expect(there).toBe(sha256Hex(file));
  });

  test("belongs to its company alone", async () => {
    const stranger = await create.organisation();
    const foreign = authorizeCompany(stranger.admin, "pay-equity:pdf", stranger.company.slug);

    await expect(inScope(foreign, (tx) => keptPdf(tx, foreign, projectionId))).rejects.toThrow();
    await expect(getVersionPdf(stranger.admin, stranger.company.slug, hirer.documentId, 1)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("what anybody can check", () => {
  const printedCode = () => /([0-9A-Z]{4}-){4}[0-9A-Z]{4}/.exec(pageTexts(file).join(" "))?.[0] ?? "";

  test("is the file: what stands on it, and no more", async () => {
    const verdict = await verifyFile(file, undefined, versionPapers);

    expect(verdict).toMatchObject({ kind: "genuineVersion", by: "file", version: { document: "Magazijn", number: 1, revision: 1, validFrom: "2026-07-01", pdfSha256: sha256Hex(file) } });
    const printed = pageTexts(file).join(" ");
    if (verdict.kind !== "genuineVersion") throw new Error(verdict.kind);
    for (const said of [verdict.version.hirer.name, verdict.version.company.name, verdict.version.contentSha256]) expect(printed).toContain(said);
    expect(Object.keys(verdict.version)).toHaveLength(10);
  });

  test("is the code, however it is typed", async () => {
    const code = printedCode();

    expect(typedCode(code)).toHaveLength(20);
    for (const typed of [code, code.toLowerCase(), code.replaceAll("-", " ")]) expect(await verifyCode(typed, versionPapers)).toMatchObject({ kind: "genuineVersion", by: "code" });
    expect(await verifyCode(code)).toMatchObject({ kind: "unknownCode" });
    expect(await verifyCode(code.replace(/.$/, (last) => (last === "0" ? "1" : "0")), versionPapers)).toMatchObject({ kind: "unknownCode" });
  });

  test("is not a code that was never given out", async () => {
    const unasked = await create.organisation();
    await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: unasked.company.id, positionIds: ["PLOEGBAAS"] });
    const { code } = await asSystem((tx) => tx.projectionPdf.findFirstOrThrow({ where: { companyId: unasked.company.id } }));

    expect(await verifyCode(code, versionPapers)).toMatchObject({ kind: "unknownCode" });
  });

  test.each([
    ["one changed byte", () => withByte(file.indexOf("stream") + 40)],
    ["something behind it", () => Buffer.concat([file, Buffer.from("\n% nog iets\n")])],
    ["its end cut off", () => file.subarray(0, file.length - 20)],
  ])("is not the file with %s", async (_, changed) => {
    expect(await verifyFile(changed(), undefined, versionPapers)).toMatchObject({ kind: "false", reason: "changedVersion", fileSha256: sha256Hex(changed()) });
  });
});

function withByte(place: number): Buffer {
  const changed = Buffer.from(file);
  changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
  return changed;
}

/** The hash of what another process draws. Its program comes over stdin: that finds packages from here and leaves no file. */
async function drawnElsewhere(from: string, environment: Record<string, string>): Promise<string> {
  const program = `import { drawPdf } from "./lib/pay-equity/pdfs.service"; import { createHash } from "node:crypto";
    const from = JSON.parse(${JSON.stringify(from)});
    const bytes = await drawPdf({ ...from, body: Buffer.from(from.body), publishedAt: new Date(from.publishedAt) });
    process.stdout.write(createHash("sha256").update(bytes).digest("hex"));`;
  const stdin = { contents: program, resolveDir: process.cwd(), loader: "ts" as const };
  const { outputFiles } = await build({ stdin, bundle: true, packages: "external", format: "esm", platform: "node", write: false });
  const child = spawn(process.execPath, ["--input-type=module", "-"], { env: { ...configuration(), ...environment }, stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(outputFiles[0]?.text);
  return text(child.stdout);
}

/** What a process needs to speak for this portal. */
function configuration(): NodeJS.ProcessEnv {
  const { PORTAL_MODE, DATABASE_URL, APP_URL, AUTH_SECRET, ENCRYPTION_KEYS } = env();
  return { NODE_ENV: "test", PORTAL_MODE, DATABASE_URL, APP_URL, AUTH_SECRET, ENCRYPTION_KEYS };
}
