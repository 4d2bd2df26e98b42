import { z } from "zod";
import { line } from "@/lib/organisations/schema";

/** What a signer sends: the text he saw, who he is in the organisation, and the ticked statement of authority. */
export const SignInput = z.object({
  version: z.string().min(1).max(20),
  signerName: line(120),
  signerRole: line(120),
  authorised: z.literal("yes", "errors.confirmAuthority"),
  openedAt: z.iso.datetime(),
});
export type SignInput = z.infer<typeof SignInput>;

/** One version of the agreement; `sha256` is of the UTF-8 bytes of `source`. */
export type AgreementText = { id: string; version: string; source: string; sha256: string; publishedAt: string };

/** One part of a text, in order. `number` is the article a paragraph is quoted by: "4.3", in the annex "B4.1". */
export type Part =
  | { kind: "title"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; number: string | null; text: string }
  | { kind: "list"; items: string[] };

/** A signature as the organisation sees it. Instants in UTC. */
export type Signature = {
  id: string;
  version: string;
  textSha256: string;
  signerName: string;
  signerRole: string;
  statement: string;
  signedAt: string;
  pdfSha256: string;
};

/** Where an organisation stands with the agreement, and who of its people may sign. `parts` are the text's; `minutes` it takes to read. */
export type AgreementState = { text: AgreementText; parts: Part[]; minutes: number; signature: Signature | null; maySign: boolean; signers: string[] };
