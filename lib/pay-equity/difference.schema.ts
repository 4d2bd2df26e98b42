import type { BlockId, SectionStates } from "./blocks.schema";
import type { InquiryPayEquity } from "./setu/message.schema";

/** One document as it is compared: its message, and what the hirer said of the blocks beside it. */
export type Side = { content: InquiryPayEquity; sections: SectionStates };

export type DifferenceKind = "added" | "removed" | "changed";

/** Another place where the same changed, folded into one row. */
export type AlsoChanged = { subject: string; before: string; after: string };

/**
 * One change in words. `before` and `after` are never empty: what is not there is said too ("geen", "n.v.t.", "vervallen").
 * `what` is the field that changed; null when it is the amount itself. `delta` is by how much; `from` the day it holds from.
 */
export type Difference = {
  block: BlockId;
  kind: DifferenceKind;
  subject: string;
  what: string | null;
  note: string | null;
  before: string;
  after: string;
  delta: string | null;
  from: string | null;
  others: AlsoChanged[];
  sentence: string;
};

/** Differences told briefly, for a mail or an event: how many, the first of them, and how many more there are. */
export type DifferenceSummary = { count: number; title: string; sentences: string[]; more: number };

/** How a block stands: as the hirer said, else as what is in it shows. `absent`: nobody said anything about it. */
export type BlockState = "filled" | "not_applicable" | "unknown" | "absent";
export type BlockStates = Record<BlockId, BlockState>;

/** One side that can be chosen: a version, an older revision of it, or the draft. `key` stands in addresses. */
export type Comparable = { key: string; number: number; revision: number | null; isDraft: boolean; validFrom: string | null; isWithdrawn: boolean };

/** What was asked to be compared; null where the default stands. @see Comparison */
export type ComparisonAsked = { from: string | null; to: string | null; version: number | null };

/**
 * Two sides compared, with everything else that could be. `blocks` says of each block how it stands in the later one.
 * `isSameVersion`: two revisions of one version, between which only the sharing changed.
 */
export type Comparison = {
  options: Comparable[];
  before: Comparable;
  after: Comparable;
  blocks: { id: BlockId; title: string; state: BlockState }[];
  differences: Difference[];
  summary: DifferenceSummary;
  isSameVersion: boolean;
};
