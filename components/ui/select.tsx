"use client";
import type { ComponentProps } from "react";
import { ChevronDown } from "lucide-react";
import { boxStyle, describedBy, Field, type FieldWords } from "./field";
import { useField } from "./form-context";
import { Icon } from "./icon";

export type Option = { value: string; label: string };

type Props = FieldWords & { name: string; options: Option[]; error?: string; placeholder?: string; className?: string } & Omit<
    ComponentProps<"select">,
    "name" | "className" | "id" | "multiple" | "size"
  >;

/** One of many: the browser's own list, which works with every keyboard, phone and screen reader. */
export function Select(props: Props) {
  const { name, label, help, optional, source, options, error: ownError, placeholder, className, defaultValue, ...rest } = props;
  const { id, error, given } = useField(name, ownError);
  const chosen = given ?? defaultValue ?? (placeholder === undefined ? undefined : "");

  return (
    <Field id={id} label={label} help={help} optional={optional} source={source} error={error} className={className}>
      <div className={boxStyle(error, "relative h-[42px] text-body max-sm:h-11")}>
        <select
          // React resets a form after its action but leaves a select at its old default; a new one begins at the new.
          key={String(chosen)}
          {...rest}
          {...(rest.value === undefined && { defaultValue: chosen })}
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, help, error)}
          className="h-full w-full min-w-0 cursor-pointer appearance-none rounded-control bg-transparent pr-9 pl-3 text-ellipsis outline-none max-sm:text-[1rem]"
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} size={16} className="pointer-events-none absolute right-3 text-ink-3" />
      </div>
    </Field>
  );
}
