"use client";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";
import { boxStyle, describedBy, Field, type FieldWords } from "./field";
import { useField } from "./form-context";

type Props = FieldWords & {
  name: string;
  /** An error said at the field itself; it wins from the form's. */
  error?: string;
  /** A unit inside the field: "uur per maand". */
  suffix?: string;
  /** Something that is not a unit at the right edge: a state, a button. */
  after?: ReactNode;
  /** A Lucide icon before the text: `<Search />`. */
  icon?: ReactNode;
  mono?: boolean;
  /** Tabular figures, for numbers and dates typed as text. */
  num?: boolean;
  size?: "m" | "l";
  className?: string;
} & Omit<ComponentProps<"input">, "name" | "size" | "className" | "id">;

/** One line of text. A native input: it works in a plain form, with a password manager, and without JavaScript. */
export function TextField(props: Props) {
  const { name, label, help, optional, source, error: ownError, suffix, after, icon, mono, num, size = "m", className, defaultValue, ...input } = props;
  const { id, error, given } = useField(name, ownError);
  const begin = beginValue(input.type, given, defaultValue);

  return (
    <Field id={id} label={label} help={help} optional={optional} source={source} error={error} className={className}>
      <div className={boxStyle(error, boxSizes[size])}>
        {icon && <span className="icon-16 text-ink-3">{icon}</span>}
        <input
          type="text"
          {...input}
          {...(input.value === undefined && { defaultValue: begin })}
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, help, error, suffix && `${id}-suffix`)}
          className={classes("h-full w-full min-w-0 flex-1 bg-transparent outline-none max-sm:text-[1rem]", mono && "code", num && "num")}
        />
        {suffix && (
          <span id={`${id}-suffix`} className="pl-0.5 whitespace-nowrap text-ink-3">
            {suffix}
          </span>
        )}
        {after}
      </div>
    </Field>
  );
}

/** A password is never put back: it does not travel to the server and home again. */
function beginValue(type: Props["type"], given: Props["defaultValue"], begin: Props["defaultValue"]): Props["defaultValue"] {
  return type === "password" ? undefined : (given ?? begin);
}

const boxSizes = {
  m: "h-[42px] px-3 text-body max-sm:h-11",
  l: "h-14 px-4 text-[1.3125rem]/7 font-560 tracking-[0.04em] max-sm:h-[52px] [&_input]:max-sm:text-[1.3125rem]",
};
