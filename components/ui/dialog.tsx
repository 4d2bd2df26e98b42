"use client";
import { useEffect, useRef, type ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "./classes";
import { useEnvironment } from "./environment";
import { Icon } from "./icon";

type DialogProps = {
  title: ReactNode;
  /** Above the title: for whom this is, a PlateBadge. */
  badge?: ReactNode;
  /** Under the title: the one sentence. */
  sentence?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  /** False: no ×, and Escape and a press outside only move focus to the element with id `stayAt`. */
  isDismissable?: boolean;
  stayAt?: string;
  width?: "m" | "l";
  role?: "dialog" | "alertdialog";
};

/** One question or one thing that needs all attention. On a phone it is a sheet from below. */
export function Dialog(props: DialogProps) {
  const { title, badge, sentence, footer, children, isOpen, onClose, isDismissable = true, stayAt, width = "m", role } = props;
  const environment = useEnvironment();
  const stay = () => stayAt !== undefined && document.getElementById(stayAt)?.focus();
  useEscape(isOpen && !isDismissable, stay);

  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      className="fixed inset-0 z-50 flex animate-appear items-center justify-center bg-scrim p-6 max-sm:items-end max-sm:p-0"
      data-env={environment}
    >
      <div aria-hidden className="absolute inset-0" onMouseDown={isDismissable ? undefined : (event) => [event.preventDefault(), stay()]} />
      <Modal
        className={classes(
          "relative max-h-full w-full animate-rise overflow-hidden rounded-dialog bg-raised shadow-3 max-sm:max-h-[92dvh] max-sm:max-w-none max-sm:rounded-t-[18px] max-sm:rounded-b-none",
          widths[width],
        )}
      >
        <AriaDialog role={role} className="flex max-h-[calc(100dvh-48px)] flex-col outline-none max-sm:max-h-[92dvh]">
          <div className="min-h-0 flex-1 overflow-y-auto px-10 pt-[34px] pb-7 max-sm:px-5 max-sm:pt-[26px] max-sm:pb-5">
            {isDismissable && <CloseButton onClose={onClose} />}
            {badge && <div className="mb-3.5">{badge}</div>}
            <Heading slot="title" className="pr-8 text-[1.5rem]/8 font-620 tracking-[-0.01em] max-sm:text-[1.3125rem]/7">
              {title}
            </Heading>
            {sentence && <p className="mt-2 max-w-[60ch] text-[0.96875rem]/6 text-ink-2 max-sm:text-[0.9375rem]/6">{sentence}</p>}
            {children}
          </div>
          {footer && (
            <div className="flex flex-none flex-wrap items-center gap-3.5 border-t border-line bg-canvas px-10 py-[18px] max-sm:px-5 max-sm:pt-4 max-sm:pb-[22px]">
              {footer}
            </div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const t = useTranslations("common");

  return (
    <button
      type="button"
      aria-label={t("close")}
      onClick={onClose}
      className="absolute top-4 right-4 grid size-9 place-items-center rounded-control text-ink-2 hover:bg-sunken max-sm:size-11"
    >
      <Icon of={X} size={20} />
    </button>
  );
}

/** Escape, wherever the focus is, while a dialog may not be dismissed. */
function useEscape(active: boolean, then: () => void): void {
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  });

  useEffect(() => {
    if (!active) return;

    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") latest.current();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [active]);
}

const widths = { m: "max-w-[560px]", l: "max-w-[736px]" };
