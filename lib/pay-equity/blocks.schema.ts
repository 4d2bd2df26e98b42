import { z } from "zod";

/** The blocks in which a message is read, in the order of the form of wijzerbelonen.nl. */
export const blockIds = [
  "general",
  "remuneration",
  "positions",
  "allowances",
  "holidayAllowance",
  "expenses",
  "specialPayments",
  "sickPay",
  "leave",
  "individualChoiceBudget",
  "pension",
  "sustainableEmployability",
  "supplementary",
  "other",
  "bases",
] as const;
export type BlockId = (typeof blockIds)[number];

/**
 * What a hirer said about a block as a whole, beside the SETU message, which has no word for it: filled in, n.v.t. or not known
 * yet. A block that is missing here was never asked (an imported message). "n.v.t." is not zero, and unknown blocks publishing.
 */
export const sectionStates = ["filled", "not_applicable", "unknown"] as const;
export const SectionStates = z.partialRecord(z.enum(blockIds), z.enum(sectionStates));
export type SectionStates = z.infer<typeof SectionStates>;

/** One fact in words. `detail` holds full sentences: conditions, bases, floors and caps. */
export type Row = { label: string; value: string; detail?: string };

/** Scales across, steps down; null where a scale has no such step. `detail` of a cell is the hourly wage. */
export type Table = { columns: string[]; rows: { label: string; cells: (Cell | null)[] }[] };
export type Cell = { value: string; detail?: string };

/** One arrangement or one salary table. Without a title when the block's own says it; `note` is its kind and origin. */
export type Section = { title: string | null; note: string | null; table: Table | null; rows: Row[] };

/** A block without sections is not in the message: that is neither "n.v.t." nor zero. */
export type Block = { id: BlockId; title: string; sections: Section[] };
