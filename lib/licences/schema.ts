import { z } from "zod";

/** BASIS is the paid plan; extra seats come on top of it. */
export const plans = ["BASIS", "EASYFLEX_FREE", "TRIAL", "HIRER_FREE"] as const;
export type Plan = (typeof plans)[number];

/** What somebody can choose by himself; the other two begin with the organisation. */
export const choosablePlans = ["BASIS", "EASYFLEX_FREE"] as const;
export type ChoosablePlan = (typeof choosablePlans)[number];

/** More than this is arranged with support. */
export const MOST_EXTRA_SEATS = 500;

/** A plan with the seats bought beside it. */
export type Terms = { plan: Plan; extraSeats: number };

/** A choice as it is typed. A plan without extra seats drops what stands in that field. */
export const LicenceChoice = z
  .object({
    plan: z.enum(choosablePlans, "errors.choosePlan"),
    extraSeats: z.preprocess((typed) => (typeof typed === "string" && typed.trim() === "" ? 0 : typed), z.coerce.number("errors.extraSeats").int("errors.extraSeats").min(0).max(MOST_EXTRA_SEATS)),
  })
  .transform(({ plan, extraSeats }) => ({ plan, extraSeats: plan === "BASIS" ? extraSeats : 0 }));
export type LicenceChoice = z.infer<typeof LicenceChoice>;

/** A choice that was read before it is confirmed: `from` is the day the preview named, `seen` the last line of the ledger then. */
export const ConfirmedChoice = z.object({ plan: z.string(), extraSeats: z.string(), from: z.iso.date("errors.date"), seen: z.string().max(60) }).transform(({ from, seen, ...choice }) => ({ choice, from, seen }));
export type ConfirmedChoice = z.infer<typeof ConfirmedChoice>;

/** Nothing to fill in: withdrawing says enough by itself. */
export const Withdrawal = z.object({});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** A plan as a person reads it; `seats` is null where there is no limit. */
export type TermsShown = Terms & { seats: number | null };

/**
 * A licence as its organisation sees it; `holds` says whether it gives the right to API calls now, `daysLeft` counts whole days
 * to the end of a trial that runs, rounded up. Instants in UTC.
 */
export type Licence = TermsShown & { startedAt: string; endsAt: string | null; holds: boolean; daysLeft: number | null };

/** Who holds a seat: people with a role anywhere in the organisation, and addresses with an open invitation. */
export type SeatHolders = { people: { id: string; name: string }[]; invitations: string[] };

/** How many seats are in use. `holders` for those who may change the licence. */
export type SeatUse = { inUse: number; people: number; invitations: number; holders: SeatHolders | null };

/** A line of the ledger, newest first. `from` is a date in the Netherlands; `by` is null for the portal and its operator, empty for whoever was erased. */
export type LedgerLine = { id: string; at: string; from: string; before: Terms | null; after: Terms; withdrawn: boolean; by: string | null };

/** All that the page says. */
export type Subscription = {
  kind: "AGENCY" | "HIRER";
  licence: Licence | null;
  planned: (TermsShown & { from: string }) | null;
  use: SeatUse;
  /** Empty for whoever may not change it, and for hirers. */
  choices: ChoosablePlan[];
  ledger: LedgerLine[];
};

/** What a choice would change. `from` is a date in the Netherlands; `tooMany` is how many seats must come free first. */
export type ChangePreview = { before: TermsShown | null; after: TermsShown; from: string; atOnce: boolean; seen: string; replaces: (Terms & { from: string }) | null; use: SeatUse; tooMany: number };
