"use client";
import type { ComponentProps } from "react";
import { classes } from "./classes";
import { boxStyle, describedBy, Field, type FieldWords } from "./field";
import { useField } from "./form-context";

type Props = FieldWords & { name: string; error?: string; mono?: boolean; className?: string } & Omit<
    ComponentProps<"textarea">,
    "name" | "className" | "id"
  >;

/** More lines of text. It grows with what is typed, where the browser can. */
export function Textarea({ name, label, help, optional, source, error: ownError, mono, className, defaultValue, rows = 3, ...rest }: Props) {
  const { id, error, given } = useField(name, ownError);

  return (
    <Field id={id} label={label} help={help} optional={optional} source={source} error={error} className={className}>
      <div className={boxStyle(error)}>
        <textarea
          {...rest}
          {...(rest.value === undefined && { defaultValue: given ?? defaultValue })}
          id={id}
          name={name}
          rows={rows}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, help, error)}
          className={classes("field-sizing-content w-full min-w-0 resize-y bg-transparent px-3 py-2 text-body outline-none max-sm:text-[1rem]", mono && "code")}
        />
      </div>
    </Field>
  );
}
