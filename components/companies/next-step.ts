/** What the overview of a company is about: the first of these that is still to do, or what is shared. */
export type NextStep = "sign" | "token" | "webhook" | "nothing" | "shared";

/** Facts of the database that decide it. `tokens` counts those that work now, `webhooks` those of them with an address. */
export type CompanyFacts = { signed: boolean; tokens: number; webhooks: number; documents: number };

/** The one thing to do next, in the order in which a company gets connected. */
export function nextStepOf({ signed, tokens, webhooks, documents }: CompanyFacts): NextStep {
  if (!signed) return "sign";
  if (tokens === 0) return "token";
  if (webhooks === 0) return "webhook";
  return documents === 0 ? "nothing" : "shared";
}
