import type { ReactNode } from "react";
import { Info } from "lucide-react";
import { classes } from "./classes";
import { Icon } from "./icon";
import { StatusShape } from "./status";

export type NoticeKind = "attention" | "failed" | "ok" | "info";

type Props = {
  kind: NoticeKind;
  /** Who must act, or what happened, in two to five words: "Jij bent aan zet." */
  title?: ReactNode;
  children?: ReactNode;
  /** The remedy: one button. */
  action?: ReactNode;
  /** Set when it appears by itself after the page was shown, so that it is announced. */
  live?: boolean;
  className?: string;
};

/** A message for the whole screen, between the sentence and the content; never above the title. */
export function Notice({ kind, title, children, action, live = false, className }: Props) {
  return (
    <div
      role={live ? (kind === "failed" ? "alert" : "status") : undefined}
      className={classes("flex items-center gap-4 rounded-plate px-[22px] py-[18px] text-table max-sm:block max-sm:p-4", tints[kind], className)}
    >
      <div className="flex min-w-0 flex-1 items-center gap-4 max-sm:items-start max-sm:gap-2.5">
        {kind === "info" ? <Icon of={Info} size={22} className="text-busy" /> : <StatusShape kind={kind} size={22} />}
        <div className="min-w-0">
          {title && <b className="font-600">{title}</b>} {children}
        </div>
      </div>
      {action && <div className="flex-none max-sm:mt-3.5 max-sm:*:w-full">{action}</div>}
    </div>
  );
}

const tints: Record<NoticeKind, string> = {
  attention: "bg-attention-tint",
  failed: "bg-failed-tint",
  ok: "bg-ok-tint",
  info: "bg-busy-tint",
};
