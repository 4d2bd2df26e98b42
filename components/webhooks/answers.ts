import type { StatusKind } from "@/components/ui/status";
import type { AttemptError, Delivery, Outcome } from "@/lib/webhooks/schema";

/** A delivery due within this time is about to be tried; then the list is read again every second. Milliseconds. */
const SOON = 15_000;
const FAST = 1_000;
const SLOW = 10_000;

/** The few words of an answer in a list; each has its sentence under `tokens.deliveries.answers`. */
export type AnswerWord = "ok" | "queued" | "sending" | "cancelled" | "redirect" | "denied" | "unknownAddress" | "gone" | "busy" | "notAccepted" | "broken" | AttemptError;

/** What an attempt came to in a few words. */
export function wordOf(outcome: Outcome, status: number | null): AnswerWord {
  switch (outcome) {
    case "delivered":
      return "ok";
    case "redirect_refused":
      return "redirect";
    case "gone":
      return "gone";
    case "http_5xx":
      return "broken";
    case "http_4xx":
      return refusals[status ?? 0] ?? "notAccepted";
    default:
      return outcome;
  }
}

/** How a delivery stands in a list: the shape and the words of its newest answer, or of where it is now. */
export function answerOf(delivery: Pick<Delivery, "state" | "lastOutcome" | "lastStatus">): { kind: StatusKind; word: AnswerWord } {
  if (delivery.state === "LEASED") return { kind: "busy", word: "sending" };
  if (delivery.state === "CANCELLED") return { kind: "unknown", word: "cancelled" };
  if (delivery.lastOutcome === null) return { kind: "busy", word: "queued" };
  return { kind: delivery.state === "DELIVERED" ? "ok" : "failed", word: wordOf(delivery.lastOutcome, delivery.lastStatus) };
}

export type StateWord = Delivery["state"] | "RETRYING";

/** How a delivery stands as a whole; one that waits for its next attempt failed so far. */
export function stateOf({ state, attempts }: Pick<Delivery, "state" | "attempts">): { kind: StatusKind; word: StateWord } {
  if (state === "PENDING" && attempts > 0) return { kind: "failed", word: "RETRYING" };
  return { kind: kinds[state], word: state };
}

/** Who can do something about an outcome. */
export function turnOf(outcome: Outcome): "yourTurn" | "theirTurn" | null {
  if (outcome === "delivered") return null;
  return theirs.includes(outcome) ? "theirTurn" : "yourTurn";
}

/** How long to wait before looking again: a second while something is about to happen, else ten. Milliseconds. */
export function pollDelay(deliveries: readonly Pick<Delivery, "state" | "nextAttemptAt">[], now: Date): number {
  const isNear = deliveries.some(({ state, nextAttemptAt }) => {
    if (state === "LEASED") return true;
    return state === "PENDING" && nextAttemptAt !== null && new Date(nextAttemptAt).getTime() - now.getTime() < SOON;
  });
  return isNear ? FAST : SLOW;
}

const refusals: Record<number, AnswerWord> = { 401: "denied", 403: "denied", 404: "unknownAddress", 429: "busy" };

const kinds: Record<Delivery["state"], StatusKind> = { PENDING: "busy", LEASED: "busy", DELIVERED: "ok", FAILED: "failed", CANCELLED: "unknown" };

const theirs: readonly Outcome[] = ["http_5xx", "connection_reset", "response_timeout", "response_too_large", "response_invalid"];
