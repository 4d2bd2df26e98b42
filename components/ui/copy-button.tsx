"use client";
import { useEffect, useState } from "react";
import { Check, Copy, TextCursorInput } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "./button-style";
import { classes } from "./classes";
import { Icon } from "./icon";

const SHOWN_FOR = 4_000;

type Props = {
  value: string;
  /** What is copied, for the announcement: "API-token". */
  name: string;
  /** A button, the joined end of a code box, or an icon alone beside an id. */
  look?: "button" | "joined" | "icon";
  /** Keeps "Gekopieerd" standing, where having copied is the point. */
  stays?: boolean;
  onCopy?: () => void;
  className?: string;
};

type Result = "none" | "copied" | "failed";

/** Puts a value on the clipboard and says so, with a shape, a word and an announcement. It says it too when that fails. */
export function CopyButton({ value, name, look = "button", stays = false, onCopy, className }: Props) {
  const t = useTranslations("common");
  const [result, setResult] = useState<Result>("none");

  useEffect(() => {
    if (result === "none" || stays) return;

    const timer = setTimeout(() => setResult("none"), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [result, stays]);

  async function copy() {
    const copied = await write(value);
    setResult(copied ? "copied" : "failed");
    if (copied) onCopy?.();
  }

  const words = { none: t("copy"), copied: t("copied"), failed: t("copyFailed") };
  const announcements = { none: t("copyNamed", { name }), copied: t("copiedNamed", { name }), failed: t("copyFailedNamed", { name }) };

  return (
    <>
      <button type="button" onClick={() => void copy()} aria-label={announcements[result]} className={classes(looks[look](result), className)}>
        <Icon of={icons[result]} size={look === "joined" ? 18 : 16} />
        {look !== "icon" && words[result]}
      </button>
      <span role="status" className="sr-only">
        {result !== "none" && announcements[result]}
      </span>
    </>
  );
}

const icons = { none: Copy, copied: Check, failed: TextCursorInput };

const looks = {
  button: (result: Result) => buttonStyle("secondary", "s", result === "copied" ? "!border-ok !bg-ok-tint !text-ok" : undefined),
  joined: (result: Result) =>
    classes(
      "flex w-[142px] flex-none items-center justify-center gap-2 border-l border-control text-[0.90625rem]/5 font-560",
      "max-sm:h-11 max-sm:w-auto max-sm:border-t max-sm:border-l-0",
      "focus-visible:-outline-offset-3",
      result === "copied" ? "bg-ok-tint text-ok" : "bg-surface hover:bg-canvas",
    ),
  icon: (result: Result) =>
    classes(
      "inline-grid size-6 place-items-center rounded-tag align-[-6px] hover:bg-sunken hover:text-ink max-sm:size-11",
      result === "copied" ? "text-ok" : "text-ink-3",
    ),
};

async function write(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    // Without a clipboard (no permission, no https) the person selects the text; the label says so.
    return false;
  }
}
