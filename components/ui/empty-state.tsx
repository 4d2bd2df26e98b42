import type { ReactNode } from "react";

type Props = { title: ReactNode; children: ReactNode; action?: ReactNode };

/** Nothing here yet: what this is, why it is empty, and one button. No picture. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="px-6 py-10 max-sm:px-5">
      <p className="text-label font-600">{title}</p>
      <p className="mt-1 max-w-[60ch] text-ink-2">{children}</p>
      {action && <div className="mt-5 max-sm:*:w-full">{action}</div>}
    </div>
  );
}
