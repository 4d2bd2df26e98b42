import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { classes } from "./classes";

export type StatusKind = "ok" | "busy" | "attention" | "failed" | "unknown";

type ShapeProps = { kind: StatusKind; size?: 14 | 15 | 16 | 18 | 20 | 22 | 32 | 40; className?: string };

/** One of the five drawings. It says nothing by itself: a word always stands beside it. */
export function StatusShape({ kind, size = 16, className }: ShapeProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" className={classes("block flex-none", className)}>
      {drawings[kind]}
    </svg>
  );
}

type StatusProps = { kind: StatusKind; children?: ReactNode; detail?: ReactNode };

/** Shape and word. The word defaults to the general one; `detail` is a second line under it. Only the shape is coloured. */
export function Status({ kind, children, detail }: StatusProps) {
  const t = useTranslations("common.status");

  return (
    <span className="inline-flex items-start gap-2">
      <StatusShape kind={kind} className="mt-[calc((1lh-16px)/2)]" />
      <span className={mustBeSeen(kind) ? "font-520" : undefined}>
        {children ?? t(kind)}
        {detail && <span className="block text-[0.8125rem]/[1.1875rem] font-normal text-ink-3">{detail}</span>}
      </span>
    </span>
  );
}

function mustBeSeen(kind: StatusKind): boolean {
  return kind === "failed" || kind === "attention";
}

const drawings: Record<StatusKind, ReactNode> = {
  ok: (
    <>
      <circle cx="8" cy="8" r="8" className="fill-ok" />
      <path d="M4.6 8.3l2.3 2.3 4.5-4.9" strokeWidth="1.7" fill="none" strokeLinecap="round" strokeLinejoin="round" className="stroke-mark-on" />
    </>
  ),
  busy: (
    <g className="origin-center animate-turn motion-reduce:animate-none">
      <circle cx="8" cy="8" r="6.8" fill="none" strokeOpacity=".28" strokeWidth="2.2" className="stroke-busy" />
      <path d="M8 1.2a6.8 6.8 0 0 1 6.8 6.8" fill="none" strokeWidth="2.2" strokeLinecap="round" className="stroke-busy" />
    </g>
  ),
  attention: (
    <>
      <path
        d="M8 .9c.5 0 .9.3 1.2.7l6.3 11.2c.5.9-.1 2.1-1.2 2.1H1.7c-1.1 0-1.7-1.2-1.2-2.1L6.8 1.6c.3-.4.7-.7 1.2-.7z"
        strokeWidth="1"
        className="fill-attention-mark stroke-attention"
      />
      <path d="M8 5.4v4" strokeWidth="1.7" strokeLinecap="round" className="stroke-attention-on" />
      <circle cx="8" cy="12.1" r="1" className="fill-attention-on" />
    </>
  ),
  failed: (
    <>
      <path d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z" className="fill-failed" />
      <path d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4" strokeWidth="1.7" strokeLinecap="round" className="stroke-mark-on" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.9" fill="none" strokeWidth="1.6" strokeDasharray="2.6 2.2" className="stroke-unknown" />
      <path d="M5.6 8h4.8" strokeWidth="1.6" strokeLinecap="round" className="stroke-unknown" />
    </>
  ),
};
