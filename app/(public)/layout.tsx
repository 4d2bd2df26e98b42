import type { ReactNode } from "react";

/** Public pages choose their own shell: PublicShell for what anyone reads, FocusShell for one task. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return children;
}
