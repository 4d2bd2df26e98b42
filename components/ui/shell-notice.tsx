"use client";
import { createContext, use, type ReactNode } from "react";

const NoticeContext = createContext<ReactNode>(null);

/** Gives every `Page` inside a message of the shell around it, to stand where a page's own message stands. */
export function ShellNoticeProvider({ notice, children }: { notice: ReactNode; children: ReactNode }) {
  return <NoticeContext value={notice}>{children}</NoticeContext>;
}

/** The message of the shell, if it has one. */
export function ShellNotice() {
  const notice = use(NoticeContext);

  return notice && <div className="mb-7">{notice}</div>;
}
