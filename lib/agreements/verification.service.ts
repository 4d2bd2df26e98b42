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
import { type ProvenVersion, Verdict } from "./verification.schema";

/** How long an answer can be shown again by its address. Milliseconds. */
const SHOWN_FOR = 15 * 60_000;

/** What an answer in an address is sealed beside, so that no other ciphertext of ours can stand for one. */
const PURPOSE = "controleer";

/**
 * Papers of another kind that the portal gives out, as /controleer asks for them: by the hash of the file, by the code that stands on
 * it, and whether it gave out one that calls itself by one of these ids.
 */
export type OtherPapers = {
  byFile: (sha256: string) => Promise<ProvenVersion | null>;
  byCode: (code: string) => Promise<ProvenVersion | null>;
  knows: (identities: string[]) => Promise<boolean>;
};

/** Nothing but agreements. */
const noPapers: OtherPapers = { byFile: async () => null, byCode: async () => null, knows: async () => false };

/**
 * Whether a file is what the portal gave out: decided by the hash of the whole file alone. For any other file it says why
 * not, as far as the file itself tells; of somebody else's document nothing is revealed that is not in it.
 */
export async function verifyFile(file: Buffer, origin: Origin = nowhere, others: OtherPapers = noPapers): Promise<Verdict> {
  const fileSha256 = sha256Hex(file);
  const verdict = await judge(file, fileSha256, others);
  log().info({ kind: verdict.kind, reason: "reason" in verdict ? verdict.reason : undefined, size: file.length, address: origin.address }, "a document was checked");
  return verdict;
}

/** The signature or the version behind a code, as it was typed. */
export async function verifyCode(typed: string, others: OtherPapers = noPapers): Promise<Verdict> {
  const unknown: Verdict = { kind: "unknownCode", typed: typed.trim().slice(0, 40) };
  const code = typedCode(typed);
  if (!code) return unknown;

  const signature = await asSystem((tx) => store.findProven(tx, { code }));
  if (signature) return { kind: "genuine", by: "code", signature };
  const version = await others.byCode(code);
  return version ? { kind: "genuineVersion", by: "code", version } : unknown;
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

async function judge(file: Buffer, fileSha256: string, others: OtherPapers): Promise<Verdict> {
  const signature = await asSystem((tx) => store.findProven(tx, { pdfSha256: fileSha256 }));
  if (signature) return { kind: "genuine", by: "file", signature };
  const version = await others.byFile(fileSha256);
  if (version) return { kind: "genuineVersion", by: "file", version };

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
  const namesOurVersion = await others.knows(identities);
  return { kind: "false", fileSha256, ...reasonAgainst({ ...known, size: pdf.length, examination, ownSealEnds, reading, namesOurVersion }) };
}

function isCurrent(certificateSha256: string): boolean {
  return sealIsReady() && sealIdentity().sha256 === certificateSha256;
}
