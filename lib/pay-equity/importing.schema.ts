import { z } from "zod";

/** The largest message that is read. Bytes. */
export const LARGEST_IMPORT = 5_000_000;

/** A place in a message with the sentence about it. */
const Remark = z.object({ path: z.string(), sentence: z.string() });

/** A message that was read and not yet kept: what it says in short, what was done to read it, and where it can go. */
export const ReadImport = z.object({
  kind: z.literal("read"),
  /** The message as it would be kept. */
  content: z.string().max(LARGEST_IMPORT),
  remarks: z.array(Remark.extend({ kind: z.enum(["tolerated", "set_aside", "unclear"]) })),
  /** What the web form of wijzerbelonen.nl said beside the standard, to look at; null when there was nothing or too much. */
  aside: z.string().nullable(),
  summary: z.object({ hirer: z.string(), validFrom: z.string().nullable(), validTo: z.string().nullable(), positions: z.array(z.string()), missing: z.array(z.string()), blocking: z.int() }),
  name: z.string(),
  targets: z.array(z.object({ id: z.uuid(), name: z.string(), draft: z.object({ updatedAt: z.iso.datetime(), correctsNumber: z.int().nullable() }).nullable() })),
});
export type ReadImport = z.infer<typeof ReadImport>;

/** A message that was refused: nothing of it was kept. `text` is what was pasted, when it is short enough to give back. */
export type RefusedImport = { kind: "refused"; message: string; faults: z.infer<typeof Remark>[]; text: string };

/** Where an import stands. `refused` says why what was read could not be kept, with what was chosen. */
export type ImportStep = RefusedImport | (ReadImport & { refused?: { message: string; fields: { path: string; message: string }[]; chosen: { target: string; name: string } } });

/** What is chosen to be done with a message that was read. */
export const KeepInput = z.object({
  target: z.union([z.literal("new"), z.uuid()], "errors.notAChoice"),
  name: z.string().trim().max(100).default(""),
  replace: z.literal("yes").optional(),
});
export type KeepInput = z.infer<typeof KeepInput>;
