import { z } from "zod";
import { line } from "@/lib/organisations/schema";

/** Milliseconds after the text was opened, as the browser counted them; "" from a browser without JavaScript. */
const elapsed = z
  .string()
  .regex(/^\d{0,9}$/)
  .optional()
  .transform((value) => (value ? Number(value) : null));

/**
 * What a signer sends: the text he saw, the name he types as his signature, his role, the ticked statement of authority,
 * and what the browser noticed of the reading.
 */
export const SignInput = z.object({
  version: z.string().min(1).max(20),
  signerName: line(120),
  signerRole: line(120),
  authorised: z.literal("yes", "errors.confirmAuthority"),
  openedAt: z.iso.datetime(),
  readAfter: elapsed,
  consentedAfter: elapsed,
});
type Parsed = z.output<typeof SignInput>;
export type SignInput = Omit<Parsed, "readAfter" | "consentedAfter"> & Partial<Pick<Parsed, "readAfter" | "consentedAfter">>;

/** What an operator publishes: a text of this release by its version, or one of his own; `deadline` is YYYY-MM-DD. */
export const PublishInput = z.object({
  version: z.string().regex(/^\d{1,3}\.\d{1,3}$/, "errors.textVersionForm"),
  deadline: z.iso.date("errors.date"),
  /** The article that says what happens to running tokens. */
  clause: z.string().regex(/^\d{1,2}\.\d{1,2}$/).default("9.3"),
  source: z.string().min(1).max(500_000).optional(),
});
export type PublishInput = z.input<typeof PublishInput>;

/** One version of the agreement; `sha256` is of the UTF-8 bytes of `source`, `deadline` the last day of signing, YYYY-MM-DD. */
export type AgreementText = {
  id: string;
  version: string;
  source: string;
  sha256: string;
  publishedAt: string;
  deadline: string | null;
  tokenClause: string | null;
};

/** One part of a text, in order. `number` is the article a paragraph is quoted by: "4.3", in the annex "B4.1". */
export type Part =
  | { kind: "title"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; number: string | null; text: string }
  | { kind: "list"; items: string[] };

/** Some words of a part that stood there before, stand there now, or both. */
export type Words = { kind: "same" | "added" | "removed"; text: string };

/** One part of a text against the version before. `under` is the heading it stands under; `number` its article. */
export type Change = { kind: "added" | "removed" | "changed"; under: string | null; number: string | null; words: Words[] };

/**
 * Where a signature stands: none; under the newest text; under an earlier one that still counts until the deadline; or under
 * one that no longer counts. `version` is the text to sign, `daysLeft` counts today: 0 on the last day.
 */
export type Standing =
  | { state: "unsigned" }
  | { state: "current" }
  | { state: "due"; version: string; deadline: string; daysLeft: number }
  | { state: "lapsed"; version: string; deadline: string };

/** A signature as the organisation sees it. Instants in UTC. `code` and `seal` are null for one from before there were seals. */
export type Signature = {
  id: string;
  version: string;
  textSha256: string;
  signerName: string;
  signerRole: string;
  statement: string;
  signedAt: string;
  pdfSha256: string;
  code: string | null;
  seal: { name: string; selfSigned: boolean } | null;
};

/** Where an organisation stands with the agreement, and who of its people may sign. `parts` are the text's; `minutes` it takes to read. */
export type AgreementState = {
  text: AgreementText;
  parts: Part[];
  minutes: number;
  /** The newest signature under any text, and those before it. */
  signature: Signature | null;
  earlier: Signature[];
  standing: Standing;
  /** What differs from the text that was signed last; null where that is this one, or nothing was signed. */
  changes: Change[] | null;
  maySign: boolean;
  signers: string[];
};

/** A new text that waits for the signature of somebody's organisation, for the banner. */
export type WaitingText = Extract<Standing, { state: "due" | "lapsed" }> & { signers: string[]; maySign: boolean };
