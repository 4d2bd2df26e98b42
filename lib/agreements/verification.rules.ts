import type { Examination, SealReading } from "@/lib/seals/schema";
import type { FalseReason } from "./verification.schema";

/** What is known of a file whose hash is not one of ours. */
export type Suspect = {
  size: number;
  examination: Examination;
  /** Ends of the seals whose covered bytes are a document of ours, counted from where the PDF begins. */
  ownSealEnds: readonly number[];
  /** The last seal, where it can be read. */
  reading: SealReading | null;
  /** Whether that seal's certificate is, or was, the portal's own. */
  ownCertificate: boolean;
  /** Whether the file calls itself a signature that exists here. */
  namesOurSignature: boolean;
  /** Whether the file calls itself a version of pay rules that was given out here. */
  namesOurVersion: boolean;
  /** The version whose text the file says it is, unsigned. */
  unsignedVersion: string | null;
};

/** Why a file is not genuine, in the order in which the reasons say most. Whether it is genuine is decided before, by its hash. */
export function reasonAgainst(suspect: Suspect): { reason: FalseReason; values?: Record<string, string> } {
  if (suspect.size === 0) return { reason: "empty" };
  return ofOurBytes(suspect) ?? ofAnotherSeal(suspect) ?? ofOurName(suspect) ?? { reason: withoutSeal(suspect), ...versionOf(suspect) };
}

/** The bytes under the seal are ours, so what is new stands before, behind or in the seal itself. */
function ofOurBytes({ size, examination, ownSealEnds, reading, ownCertificate }: Suspect): { reason: FalseReason } | null {
  const [end] = ownSealEnds;
  if (end === undefined) return null;
  if (examination.begins > 0) return { reason: "polyglot" };
  if (end >= size) return reading?.signatureHolds && !ownCertificate ? null : { reason: "changed" };
  return { reason: examination.trailing ? "polyglot" : "appended" };
}

function ofAnotherSeal({ reading, ownCertificate }: Suspect): { reason: FalseReason; values?: Record<string, string> } | null {
  if (!reading) return null;
  if (reading.coversBytes && reading.signatureHolds) return ownCertificate ? { reason: "unknownHere" } : { reason: "otherSeal", values: { name: reading.certificate.name } };
  return { reason: ownCertificate ? "changed" : "brokenSeal" };
}

function ofOurName({ namesOurSignature, namesOurVersion }: Suspect): { reason: FalseReason } | null {
  if (namesOurSignature) return { reason: "changed" };
  return namesOurVersion ? { reason: "changedVersion" } : null;
}

function withoutSeal({ examination, unsignedVersion }: Suspect): FalseReason {
  if (examination.begins < 0) return "notPdf";
  if (examination.begins > 0 || examination.trailing) return "polyglot";
  if (examination.encrypted) return "encrypted";
  if (examination.seals.length > 0) return "brokenSeal";
  return unsignedVersion === null ? "noSeal" : "unsigned";
}

function versionOf({ unsignedVersion }: Suspect): { values?: Record<string, string> } {
  return unsignedVersion === null ? {} : { values: { version: unsignedVersion } };
}
