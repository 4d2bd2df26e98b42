"use client";
import { useSyncExternalStore } from "react";

/** Whether JavaScript runs here; false in what the server draws. */
export function useHasScript(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
