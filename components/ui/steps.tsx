import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { classes } from "./classes";

/** The steps of a wizard as bars: where you are, what came before, what follows. @param current 1 for the first */
export function StepBars({ steps, current }: { steps: string[]; current: number }) {
  const t = useTranslations("common");

  return (
    <>
      <ol aria-label={t("steps")} className="flex gap-2 text-field/6">
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={index + 1 === current ? "step" : undefined}
            className={classes(
              "flex-1 border-t-[3px] sm:pt-[9px]",
              index + 1 === current && "font-580",
              index + 1 <= current ? "border-ink text-ink" : "border-line text-ink-3",
            )}
          >
            <span className="max-sm:sr-only">
              {index + 1}. {step}
              {index + 1 < current && <span className="sr-only">, {t("stepDone")}</span>}
            </span>
          </li>
        ))}
      </ol>
      <p aria-hidden className="mt-5 text-field text-ink-3 sm:hidden">
        {t("step", { current, total: steps.length })}
      </p>
    </>
  );
}

type Step = { title: string; text: ReactNode };

/** A numbered way to go, from top to bottom. @param current 1 for the first; 0 when none is up */
export function StepList({ steps, current = 0 }: { steps: Step[]; current?: number }) {
  return (
    <ol>
      {steps.map((step, index) => (
        <li
          key={step.title}
          aria-current={index + 1 === current ? "step" : undefined}
          className={classes(
            "relative grid grid-cols-[32px_1fr] gap-3.5 pb-[22px] text-table text-ink-2",
            "not-last:before:absolute not-last:before:top-[34px] not-last:before:bottom-0.5 not-last:before:left-[15.5px] not-last:before:w-px not-last:before:bg-control/50",
          )}
        >
          <span
            aria-hidden
            className={classes(
              "grid size-8 place-items-center rounded-full border-[1.5px] text-[0.875rem]/none font-600",
              index + 1 === current ? "border-env-edge bg-env text-env-on" : "border-control bg-canvas text-ink-2",
            )}
          >
            {index + 1}
          </span>
          <div>
            <h3 className="pt-[5px] text-label font-600 text-ink">{step.title}</h3>
            {step.text}
          </div>
        </li>
      ))}
    </ol>
  );
}
