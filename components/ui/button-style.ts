import { classes } from "./classes";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "danger-solid";
export type ButtonSize = "s" | "m" | "l";

/** How a button looks; shared by buttons, links that act as one, and the parts of React Aria. */
export function buttonStyle(variant: ButtonVariant = "secondary", size: ButtonSize = "m", className?: string): string {
  return classes(
    "relative inline-flex items-center justify-center border font-560 tracking-[-0.004em] whitespace-nowrap no-underline transition-colors select-none",
    "aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-3 aria-disabled:shadow-none aria-disabled:cursor-not-allowed",
    sizes[size],
    variants[variant],
    variant === "ghost" && ghostPadding[size],
    className,
  );
}

const sizes: Record<ButtonSize, string> = {
  s: "h-9 gap-2 rounded-control px-[13px] text-[0.875rem]/5 max-sm:h-11",
  m: "h-[42px] gap-2 rounded-control px-[18px] text-[0.9375rem]/5 max-sm:h-11",
  l: "h-[50px] gap-2 rounded-plate px-6 text-[1rem]/5",
};

const variants: Record<ButtonVariant, string> = {
  primary: "border-env-edge bg-env text-env-on shadow-primary hover:bg-env-hover",
  secondary: "border-control bg-surface text-ink shadow-1 hover:bg-canvas",
  ghost: "border-transparent bg-transparent text-ink-2 hover:bg-sunken hover:text-ink",
  danger: "border-failed bg-surface text-failed hover:bg-failed-tint",
  "danger-solid": "border-failed bg-failed text-failed-on hover:brightness-90",
};

const ghostPadding: Record<ButtonSize, string> = { s: "!px-2.5", m: "!px-2.5", l: "!px-3" };
