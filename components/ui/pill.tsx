import type { ReactNode } from "react";
import { classes } from "./classes";
import { StatusShape, type StatusKind } from "./status";

/** The state of the whole screen, beside its title. In lists the plain Status is used: a row of pills shouts. */
export function Pill({ kind, children }: { kind: StatusKind; children: ReactNode }) {
  return (
    <span className={classes("inline-flex h-[26px] items-center gap-[7px] rounded-full pr-2.5 pl-[7px] text-[0.8125rem]/[1.125rem] font-560 whitespace-nowrap", tones[kind])}>
      <StatusShape kind={kind} size={14} />
      {children}
    </span>
  );
}

const tones: Record<StatusKind, string> = {
  ok: "bg-ok-tint text-ok",
  busy: "bg-busy-tint text-busy",
  attention: "bg-attention-tint text-attention",
  failed: "bg-failed-tint text-failed",
  unknown: "bg-surface text-unknown inset-ring inset-ring-line",
};
