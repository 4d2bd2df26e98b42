import type { LucideIcon } from "lucide-react";
import { classes } from "./classes";

type Props = { of: LucideIcon; size?: 13 | 14 | 15 | 16 | 18 | 20 | 22; className?: string };

/** A Lucide icon beside a word: 18 in navigation and buttons, 16 in text, 14 in tags. It says nothing to a screen reader. */
export function Icon({ of: Drawing, size = 18, className }: Props) {
  return <Drawing aria-hidden size={size} strokeWidth={size < 18 ? 2 : 1.75} className={classes("block flex-none", className)} />;
}
