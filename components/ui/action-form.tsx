"use client";
import { useActionState, useEffect, useId, useMemo, useRef, type ReactNode, type Ref } from "react";
import type { FormState } from "@/lib/core/form-state";
import { FormContext } from "./form-context";
import { FormSummary } from "./form-summary";
import { Notice } from "./notice";
import { useToast } from "./toast";

type Values = Record<string, string | string[]>;

type Props<Result> = {
  /** A server action; given as it is (or bound), the form works before JavaScript. */
  action: (previous: FormState<Result>, form: FormData) => Promise<FormState<Result>>;
  /** What the fields begin with, by name. After a save they show these again, so the action revalidates the page. */
  initialValues?: Values;
  /** What the fields are called, by name; given, the summary of what is wrong says it before each sentence. */
  labels?: Record<string, string>;
  /** How a success with a message is said: above the fields, as a toast, or by the page itself. */
  done?: "notice" | "toast" | "page";
  onDone?: (result: Result) => void;
  /** The form's name for screen readers, when no heading inside it names the form. */
  label?: string;
  className?: string;
  /** The fields; as a function it is told what the last success gave, and null otherwise. */
  children: ReactNode | ((result: Result | null) => ReactNode);
};

const IDLE = { status: "idle" } as const;
const NOTHING: Values = {};

/**
 * A form around one server action. After a failed submit it keeps what was typed, puts a summary above the fields, moves
 * focus there, and each field says its own error. Without JavaScript the same happens by a full page.
 */
export function ActionForm<Result>({ action, initialValues = NOTHING, labels, done = "notice", onDone, label, className, children }: Props<Result>) {
  const [state, submit] = useActionState<FormState<Result>, FormData>(action, IDLE);
  const id = useId();
  const toast = useToast();
  const summary = useRef<HTMLDivElement>(null);

  const facts = useMemo(
    () => ({
      id,
      failed: state.status === "failed",
      errors: firstErrors(state),
      values: state.status === "failed" ? state.values : initialValues,
    }),
    [id, state, initialValues],
  );

  const told = useRef<FormState<Result>>(IDLE);
  useEffect(() => {
    if (told.current === state) return;
    told.current = state;

    if (state.status === "failed") summary.current?.focus();
    if (state.status === "done") {
      if (done === "toast" && state.message) toast?.(state.message);
      onDone?.(state.result);
    }
  }, [state, done, onDone, toast]);

  return (
    <form action={submit} noValidate aria-label={label} className={className}>
      <FormContext value={facts}>
        <Outcome ref={summary} formId={id} state={state} labels={labels} asNotice={done === "notice" || (done === "toast" && !toast)} />
        {typeof children === "function" ? children(resultOf(state)) : children}
      </FormContext>
    </form>
  );
}

type OutcomeProps = { ref: Ref<HTMLDivElement>; formId: string; state: FormState<unknown>; labels?: Record<string, string>; asNotice: boolean };

function Outcome({ ref, formId, state, labels, asNotice }: OutcomeProps) {
  if (state.status === "failed") return <FormSummary ref={ref} formId={formId} message={state.message} fields={state.fields} labels={labels} />;
  if (state.status === "idle" || !state.message || !asNotice) return null;

  return (
    <Notice kind="ok" live className="mb-6">
      {state.message}
    </Notice>
  );
}

function resultOf<Result>(state: FormState<Result>): Result | null {
  return state.status === "done" ? state.result : null;
}

function firstErrors(state: FormState<unknown>): Map<string, string> {
  const errors = new Map<string, string>();
  if (state.status !== "failed") return errors;

  for (const { path, message } of state.fields) {
    if (!errors.has(path)) errors.set(path, message);
  }
  return errors;
}
