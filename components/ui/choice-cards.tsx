"use client";
import type { ReactNode } from "react";
import { classes } from "./classes";
import { FieldGroup } from "./field";
import { useField } from "./form-context";

export type Choice = { value: string; title: ReactNode; text?: ReactNode; icon?: ReactNode };

type Props = {
  name: string;
  label: ReactNode;
  labelHidden?: boolean;
  choices: Choice[];
  defaultValue?: string;
  onChange?: (value: string) => void;
  columns?: 1 | 2 | 3;
  help?: ReactNode;
  error?: string;
  className?: string;
};

/** One of a few that each need a sentence. The chosen card has the mark, the edge and the tint of its environment. */
export function ChoiceCards({ name, label, labelHidden, choices, defaultValue, onChange, columns = 1, help, error: ownError, className }: Props) {
  const { id, error, given } = useField(name, ownError);
  const begin = typeof given === "string" ? given : defaultValue;

  return (
    <FieldGroup id={id} label={label} labelHidden={labelHidden} help={help} error={error} className={className}>
      <div className={classes("grid gap-3", gridColumns[columns])}>
        {choices.map((choice, index) => (
          <label
            key={choice.value}
            className={classes(
              "relative flex min-w-0 items-start gap-3.5 rounded-card border bg-surface px-5 py-4 transition-colors hover:bg-canvas",
              "has-checked:border-env-edge has-checked:bg-env-tint has-checked:inset-ring has-checked:inset-ring-env-edge",
              "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus",
              error ? "border-failed" : "border-control",
            )}
          >
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${choice.value}`}
              name={name}
              value={choice.value}
              defaultChecked={begin === choice.value}
              onChange={onChange && (() => onChange(choice.value))}
              aria-labelledby={`${id}-${choice.value}-title`}
              aria-describedby={choice.text ? `${id}-${choice.value}-text` : undefined}
              className={classes(
                "mt-px size-5 flex-none cursor-pointer appearance-none rounded-full border-[1.5px] border-control bg-surface outline-none",
                "checked:border-[6px] checked:border-env-edge",
              )}
            />
            <span className="min-w-0">
              <span id={`${id}-${choice.value}-title`} className="block text-label font-600">
                {choice.title}
              </span>
              {choice.text && (
                <span id={`${id}-${choice.value}-text`} className="mt-0.5 block text-field text-ink-2">
                  {choice.text}
                </span>
              )}
            </span>
            {choice.icon && <span className="ml-auto text-env-ink">{choice.icon}</span>}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

const gridColumns = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" };
