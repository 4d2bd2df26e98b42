import type { StatusKind } from "@/components/ui/status";
import type { SecondFactorFacts } from "@/lib/accounts/schema";

/** So few recovery codes left that it is time for new ones. */
const FEW = 3;

/** Which shape and word a second factor has: whoever must have one and is too late is stuck, which is more than a reminder. */
export function secondFactorStanding(facts: Pick<SecondFactorFacts, "isOn" | "obligatory" | "dueAt">, now: Date): { kind: StatusKind; word: "on" | "off" | "due" | "overdue" } {
  if (facts.isOn) return { kind: "ok", word: "on" };
  if (!facts.obligatory) return { kind: "unknown", word: "off" };
  if (facts.dueAt && facts.dueAt <= now) return { kind: "failed", word: "overdue" };
  return { kind: "attention", word: facts.dueAt ? "due" : "off" };
}

/** How many recovery codes are left, as a state: none, few, or enough. */
export function recoveryStanding(left: number): StatusKind {
  if (left === 0) return "failed";
  return left <= FEW ? "attention" : "ok";
}
