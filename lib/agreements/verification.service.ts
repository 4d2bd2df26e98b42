import { nowhere, type Origin } from "@/lib/access/actor";
import { now } from "@/lib/core/clock";
import { seal, sha256Hex, unseal } from "@/lib/core/crypto";
import { asSystem } from "@/lib/core/db";
import { isId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { examineFile, readLastSeal, sealIdentity, sealIsReady } from "@/lib/seals/service";
import { typedCode } from "./evidence.rules";
import * as store from "./evidence.store";
import { reasonAgainst } from "./verification.rules";
import { Verdict } from "./verification.schema";

/** How long an answer can be shown again by its address. Milliseconds. */
const SHOWN_FOR = 15 * 60_000;

/** What an answer in an address is sealed beside, so that no other ciphertext of ours can stand for one. */
const PURPOSE = "controleer";

/**
 * Whether a file is what the portal gave out: decided by the hash of the whole file alone. For any other file it says why
 * not, as far as the file itself tells; of somebody else's document nothing is revealed that is not in it.
 */
export async function verifyFile(file: Buffer, origin: Origin = nowhere): Promise<Verdict> {
  const fileSha256 = sha256Hex(file);
  const verdict = await judge(file, fileSha256);
  log().info({ kind: verdict.kind, reason: "reason" in verdict ? verdict.reason : undefined, size: file.length, address: origin.address }, "a document was checked");
  return verdict;
}

/** The signature behind a code, as it was typed. */
export async function verifyCode(typed: string): Promise<Verdict> {
  const code = typedCode(typed);
  const signature = code && (await asSystem((tx) => store.findProven(tx, { code })));
  return signature ? { kind: "genuine", by: "code", signature } : { kind: "unknownCode", typed: typed.trim().slice(0, 40) };
}

/** An answer as a part of an address: encrypted, so that it can neither be read on the way nor made up, and good for a quarter of an hour. */
export function packVerdict(verdict: Verdict): string {
  const { keyId, bytes } = seal(Buffer.from(JSON.stringify({ verdict, until: now().getTime() + SHOWN_FOR })), PURPOSE);
  return `${keyId}.${Buffer.from(bytes).toString("base64url")}`;
}

/** The answer in an address; null for one that is over, changed, or was never given. */
export function unpackVerdict(packed: string): Verdict | null {
  const [keyId = "", bytes = ""] = packed.slice(0, 8_000).split(".");
  try {
    const { verdict, until } = JSON.parse(unseal({ keyId, bytes: Buffer.from(bytes, "base64url") }, PURPOSE).toString()) as { verdict: unknown; until: number };
    return until > now().getTime() ? Verdict.parse(verdict) : null;
  } catch {
    return null; // whatever is wrong with an address, it holds no answer
  }
}

async function judge(file: Buffer, fileSha256: string): Promise<Verdict> {
  const genuine = await asSystem((tx) => store.findProven(tx, { pdfSha256: fileSha256 }));
  if (genuine) return { kind: "genuine", by: "file", signature: genuine };

  const examination = examineFile(file);
  const pdf = examination.begins > 0 ? file.subarray(examination.begins) : file;
  const reading = readLastSeal(pdf);
  const { seals, identities } = examination;
  const known = await asSystem(async (tx) => ({
    sealed: await store.findSealed(tx, seals.map((found) => found.coveredSha256)),
    ownCertificate: reading !== null && (isCurrent(reading.certificate.sha256) || (await store.hasSealedWith(tx, reading.certificate.sha256))),
    namesOurSignature: await store.knowsSignature(tx, identities.filter(isId)),
    unsignedVersion: await store.findVersionOf(tx, identities),
  }));

  const ownSealEnds = seals.filter(({ coveredSha256 }) => known.sealed.includes(coveredSha256)).map(({ end }) => end);
  const { ownCertificate, namesOurSignature, unsignedVersion } = known;
  return { kind: "false", fileSha256, ...reasonAgainst({ size: pdf.length, examination, ownSealEnds, reading, ownCertificate, namesOurSignature, unsignedVersion }) };
}

function isCurrent(certificateSha256: string): boolean {
  return sealIsReady() && sealIdentity().sha256 === certificateSha256;
}
