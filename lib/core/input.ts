import type { z } from "zod";
import { AppError, type FieldError, type Values } from "./errors";

type Issue = z.core.$ZodIssue;

/**
 * Parses what came from outside. Only here does a failed parse blame the sender; anywhere else it is our own fault.
 *
 * A schema's own sentence is a key of the `errors` catalogue given as zod's message; without one the kind of fault
 * decides. At most one sentence per field, at most twenty fields.
 *
 * @throws AppError `invalid_input` with one entry per wrong field
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw inputError(parsed.error.issues);
}

/** What zod found wrong in what somebody sent, as one error with a sentence per field. */
export function inputError(issues: readonly Issue[]): AppError {
  const fields = new Map<string, FieldError>();
  for (const issue of issues) {
    const path = issue.path.map(String).join(".");
    if (!fields.has(path)) fields.set(path, fieldOf(path, issue));
  }
  return new AppError("invalid_input", "errors.invalid_input", { fields: [...fields.values()].slice(0, 20) });
}

function fieldOf(path: string, issue: Issue): FieldError {
  if (issue.message.startsWith("errors.")) return { path, key: issue.message, values: ownValues(issue) };
  return { path, ...sentenceFor(issue) };
}

function ownValues(issue: Issue): Values | undefined {
  return issue.code === "custom" ? (issue.params as Values | undefined) : undefined;
}

function sentenceFor(issue: Issue): { key: string; values?: Values } {
  switch (issue.code) {
    case "invalid_type":
      // zod tells what it received in its own sentence alone, unless every caller asks it to keep the input.
      return { key: /received (undefined|null)$/.test(issue.message) ? "errors.required" : "errors.wrongType" };
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return { key: issue.origin === "string" ? "errors.tooLong" : "errors.tooBig", values: { maximum: Number(issue.maximum) } };
    case "invalid_value":
      return { key: "errors.notAChoice" };
    case "unrecognized_keys":
      return { key: "errors.unknownField", values: { names: issue.keys.join(", ").slice(0, 100) } };
    default:
      return { key: "errors.wrongFormat" };
  }
}

function tooSmall(issue: Extract<Issue, { code: "too_small" }>): { key: string; values?: Values } {
  if (issue.origin === "string" && Number(issue.minimum) <= 1) return { key: "errors.required" };
  if (issue.origin === "array") return { key: "errors.chooseOne" };
  return { key: issue.origin === "string" ? "errors.tooShort" : "errors.tooSmall", values: { minimum: Number(issue.minimum) } };
}
