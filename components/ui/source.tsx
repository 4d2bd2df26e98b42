import type { ReactNode } from "react";
import { classes } from "./classes";

type Props = { icon: ReactNode; own?: boolean; children: ReactNode };

/** Where the value of a field comes from, right of its label. `own` is what the reader changed and may put back. */
export function Source({ icon, own = false, children }: Props) {
  return (
    <span className={classes("inline-flex icon-13 items-center gap-[5px] text-[0.78125rem]/[1.125rem] font-480 whitespace-nowrap", own ? "text-busy" : "text-ink-3")}>
      {icon}
      {children}
    </span>
  );
}
