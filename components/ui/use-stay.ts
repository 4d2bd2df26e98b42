"use client";
import { useEffect } from "react";

/**
 * Keeps a person here, while something is shown that is shown once: closing or reloading the tab asks first (in the
 * browser's own words), and the way back only moves focus.
 *
 * @param stayAt the id of what takes the focus
 */
export function useStay(active: boolean, stayAt: string): void {
  useEffect(() => {
    if (!active) return;

    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const stay = () => {
      window.history.pushState(null, "", window.location.href);
      document.getElementById(stayAt)?.focus();
    };
    window.history.pushState(null, "", window.location.href);
    window.addEventListener("beforeunload", ask);
    window.addEventListener("popstate", stay);
    return () => {
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("popstate", stay);
    };
  }, [active, stayAt]);
}
