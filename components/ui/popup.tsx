"use client";
import { useEffect, useRef, type MouseEvent, type ReactNode } from "react";
import { classes } from "./classes";

type Props = {
  /** What stands on the button. */
  trigger: ReactNode;
  triggerClassName?: string;
  /** The button's name when its content has no words. */
  label?: string;
  align?: "start" | "end";
  children: ReactNode;
};

/**
 * A button that shows a small panel under it. It opens before JavaScript too; with it, Escape, a press outside, leaving it by
 * keyboard and following a link inside close it.
 */
export function Popup({ trigger, triggerClassName, label, align = "start", children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const closeOutside = (event: Event) => {
      if (details.current?.open && event.target instanceof Node && !details.current.contains(event.target)) details.current.open = false;
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !details.current?.open) return;
      details.current.open = false;
      details.current.querySelector("summary")?.focus();
    };

    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, []);

  function closeAfterLink(event: MouseEvent) {
    if (details.current && event.target instanceof Element && event.target.closest("a")) details.current.open = false;
  }

  return (
    <details ref={details} className="relative" suppressHydrationWarning>
      <summary aria-label={label} className={classes("select-none", triggerClassName)}>
        {trigger}
      </summary>
      <div
        onClick={closeAfterLink}
        className={classes(
          "absolute top-full z-30 mt-2 min-w-64 rounded-card border border-line bg-raised shadow-2",
          align === "end" ? "right-0" : "left-0",
        )}
      >
        {children}
      </div>
    </details>
  );
}
