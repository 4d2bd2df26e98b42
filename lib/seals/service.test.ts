import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { env } from "@/lib/core/env";
import { paragraph, renderPdf } from "@/lib/core/pdf";
import { contentsIn, sealPlaces } from "./document.rules";
import { placeForSeal } from "./pdf";
import { readLastSeal, sealIdentity, sealIsReady, sealPdf } from "./service";

const command = promisify(execFile);
let folder = "";
let sealed: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "seal-"));
  sealed = (await sealPdf(await drawn())).bytes;
  await writeFile(path.join(folder, "seal.pem"), env().SEAL_CERTIFICATE ?? "");
});
afterAll(() => rm(folder, { recursive: true }));

describe("the seal", () => {
  test("is PAdES B-B to openssl: a CMS with signing-certificate-v2 over all bytes but its own", async () => {
    expect((await verified(sealed)).stderr).toContain("CAdES Verification successful");
    expect(sealed.includes("/SubFilter /ETSI.CAdES.detached")).toBe(true);
  });

  test("holds no signing time of its own: that stands in the PDF (ETSI EN 319 142-1)", async () => {
    const file = path.join(folder, "cms.der");
    await writeFile(file, cmsOf(sealed));
    const { stdout } = await command("openssl", ["asn1parse", "-inform", "DER", "-in", file]);

    expect(stdout).toContain("id-smime-aa-signingCertificateV2");
    expect(stdout).not.toContain(":signingTime");
  });

  test("is valid to pdfsig, and covers the whole file", async () => {
    const said = await pdfsig(sealed);

    expect(said).toContain("Signature is Valid.");
    expect(said).toContain("Total document signed");
    expect(said).toContain("ETSI.CAdES.detached");
    expect(said).toContain("Nov 23 2026 10:00:00");
  });

  test("breaks with one changed byte, to openssl, to pdfsig and to us", async () => {
    const changed = Buffer.from(sealed);
    const at = changed.indexOf("/Keywords ") + 12;
    changed[at] = (changed[at] ?? 0) ^ 1;

    await expect(verified(changed)).rejects.toThrow(/erification failure/);
    expect(await pdfsig(changed)).toContain("Digest Mismatch");
    expect(readLastSeal(changed)).toMatchObject({ coversBytes: false, signatureHolds: true });
  });

  test("gives the same bytes whenever the same file is sealed", async () => {
    expect((await sealPdf(await drawn())).bytes.equals(sealed)).toBe(true);
  });

  test("leaves one revision: nothing is added behind the document", () => {
    expect(sealed.toString("latin1").match(/%%EOF/g)).toHaveLength(1);
    expect(sealed.toString("latin1").match(/startxref/g)).toHaveLength(1);
  });

  test("names the certificate, and that it vouches for itself", () => {
    expect(sealIsReady()).toBe(true);
    expect(sealIdentity()).toMatchObject({ name: "Inlenersbeloning, zelf ondertekend zegel", selfSigned: true });
    expect(readLastSeal(sealed)).toEqual({ coversBytes: true, signatureHolds: true, certificate: { sha256: sealIdentity().sha256, name: sealIdentity().name } });
  });
});

async function drawn(): Promise<Buffer> {
  const madeAt = new Date("2026-11-23T10:00:00Z");
  const frame = { title: "Proef", language: "nl-NL" as const, madeAt, identity: "019a1f7e-0000-7000-8000-000000000001", head: "", foot: "", pageOf: String };
  return renderPdf(frame, (sheet) => {
    paragraph(sheet, "Een regel.");
    placeForSeal(sheet, { name: "Proef (zegel)", reason: "Proef", signedAt: madeAt });
  });
}

function cmsOf(pdf: Buffer): Buffer {
  const [place] = sealPlaces(pdf);
  const contents = place && contentsIn(pdf, place);
  if (!contents) throw new Error("no seal");
  return contents;
}

/** The tools of others judge: openssl on the CMS taken out of the file, pdfsig on the file itself. */
async function verified(pdf: Buffer): Promise<{ stderr: string }> {
  const [place] = sealPlaces(pdf);
  if (!place) throw new Error("no seal");
  const [cms, content] = [path.join(folder, "cms.der"), path.join(folder, "content.bin")];
  await writeFile(cms, cmsOf(pdf));
  await writeFile(content, Buffer.concat([pdf.subarray(0, place.gap[0]), pdf.subarray(place.gap[1], place.end)]));
  return command("openssl", ["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", cms, "-content", content, "-CAfile", path.join(folder, "seal.pem"), "-purpose", "any", "-out", path.join(folder, "out.bin")]);
}

async function pdfsig(pdf: Buffer): Promise<string> {
  const file = path.join(folder, "file.pdf");
  await writeFile(file, pdf);
  expect((await readFile(file)).length).toBe(pdf.length);
  const { stdout } = await command("pdfsig", [file]).catch((thrown: { stdout: string }) => thrown);
  return stdout;
}
