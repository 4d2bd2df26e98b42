"use client";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Menu, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEnvironment } from "@/components/ui/environment";
import { Icon } from "@/components/ui/icon";

/** The menu of a phone: a sheet from the right that closes when a link in it is followed. */
export function PhoneMenu({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const environment = useEnvironment();
  const closesOn = (target: EventTarget) => target instanceof Element && target.closest("a") !== null;

  return (
    <DialogTrigger>
      <Button aria-label={t("menu")} className={buttonClass}>
        <Icon of={Menu} size={22} />
      </Button>
      <ModalOverlay isDismissable data-env={environment} className="fixed inset-0 z-50 animate-appear bg-scrim">
        <Modal className="absolute inset-y-0 right-0 w-[320px] max-w-[calc(100vw-40px)] animate-slide overflow-y-auto border-t-4 border-env bg-env-tint shadow-3">
          <Dialog aria-label={t("menu")} className="flex min-h-full flex-col px-3.5 pt-2.5 pb-5 outline-none">
            {({ close }) => (
              <>
                <Button aria-label={t("close")} onPress={close} className={`${buttonClass} self-end`}>
                  <Icon of={X} size={22} />
                </Button>
                <div className="flex flex-1 flex-col" onClick={(event) => closesOn(event.target) && close()}>
                  {children}
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

const buttonClass = "grid size-11 flex-none place-items-center rounded-control text-ink-2";
