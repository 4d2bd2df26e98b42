import type { BlockId } from "./blocks.schema";

export const findingSeverities = ["error", "warning", "note"] as const;

/** `error` keeps a version from being published, `warning` deserves a second look, `note` is good to know. */
export type FindingSeverity = (typeof findingSeverities)[number];

/** Where a rule comes from: the standard, the form of wijzerbelonen.nl, this portal, or an article of law. */
export const findingSources = ["setu", "form", "portal", "minimumWage", "holidayAllowance", "leave", "sickPay", "untaxed", "identifiers"] as const;
export type FindingSource = (typeof findingSources)[number];

/** One finding in words: the place for people ("Salaris, schaal B, trede 2") beside where it stands in the SETU message. */
export type ReportedFinding = { place: string; path: string; sentence: string };

/**
 * Findings of one kind. `sentence` is about all of them when `isSummary`, else the first one's. `from` is the first day it is
 * about, written out. `source` and `advice` are sentences: which rule asks this, and what to do.
 */
export type ReportedGroup = {
  severity: FindingSeverity;
  sentence: string;
  isSummary: boolean;
  from: string | null;
  source: string;
  advice: string;
  findings: ReportedFinding[];
};

/** What was found in one block, errors first. */
export type ReportedBlock = { id: BlockId; title: string; counts: SeverityCounts; groups: ReportedGroup[] };

export type SeverityCounts = Record<FindingSeverity, number>;

/** A message checked: every finding once, by block in the order of the form. */
export type Report = { counts: SeverityCounts; blocks: ReportedBlock[] };

/** The minimum wage as a page shows it: days and amounts per hour written out, by age; `bbl` for 18 to 20 in a bbl contract. */
export type MinimumWages = {
  rows: { from: string; byAge: { age: number; amount: string }[]; bbl: { age: number; amount: string }[]; bblComputed: boolean }[];
  unknownFrom: string;
};
