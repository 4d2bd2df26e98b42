"use client";
import { useState } from "react";
import { useTranslations } from "next-intl";

/** Puts a value on the clipboard and says whether that worked. */
export function CopyButton({ value }: { value: string }) {
  const t = useTranslations("connector.window");
  const [said, setSaid] = useState<"copied" | "copyFailed" | null>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("copied");
    } catch {
      // Without a clipboard (no permission, no https) the person selects the text.
      setSaid("copyFailed");
    }
  }

  return (
    <>
      <button type="button" className="cx-button" onClick={() => void copy()}>
        {t("copy")}
      </button>
      <span role="status" className="cx-said">
        {said && t(said)}
      </span>
    </>
  );
}
