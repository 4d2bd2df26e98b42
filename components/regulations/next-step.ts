import type { Regulation } from "@/lib/pay-equity/schema";

/** What the overview of a hirer is about. */
export type HirerStep = { step: "ready" | "blocked"; regulation: Regulation } | { step: "applies" | "none" };

/** A draft that can be published comes first, then one that cannot yet, then what applies. */
export function hirerStepOf(regulations: readonly Regulation[]): HirerStep {
  const ready = regulations.find(({ draft }) => draft?.blocking === 0);
  if (ready) return { step: "ready", regulation: ready };

  const blocked = regulations.find(({ draft }) => draft !== null);
  if (blocked) return { step: "blocked", regulation: blocked };

  return { step: regulations.some(({ applies }) => applies !== null) ? "applies" : "none" };
}
