"use client";
import type { ComponentProps } from "react";
import { classes } from "./classes";
import { boxStyle, describedBy, Field, type FieldWords } from "./field";
import { useField } from "./form-context";

type Props = FieldWords & { name: string; error?: string; mono?: boolean; className?: string } & Omit<ComponentProps<"textarea">, "name" | "className" | "id">;

/** Text of a few lines. */
export function TextArea({ name, label, help, optional, source, error: ownError, mono, className, defaultValue, rows = 3, ...rest }: Props) {
  const { id, error, given } = useField(name, ownError);

  return (
    <Field id={id} label={label} help={help} optional={optional} source={source} error={error} className={className}>
      <div className={boxStyle(error)}>
        <textarea
          {...rest}
          rows={rows}
          defaultValue={given ?? defaultValue}
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, help, error)}
          className={classes("w-full min-w-0 resize-y bg-transparent px-3 py-2 text-body outline-none max-sm:text-[1rem]", mono && "code")}
        />
      </div>
    </Field>
  );
}
