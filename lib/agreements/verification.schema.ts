import { z } from "zod";

/** What a genuine document says of itself, and no more: nothing of it is news to whoever holds the document. */
export const ProvenSignature = z.object({
  version: z.string(),
  textSha256: z.string(),
  pdfSha256: z.string(),
  organisation: z.string(),
  kvkNumber: z.string(),
  signedAt: z.string(),
  seal: z.object({ name: z.string(), selfSigned: z.boolean() }).nullable(),
});
export type ProvenSignature = z.infer<typeof ProvenSignature>;

/** The same of the PDF of a version that a hirer shared with a company. Dates `YYYY-MM-DD`, `publishedAt` an instant. */
export const ProvenVersion = z.object({
  document: z.string(),
  hirer: z.object({ name: z.string(), kvkNumber: z.string() }),
  company: z.object({ name: z.string(), kvkNumber: z.string() }),
  number: z.number(),
  revision: z.number(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  publishedAt: z.string(),
  contentSha256: z.string(),
  pdfSha256: z.string(),
});
export type ProvenVersion = z.infer<typeof ProvenVersion>;

/** Why a file is not what the portal gave out. */
export const falseReasons = [
  "changed",
  "changedVersion",
  "appended",
  "polyglot",
  "otherSeal",
  "brokenSeal",
  "unknownHere",
  "unsigned",
  "noSeal",
  "encrypted",
  "notPdf",
  "empty",
  "noFile",
  "tooLarge",
] as const;
export type FalseReason = (typeof falseReasons)[number];

/**
 * The answer of /controleer. `values` fill in the sentence of a reason; `fileSha256` is of the file that was sent, absent
 * where none was read to its end.
 */
export const Verdict = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("genuine"), by: z.enum(["file", "code"]), signature: ProvenSignature }),
  z.object({ kind: z.literal("genuineVersion"), by: z.enum(["file", "code"]), version: ProvenVersion }),
  z.object({ kind: z.literal("false"), reason: z.enum(falseReasons), fileSha256: z.string().optional(), values: z.record(z.string(), z.string()).optional() }),
  z.object({ kind: z.literal("unknownCode"), typed: z.string() }),
  z.object({ kind: z.literal("busy"), seconds: z.number() }),
]);
export type Verdict = z.infer<typeof Verdict>;

/** The largest file that is looked at. Bytes. */
export const LARGEST_UPLOAD = 20 * 1024 * 1024;
