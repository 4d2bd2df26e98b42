"use client";
import { useEffect } from "react";
import { useRouter } from "next/navigation";

/** Asks for the page again when a person comes back to this tab, from the portal in the other one. */
export function RefreshOnReturn() {
  const router = useRouter();

  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    document.addEventListener("visibilitychange", refresh);
    window.addEventListener("focus", refresh);
    return () => {
      document.removeEventListener("visibilitychange", refresh);
      window.removeEventListener("focus", refresh);
    };
  }, [router]);

  return null;
}
