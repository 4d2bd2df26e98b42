"use client";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";
import { describedBy, FieldNote } from "./field";
import { useField } from "./form-context";

type InputProps = Omit<ComponentProps<"input">, "type" | "name" | "size" | "className" | "id">;
type Size = "m" | "l";

type CheckboxProps = InputProps & {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  error?: string;
  size?: Size;
  /** A fixed id, for whoever moves focus here. */
  id?: string;
  className?: string;
};

/** One thing to tick. Unticked it is not sent, as in every form. */
export function Checkbox({ name, label, help, error: ownError, size = "l", value = "on", defaultChecked, id: ownId, className, ...rest }: CheckboxProps) {
  const { error, given, failed, ...field } = useField(name, ownError);
  const id = ownId ?? field.id;
  const ticked = isTicked(given, String(value), failed, defaultChecked);

  return (
    <div className={classes("grid gap-1", className)}>
      <Tick
        {...rest}
        {...(rest.checked === undefined && { defaultChecked: ticked })}
        id={id}
        name={name}
        value={value}
        size={size}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, help, error)}
      >
        {label}
      </Tick>
      {(help || error) && (
        <div className={size === "l" ? "pl-9" : "pl-[29px]"}>
          <FieldNote id={id} help={help} error={error} />
        </div>
      )}
    </div>
  );
}

type TickProps = Omit<InputProps, "children"> & { id: string; name: string; size: Size; children: ReactNode };

function Tick({ id, size, children, ...rest }: TickProps) {
  return (
    <label
      htmlFor={id}
      className={classes("flex w-fit items-start", size === "l" ? "gap-3.5 font-500 max-sm:py-2.5" : "gap-[11px] py-[3px] text-field max-sm:py-3")}
    >
      <span className={classes("relative grid flex-none place-items-center", size === "l" ? "mt-px size-[22px]" : "mt-px size-[18px]")}>
        <input
          {...rest}
          id={id}
          type="checkbox"
          className={classes(
            "peer absolute inset-0 cursor-pointer appearance-none border-[1.5px] border-control bg-surface transition-colors",
            "checked:border-env-edge checked:bg-env aria-invalid:border-failed disabled:border-line disabled:bg-sunken",
            size === "l" ? "rounded-tag" : "rounded-[5px]",
          )}
        />
        <svg
          viewBox="0 0 24 24"
          aria-hidden="true"
          className={classes("pointer-events-none relative hidden fill-none stroke-env-on peer-checked:block", size === "l" ? "size-4" : "size-[13px]")}
        >
          <path d="M20 6 9 17l-5-5" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </span>
      <span>{children}</span>
    </label>
  );
}

/** After a failed submit a box is ticked only when its value came back; before that, as the form began. */
function isTicked(given: string | string[] | undefined, value: string, failed: boolean, begin: boolean | undefined): boolean {
  if (given === undefined) return failed ? false : (begin ?? false);

  return Array.isArray(given) ? given.includes(value) : given === value;
}
