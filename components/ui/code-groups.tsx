import { useId } from "react";
import { useTranslations } from "next-intl";
import { classes } from "./classes";
import { CopyButton } from "./copy-button";

/** A token, secret or code in groups of four. The gaps are drawn, not typed: what is copied holds no spaces. */
export function CodeGroups({ value, className }: { value: string; className?: string }) {
  return (
    <span className={classes("code !text-[1em] break-words", className)}>
      {groupsOf(value).map((group, index) => (
        <span key={index}>
          <span className="mr-[7px] inline-block">{group}</span>
          <wbr />
        </span>
      ))}
    </span>
  );
}

type BoxProps = { label: string; value: string; stays?: boolean; onCopy?: () => void };

/** One value to take along: its name, how long it is, the value and its own copy button. */
export function CodeBox({ label, value, stays, onCopy }: BoxProps) {
  const t = useTranslations("common");
  const id = useId();

  return (
    <div role="group" aria-labelledby={id}>
      <p className="flex items-center justify-between text-field">
        <span id={id} className="font-540">
          {label}
        </span>
        <span className="text-[0.8125rem] text-ink-3 max-sm:hidden">{t("characters", { count: value.length })}</span>
      </p>
      <div className="mt-[7px] flex items-stretch overflow-hidden rounded-[9px] border border-control max-sm:flex-col">
        <div className="min-w-0 flex-1 bg-canvas px-4 py-[13px] text-[0.90625rem]/6 font-[450] max-sm:px-3.5 max-sm:py-3 max-sm:text-[0.875rem]/6">
          <CodeGroups value={value} />
        </div>
        <CopyButton value={value} name={label} look="joined" stays={stays} onCopy={onCopy} />
      </div>
    </div>
  );
}

function groupsOf(value: string): string[] {
  return value.match(/.{1,4}/gsu) ?? [];
}
