import type { ReactNode } from "react";
import { classes } from "./classes";
import { StatusShape, type StatusKind } from "./status";

type Step = {
  key: string;
  kind: StatusKind;
  title: ReactNode;
  time: ReactNode;
  text?: ReactNode;
  /** Opened under the text: the answer as it came, in CodeBlock. */
  detail?: ReactNode;
  /** Still to come: the line towards it is dashed. */
  planned?: boolean;
};

/** What happened after what, first at the top, and what comes next. */
export function Timeline({ steps }: { steps: Step[] }) {
  return (
    <ol>
      {steps.map((step, index) => (
        <li
          key={step.key}
          className={classes(
            "relative pb-4 pl-[30px] text-field",
            "not-last:before:absolute not-last:before:top-[22px] not-last:before:-bottom-px not-last:before:left-[7.5px] not-last:before:border-l",
            steps[index + 1]?.planned ? "before:border-dashed before:border-control" : "before:border-control/55",
          )}
        >
          <StatusShape kind={step.kind} className="absolute top-0.5 left-0" />
          <div className="flex justify-between gap-3">
            <b className="font-560">{step.title}</b>
            <span className="num flex-none text-[0.8125rem] text-ink-3">{step.time}</span>
          </div>
          {step.text && <p className="text-[0.84375rem]/5 text-ink-2">{step.text}</p>}
          {step.detail && <div className="mt-2">{step.detail}</div>}
        </li>
      ))}
    </ol>
  );
}

/** What a machine said or was told, as it was. */
export function CodeBlock({ children }: { children: string }) {
  return (
    <pre className="code !text-[0.78125rem]/[1.1875rem] rounded-control border border-line bg-canvas px-3 py-[9px] break-words whitespace-pre-wrap text-ink-2">
      {children}
    </pre>
  );
}
