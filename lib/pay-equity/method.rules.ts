import type { Decimal } from "decimal.js";
import type { Interval } from "./setu/amounts.schema";

/** What stands in a step of a calculation. Amounts are exact; whoever shows them rounds (euros to four decimals). */
export type Quantity =
  | { kind: "euro" | "number" | "percentage" | "hours"; amount: Decimal }
  | { kind: "day" | "text"; text: string }
  | { kind: "interval"; interval: Interval | null };

/** Where a step comes from: a place in the message by its dotted path, the law, or a rule the portal chose. */
export type Source = { kind: "document"; path: string } | { kind: "law" } | { kind: "portal" };

/**
 * One line of "how we got there": the sentence is `calculation.steps.<step>`, filled with the inputs and the value.
 * `value` is what the step came to, null for a step that only decides.
 */
export type MethodStep = { step: string; inputs: Record<string, Quantity>; value: Decimal | null; source: Source };

/** Something to tell beside a result: `calculation.notes.<note>`. */
export type Note = { note: string; inputs: Record<string, Quantity> };

export const PORTAL: Source = { kind: "portal" };
export const LAW: Source = { kind: "law" };

/** A place in the message as a source. */
export function inDocument(path: string): Source {
  return { kind: "document", path };
}

export const euros = (amount: Decimal): Quantity => ({ kind: "euro", amount });
export const numeric = (amount: Decimal): Quantity => ({ kind: "number", amount });
export const share = (amount: Decimal): Quantity => ({ kind: "percentage", amount });
export const hoursOf = (amount: Decimal): Quantity => ({ kind: "hours", amount });
export const onDay = (text: string): Quantity => ({ kind: "day", text });
export const perInterval = (interval: Interval | undefined): Quantity => ({ kind: "interval", interval: interval ?? null });
export const words = (text: string): Quantity => ({ kind: "text", text });
