"use client";
import { createContext, use, type ReactNode } from "react";

/** The places of the portal. Each has its own plate and colours; inlener and public pages share the ink ones. */
export type EnvironmentKind = "organisation" | "company" | "hirer" | "public";

const EnvironmentContext = createContext<EnvironmentKind>("public");

/** Colours everything inside, and tells menus and dialogs, which are drawn elsewhere in the document, where they belong. */
export function Environment({ kind, className, children }: { kind: EnvironmentKind; className?: string; children: ReactNode }) {
  return (
    <EnvironmentContext value={kind}>
      <div data-env={kind} className={className}>
        {children}
      </div>
    </EnvironmentContext>
  );
}

export function useEnvironment(): EnvironmentKind {
  return use(EnvironmentContext);
}
