import type { ComponentProps, ReactNode } from "react";

type Props = ComponentProps<"input"> & { name: string; label: string; help?: ReactNode; error?: string; after?: ReactNode };

/** A label and its field on one line, as in a dialog of an administration program; below it what it means or what is wrong. */
export function Field({ label, help, error, after, ...input }: Props) {
  const id = `cx-${input.name}`;
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");

  return (
    <div className="cx-field">
      <label htmlFor={id}>{label}</label>
      <div className="cx-control">
        <div className="cx-inputs">
          <input autoComplete="off" spellCheck={false} {...input} id={id} aria-invalid={error ? true : undefined} aria-describedby={described || undefined} />
          {after}
        </div>
        {error && (
          <p id={`${id}-error`} className="cx-error">
            {error}
          </p>
        )}
        {help && (
          <p id={`${id}-help`} className="cx-help">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}

/** Something the program knows and nobody types. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="cx-field">
      <dt>{label}</dt>
      <dd className="cx-control">{children}</dd>
    </div>
  );
}
