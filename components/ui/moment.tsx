"use client";
import { useEffect, useId, useState, useSyncExternalStore } from "react";
import { useLocale, useNow, useTranslations } from "next-intl";
import { classes } from "./classes";
import { distance, momentText } from "./dates";

const STEP = 10_000;

type Props = {
  /** ISO 8601, in UTC. */
  at: string;
  /** Begins a sentence: "Zojuist". */
  capital?: boolean;
  /** The edge of the word from which the exact moment is drawn; "end" in a right column. */
  align?: "start" | "end";
  className?: string;
};

/** "20 minuten geleden", with the exact moment on hover and on focus. It follows the clock while the page is open. */
export function Moment({ at, capital = false, align = "start", className }: Props) {
  const t = useTranslations("common.moment");
  const locale = useLocale();
  const id = useId();
  const now = useClock();
  const [shown, setShown] = useState(false);
  const instant = new Date(at);
  const far = distance(instant, new Date(now), locale);
  const text = "word" in far ? t(far.word) : far.text;
  useEscape(shown, () => setShown(false));

  return (
    <span className="relative inline-block whitespace-nowrap" onPointerEnter={() => setShown(true)} onPointerLeave={() => setShown(false)}>
      <time
        dateTime={at}
        tabIndex={0}
        aria-describedby={id}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        className={classes("rounded-[2px]", className)}
      >
        {capital ? text.charAt(0).toUpperCase() + text.slice(1) : text}
      </time>
      <span
        id={id}
        role="tooltip"
        className={classes(
          "absolute bottom-full z-20 mb-1.5 rounded-tag bg-ink px-2 py-1 text-small font-normal text-canvas shadow-2",
          align === "end" ? "right-0" : "left-0",
          !shown && "hidden",
        )}
      >
        {momentText(instant, locale)}
      </span>
    </span>
  );
}

/** Milliseconds, in steps of ten seconds. The first render in the browser repeats the server's moment, then the clock runs. */
function useClock(): number {
  const server = useNow().getTime();
  return useSyncExternalStore(
    onTick,
    () => Math.floor(Date.now() / STEP) * STEP,
    () => server,
  );
}

function onTick(changed: () => void): () => void {
  const timer = setInterval(changed, STEP);
  return () => clearInterval(timer);
}

function useEscape(active: boolean, then: () => void): void {
  useEffect(() => {
    if (!active) return;

    const onKey = (event: KeyboardEvent) => event.key === "Escape" && then();
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
