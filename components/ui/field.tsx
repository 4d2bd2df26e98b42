import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { classes } from "./classes";
import { StatusShape } from "./status";

export type FieldWords = {
  label: ReactNode;
  help?: ReactNode;
  /** Marks the field "(mag leeg)". A required field is not marked. */
  optional?: boolean;
  /** Where the value comes from, right of the label: a Source. */
  source?: ReactNode;
};

type Props = FieldWords & { id: string; error?: string; className?: string; children: ReactNode };

/** Label above, control, help or error below. */
export function Field({ id, label, help, optional, source, error, className, children }: Props) {
  return (
    <div className={classes("grid min-w-0 content-start gap-1.5", className)}>
      <div className="flex items-center gap-2 text-field">
        <label htmlFor={id} className="font-540">
          {label}
          {optional && <OptionalMark />}
        </label>
        {source && <span className="ml-auto">{source}</span>}
      </div>
      {children}
      <FieldNote id={id} help={help} error={error} />
    </div>
  );
}

/** The error replaces the help and begins with the failed shape. */
export function FieldNote({ id, help, error }: { id: string; help?: ReactNode; error?: string }) {
  if (error) {
    return (
      <p id={`${id}-error`} className="flex gap-[7px] text-[0.8125rem]/[1.1875rem] text-failed">
        <StatusShape kind="failed" size={14} className="mt-[3px]" />
        <span>{error}</span>
      </p>
    );
  }
  if (!help) return null;

  return (
    <p id={`${id}-help`} className="text-[0.8125rem]/[1.1875rem] text-ink-3">
      {help}
    </p>
  );
}

/** The ids that describe a control: its error or its help, and what stands beside it. */
export function describedBy(id: string, help: ReactNode, error: string | undefined, ...others: (string | undefined)[]): string | undefined {
  const note = error ? `${id}-error` : help ? `${id}-help` : undefined;
  return classes(note, ...others) || undefined;
}

function OptionalMark() {
  const t = useTranslations("common");

  return <span className="font-normal text-ink-3"> {t("optional")}</span>;
}

/** The box of a text control: the border, the error's border, and one focus ring around control and suffix together. */
export function boxStyle(error: string | undefined, className?: string): string {
  return classes(
    "flex w-full min-w-0 items-center gap-2 rounded-control border bg-surface transition-colors",
    "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus",
    "has-[:disabled]:border-line has-[:disabled]:bg-sunken has-[[readonly]]:bg-sunken",
    error ? "border-failed" : "border-control",
    className,
  );
}
