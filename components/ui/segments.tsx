"use client";
import type { ReactNode } from "react";
import { classes } from "./classes";
import { FieldGroup } from "./field";
import { useField } from "./form-context";

type Props = {
  name: string;
  label: ReactNode;
  labelHidden?: boolean;
  options: { value: string; label: ReactNode }[];
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
  help?: ReactNode;
  error?: string;
  className?: string;
};

/** A choice of two to four, joined. The chosen one is ink with a check, so it does not depend on colour. */
export function Segments({ name, label, labelHidden, options, defaultValue, value, onChange, help, error: ownError, className }: Props) {
  const { id, error, given } = useField(name, ownError);
  const begin = typeof given === "string" ? given : defaultValue;

  return (
    <FieldGroup id={id} label={label} labelHidden={labelHidden} help={help} error={error} className={className}>
      <div className={classes("inline-flex rounded-[9px] border bg-surface max-sm:flex", error ? "border-failed" : "border-control")}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className={classes(
              "group relative flex h-10 min-w-0 items-center justify-center gap-2 border-l border-line px-[13px] text-field whitespace-nowrap text-ink-2",
              "first:rounded-l-control first:border-l-0 last:rounded-r-control max-sm:h-11 max-sm:flex-1 max-sm:px-1.5",
              "has-checked:bg-ink has-checked:font-560 has-checked:text-canvas",
              "has-[:focus-visible]:outline-2 has-[:focus-visible]:-outline-offset-3 has-[:focus-visible]:outline-focus has-[:focus-visible]:has-checked:outline-surface",
            )}
          >
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${option.value}`}
              name={name}
              value={option.value}
              {...(value === undefined ? { defaultChecked: begin === option.value } : { checked: value === option.value })}
              onChange={onChange && (() => onChange(option.value))}
              className="absolute inset-0 cursor-pointer appearance-none rounded-control outline-none"
            />
            <svg viewBox="0 0 24 24" aria-hidden="true" className="hidden size-[15px] flex-none fill-none stroke-current group-has-checked:block">
              <path d="M20 6 9 17l-5-5" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />
            </svg>
            {option.label}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
