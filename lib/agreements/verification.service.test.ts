import { execFile } from "node:child_process";
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { promisify } from "node:util";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { atMoment } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { paragraph, renderPdf } from "@/lib/core/pdf";
import { signDetached } from "@/lib/seals/cms.rules";
import { sealPlaces } from "@/lib/seals/document.rules";
import { placeForSeal } from "@/lib/seals/pdf";
import { sealPdf } from "@/lib/seals/service";
import { create, type Founded } from "@/prisma/factories";
import { groupedCode } from "./evidence.rules";
import type { Signature } from "./schema";
import { getAgreement, getSignedPdf, getTextPdf } from "./service";
import { packVerdict, unpackVerdict, verifyCode, verifyFile } from "./verification.service";

// A sealed PDF costs a second of both cores, and many seconds of busy ones.
vi.setConfig({ testTimeout: 60_000 });

let founded: Founded;
let genuine: Buffer;
let unsigned: Buffer;
let signature: Signature;

beforeAll(async () => {
  founded = await create.organisation();
  await create.signature(founded);
  genuine = Buffer.from((await getSignedPdf(founded.admin, founded.organisation.slug)).bytes);
  unsigned = Buffer.from((await getTextPdf(founded.admin, founded.organisation.slug)).bytes);
  const state = await getAgreement(founded.admin, founded.organisation.slug);
  if (!state.signature) throw new Error("not signed");
  signature = state.signature;
});

describe("a genuine document", () => {
  test("is known by its bytes: version, organisation, moment and both hashes, and nothing of who signed", async () => {
    const verdict = await verifyFile(genuine);

    expect(verdict).toMatchObject({
      kind: "genuine",
      by: "file",
      signature: { version: "1.0", signedAt: signature.signedAt, textSha256: signature.textSha256, pdfSha256: sha256Hex(genuine), seal: { selfSigned: true } },
    });
    expect(JSON.stringify(verdict)).not.toContain("Bea Beheerder");
    expect(JSON.stringify(verdict)).not.toContain(founded.email);
  });

  test("is known by its code, however that is typed", async () => {
    const code = groupedCode(signature.code ?? "");

    for (const typed of [code, code.toLowerCase(), code.replaceAll("-", " ")]) expect(await verifyCode(typed)).toMatchObject({ kind: "genuine", by: "code" });
    expect(await verifyCode(code.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).toMatchObject({ kind: "unknownCode" });
    expect(await verifyCode("")).toMatchObject({ kind: "unknownCode" });
  });
});

describe("a file that is not", () => {
  test.each([
    ["one changed byte", () => withByte(genuine.indexOf("/Keywords ") + 14), "changed"],
    ["a changed first byte", () => withByte(0), "changed"],
    ["a changed byte in the seal", () => withByte((sealPlaces(genuine)[0]?.gap[0] ?? 0) + 200), "changed"],
    ["a changed byte in the empty end of the seal", () => withByte((sealPlaces(genuine)[0]?.gap[1] ?? 0) - 3), "changed"],
    ["the seal taken out", () => Buffer.from(genuine.toString("latin1").replace("/ByteRange", "/ByteRangX"), "latin1"), "changed"],
    ["cut off", () => genuine.subarray(0, genuine.length - 100), "changed"],
    ["a page appended after the seal", () => Buffer.concat([genuine, Buffer.from("\n9 0 obj\n<</Type/Page>>\nendobj\nxref\n0 0\ntrailer <<>>\nstartxref\n9\n%%EOF\n")]), "appended"],
    ["a zip behind it", () => Buffer.concat([genuine, Buffer.from("PK\u0003\u0004 iets anders")]), "polyglot"],
    ["a script in front of it", () => Buffer.concat([Buffer.from("<script>1</script>\n"), genuine]), "polyglot"],
    ["the text to read", () => unsigned, "unsigned"],
    ["a PDF of somebody else", () => Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"), "noSeal"],
    ["an encrypted PDF", () => Buffer.from("%PDF-1.6\n1 0 obj<<>>endobj\ntrailer<</Encrypt 5 0 R>>\n%%EOF\n"), "encrypted"],
    ["a zip that is a PDF too", () => Buffer.from("PK\u0003\u0004 %PDF-1.4\ntrailer<<>>\n%%EOF\n"), "polyglot"],
    ["a text file", () => Buffer.from("Beste lezer"), "notPdf"],
    ["nothing", () => Buffer.alloc(0), "empty"],
    ["a broken seal of nobody", () => Buffer.from("%PDF-1.4\n/ByteRange [0 10 20 5] <3082>\n%%EOF\n"), "brokenSeal"],
  ])("with %s is told so", async (_, file, reason) => {
    const bytes = file();

    expect(await verifyFile(bytes)).toMatchObject({ kind: "false", reason, fileSha256: sha256Hex(bytes) });
  });

  test("is never taken for genuine, whichever byte was changed", async () => {
    const places = Array.from({ length: 40 }, (_, index) => Math.floor((index * (genuine.length - 1)) / 39));

    for (const place of places) expect([place, await verifyFile(withByte(place))]).toMatchObject([place, { kind: "false", reason: "changed" }]);
  });

  test("under another seal is told whose it says to be", async () => {
    const { key, chain } = await stranger();
    const resealed = await sealedBy(genuine, (bytes) => signDetached(bytes, key, chain));

    expect(await verifyFile(resealed)).toMatchObject({ kind: "false", reason: "otherSeal", values: { name: "Inlenersbeloning van iemand anders" } });
  });

  test("under our seal but unknown here is told so", async () => {
    const { bytes } = await sealPdf(await drawn());

    expect(await verifyFile(bytes)).toMatchObject({ kind: "false", reason: "unknownHere" });
  });
});

test("an answer in an address lasts a quarter of an hour and cannot be made up", async () => {
  const packed = packVerdict({ kind: "false", reason: "notPdf" });

  expect(unpackVerdict(packed)).toEqual({ kind: "false", reason: "notPdf" });
  expect(unpackVerdict(`${packed.slice(0, -3)}AAA`)).toBeNull();
  expect(unpackVerdict("k1.niets")).toBeNull();
  expect(await atMoment(new Date(Date.now() + 16 * 60_000), async () => unpackVerdict(packed))).toBeNull();
});

function withByte(place: number): Buffer {
  const changed = Buffer.from(genuine);
  changed[place] = (changed[place] ?? 0) ^ 1;
  return changed;
}

/** The same document with another CMS in the place of ours. */
async function sealedBy(pdf: Buffer, sign: (bytes: Buffer) => Promise<Buffer>): Promise<Buffer> {
  const [place] = sealPlaces(pdf);
  if (!place) throw new Error("no seal");
  const [from, to] = place.gap;
  const cms = await sign(Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)]));
  const hex = `<${cms.toString("hex").padEnd(to - from - 2, "0")}>`;
  return Buffer.concat([pdf.subarray(0, from), Buffer.from(hex, "latin1"), pdf.subarray(to)]);
}

/** A key and a certificate that anybody can make. */
async function stranger(): Promise<{ key: KeyObject; chain: X509Certificate[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), "stranger-"));
  try {
    const [key, certificate] = [path.join(folder, "key.pem"), path.join(folder, "certificate.pem")];
    await promisify(execFile)("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=Inlenersbeloning van iemand anders"]);
    return { key: createPrivateKey(await readFile(key)), chain: [new X509Certificate(await readFile(certificate))] };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function drawn(): Promise<Buffer> {
  const frame = { title: "Proef", language: "nl-NL" as const, madeAt: new Date("2026-11-23T10:00:00Z"), identity: "een ander document", head: "", foot: "", pageOf: String };
  return renderPdf(frame, (sheet) => {
    paragraph(sheet, "Een regel.");
    placeForSeal(sheet, { name: "Proef", reason: "Proef", signedAt: frame.madeAt });
  });
}
