"use client";
import { useLinkStatus } from "next/link";

/** Inside a link: while its page takes longer than 300 ms, a thin line in the colour of the environment under the top edge. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;

  return <span aria-hidden className="pointer-events-none fixed inset-x-0 top-1 z-50 h-0.5 animate-[appear_180ms_300ms_backwards] bg-env" />;
}
