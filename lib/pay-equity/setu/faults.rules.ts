import type { z } from "zod";
import type { FieldError } from "@/lib/core/errors";

type Issue = z.core.$ZodIssue;

/** Of a message that is wrong everywhere nobody reads more. */
const MOST = 50;

/**
 * What the standard does not accept in a message, in words for whoever sent it: at most fifty places, each with its path (dotted)
 * and what stands there.
 *
 * @param sent the message as it was judged
 */
export function faultsIn(issues: readonly Issue[], sent: unknown): FieldError[] {
  return issues.slice(0, MOST).map((issue) => ({ path: issue.path.map(String).join("."), ...wordsFor(issue, at(sent, issue.path)) }));
}

function wordsFor(issue: Issue, found: unknown): Omit<FieldError, "path"> {
  if (found === undefined && issue.code !== "unrecognized_keys") return { key: "importing.faults.missing" };

  switch (issue.code) {
    case "unrecognized_keys":
      return { key: "importing.faults.unknownField", values: { names: issue.keys.join(", ").slice(0, 100), count: issue.keys.length } };
    case "invalid_type":
      return { key: "importing.faults.wrongType", values: { expected: issue.expected, found: shown(found) } };
    case "invalid_value":
    case "invalid_union":
      return { key: "importing.faults.notInList", values: { found: shown(found) } };
    case "too_small":
      return { key: "importing.faults.tooFew", values: { minimum: Number(issue.minimum) } };
    case "too_big":
      return { key: "importing.faults.tooMany", values: { maximum: Number(issue.maximum) } };
    default:
      return { key: "importing.faults.other", values: { found: shown(found) } };
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((place, key) => (typeof place === "object" && place !== null ? (place as Record<PropertyKey, unknown>)[key] : undefined), value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
