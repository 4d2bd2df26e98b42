import type { SoftwareCode } from "@/lib/organisations/schema";

const DAY = 86_400_000;

/** How long an organisation without Easyflex may try the portal. Days. */
export const TRIAL_DAYS = 30;

/** BASIS is the paid plan. */
export type Plan = "BASIS" | "EASYFLEX_FREE" | "TRIAL" | "HIRER_FREE";

export type LicenceTerms = { reason: Plan; startedAt: Date; endsAt: Date | null };

/** The licence a new organisation starts with: free and without end for hirers and with Easyflex, otherwise a trial. */
export function firstLicence(kind: "AGENCY" | "HIRER", software: SoftwareCode | null, at: Date): LicenceTerms {
  if (kind === "HIRER") return { reason: "HIRER_FREE", startedAt: at, endsAt: null };
  if (software === "easyflex") return { reason: "EASYFLEX_FREE", startedAt: at, endsAt: null };
  return { reason: "TRIAL", startedAt: at, endsAt: new Date(at.getTime() + TRIAL_DAYS * DAY) };
}

/** Whether a licence gives the right to API calls at a moment. */
export function licenceHolds(licence: { endsAt: Date | null; endedAt: Date | null }, at: Date): boolean {
  return licence.endedAt === null && (licence.endsAt === null || at < licence.endsAt);
}
