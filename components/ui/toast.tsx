"use client";
import { createContext, use, useCallback, useEffect, useState, type ReactNode } from "react";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "./icon";
import { StatusShape } from "./status";

const SHOWN_FOR = 6_000;

type Show = (message: string) => void;
const ToastContext = createContext<Show | null>(null);

/**
 * Shows one sentence, bottom left, for six seconds. Only for something reversible whose result is seen elsewhere; an error
 * or anything to copy stays in the page.
 *
 * @returns null where no provider is, as on public pages; say it in the page there
 */
export function useToast(): Show | null {
  return use(ToastContext);
}

/** Holds the one toast there can be. It waits while the pointer or the focus is on it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<{ message: string; number: number } | null>(null);
  const [held, setHeld] = useState(false);

  const show = useCallback<Show>((message) => setToast((previous) => ({ message, number: (previous?.number ?? 0) + 1 })), []);
  const close = useCallback(() => {
    setToast(null);
    setHeld(false);
  }, []);

  useEffect(() => {
    if (!toast || held) return;

    const timer = setTimeout(close, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [toast, held, close]);

  return (
    <ToastContext value={show}>
      {children}
      <div role="status" className="pointer-events-none fixed bottom-5 left-5 z-50 max-sm:inset-x-5">
        {toast && <Toast key={toast.number} message={toast.message} onHold={setHeld} onClose={close} />}
      </div>
    </ToastContext>
  );
}

type ToastProps = { message: string; onHold: (held: boolean) => void; onClose: () => void };

function Toast({ message, onHold, onClose }: ToastProps) {
  const t = useTranslations("common");

  return (
    <div
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
      className="pointer-events-auto flex max-w-104 animate-rise items-center gap-2.5 rounded-plate border border-line bg-raised py-2 pr-2 pl-4 text-table font-520 shadow-2"
    >
      <StatusShape kind="ok" />
      <span className="mr-auto">{message}</span>
      <button type="button" aria-label={t("close")} onClick={onClose} className="grid size-8 flex-none place-items-center rounded-control text-ink-3 hover:bg-sunken max-sm:size-11">
        <Icon of={X} size={16} />
      </button>
    </div>
  );
}
