"use client";
import { startTransition, use, useActionState, useEffect, useId, useLayoutEffect, useMemo, useRef, type FormEvent, type ReactNode, type Ref } from "react";
import type { FormState } from "@/lib/core/form-state";
import { FormContext } from "./form-context";
import { FormSummary } from "./form-summary";
import { Notice } from "./notice";
import { RemedyContext } from "./remedy";
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
 * focus there, and each field says its own error. Without JavaScript the same happens by a full page. A refusal for which
 * there is a remedy (`RemedyContext`) offers it, and the form is then sent again exactly as it was, secrets included.
 */
export function ActionForm<Result>({ action, initialValues = NOTHING, labels, done = "notice", onDone, label, className, children }: Props<Result>) {
  const [state, submit, sending] = useActionState<FormState<Result>, FormData>(action, IDLE);
  const { form, keep, sendAgain } = useSentForm(submit);
  const id = useId();
  const toast = useToast();
  const summary = useRef<HTMLDivElement>(null);

  const facts = useMemo(
    () => ({
      id,
      failed: state.status === "failed",
      sending,
      errors: firstErrors(state),
      values: state.status === "failed" ? state.values : initialValues,
    }),
    [id, state, sending, initialValues],
  );

  // Before a remedy's dialog takes the focus, so that closing it gives the focus back to the summary.
  useLayoutEffect(() => {
    if (state.status === "failed") summary.current?.focus();
  }, [state]);

  const told = useRef<FormState<Result>>(IDLE);
  useEffect(() => {
    if (told.current === state) return;
    told.current = state;

    if (state.status === "done") {
      if (done === "toast" && state.message) toast?.(state.message);
      onDone?.(state.result);
    }
  }, [state, done, onDone, toast]);

  return (
    <form ref={form} action={submit} onSubmit={keep} noValidate aria-label={label} className={className}>
      <FormContext value={facts}>
        <Outcome ref={summary} formId={id} state={state} labels={labels} asNotice={done === "notice" || (done === "toast" && !toast)} onRemedied={sendAgain} />
        {typeof children === "function" ? children(resultOf(state)) : children}
      </FormContext>
    </form>
  );
}

/** Remembers what a form sent, since React empties the fields after an action, and can send that once more. */
function useSentForm(submit: (sent: FormData) => void) {
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef<FormData>(null);

  return {
    form,
    keep: (event: FormEvent<HTMLFormElement>) => {
      // The submit of a dialog's form, drawn from inside this one, bubbles here as well.
      if (event.target === event.currentTarget) sent.current = new FormData(event.currentTarget, submitterOf(event));
    },
    sendAgain: () => {
      const what = sent.current;
      // Sent before JavaScript ran: what the answer put back in the fields is all there is.
      if (what === null) form.current?.requestSubmit();
      else startTransition(() => submit(what));
    },
  };
}

function submitterOf({ nativeEvent }: FormEvent): HTMLElement | null {
  return nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
}

type OutcomeProps = {
  ref: Ref<HTMLDivElement>;
  formId: string;
  state: FormState<unknown>;
  labels?: Record<string, string>;
  asNotice: boolean;
  onRemedied: () => void;
};

function Outcome({ ref, formId, state, labels, asNotice, onRemedied }: OutcomeProps) {
  const remedies = use(RemedyContext);

  if (state.status === "failed") {
    const remedy = state.code && remedies[state.code]?.({ failure: state, onDone: onRemedied });
    return <FormSummary ref={ref} formId={formId} message={state.message} fields={state.fields} labels={labels} remedy={remedy} />;
  }
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
