"use client";
import { createContext, use, useId } from "react";

type FormFacts = {
  id: string;
  /** The first sentence per field name, of the last failed submit. */
  errors: ReadonlyMap<string, string>;
  /** What was typed, when the last submit failed; else what the form began with. */
  values: Record<string, string | string[]>;
  failed: boolean;
  /** On its way, by a press or by a remedy that sent it again. */
  sending: boolean;
};

export const FormContext = createContext<FormFacts | null>(null);

export type FieldFacts = { id: string; error: string | undefined; given: string | string[] | undefined; failed: boolean };

/**
 * What the surrounding form knows of one field: an id that the summary can link to, its error, and the value to show.
 * Outside a form the field stands alone.
 *
 * @param error an error said at the field itself, such as on leaving it; it wins from the form's
 */
export function useField(name: string, error?: string): FieldFacts {
  const form = use(FormContext);
  const ownId = useId();

  return {
    id: fieldId(form?.id ?? ownId, name),
    error: error ?? form?.errors.get(name),
    given: form?.values[name],
    failed: form?.failed ?? false,
  };
}

export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}
