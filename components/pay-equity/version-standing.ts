import type { StatusKind } from "@/components/ui/status";
import type { Version } from "@/lib/pay-equity/schema";

export type VersionWord = "applies" | "future" | "past" | "superseded" | "withdrawn";

/**
 * How one version stands on a day.
 *
 * @param applies the number of the version that applies on that day; null when none does
 * @param today `YYYY-MM-DD` in the Netherlands
 */
export function versionStanding(version: Pick<Version, "number" | "state" | "validFrom">, applies: number | null, today: string): VersionWord {
  if (version.state === "withdrawn") return "withdrawn";
  if (version.number === applies) return "applies";
  if (version.state === "superseded") return "superseded";
  return version.validFrom > today ? "future" : "past";
}

/** Green for what applies, grey for what does not; a withdrawn version failed. */
export const versionShapes: Record<VersionWord, StatusKind> = { applies: "ok", future: "unknown", past: "unknown", superseded: "unknown", withdrawn: "failed" };
