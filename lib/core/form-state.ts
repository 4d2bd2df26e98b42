import type { ErrorCode } from "./errors";

/** What a form knows of its last submit. A failed one carries back what was typed, so that nothing is lost. */
export type FormState<Result = null> =
  | { status: "idle" }
  | { status: "done"; result: Result; message?: string }
  | { status: "failed"; code?: ErrorCode; message: string; fields: { path: string; message: string }[]; values: Record<string, string | string[]> };
