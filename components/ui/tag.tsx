import type { ReactNode } from "react";

/** A quiet fact in a few words: "3 wijzigingen". Not a state, so it has no colour. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex h-[22px] items-center gap-[5px] rounded-tag bg-sunken px-2 text-[0.78125rem]/[1.125rem] font-500 whitespace-nowrap text-ink-2">
      {children}
    </span>
  );
}
