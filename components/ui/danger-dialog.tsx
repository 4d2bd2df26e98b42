"use client";
import { useState, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/core/form-state";
import { ActionForm } from "./action-form";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";
import { useHasScript } from "./use-has-script";

type Props = {
  /** The verb and its object, on both buttons: "Token intrekken". */
  verb: string;
  title: string;
  /** What it costs, in numbers, and that it cannot be undone. */
  consequence: ReactNode;
  /** For whom this is, a PlateBadge. */
  badge?: ReactNode;
  /** What has to be typed over; sent as `confirm`, and compared by the service. */
  name: string;
  action: (previous: FormState<void>, form: FormData) => Promise<FormState<void>>;
  /** Fields above the name. */
  children?: ReactNode;
};

/** What cannot be undone: a button that asks for the name first, in a dialog; before JavaScript the same form on the page itself. */
export function DangerDialog({ verb, title, consequence, badge, name, action, children }: Props) {
  const t = useTranslations("common");
  const hasScript = useHasScript();
  const [isOpen, setOpen] = useState(false);
  const fields = (cancel: ReactNode) => (
    <ActionForm action={action} label={title} done="page" onDone={() => setOpen(false)} className="mt-6 grid gap-4">
      {children}
      <TextField name="confirm" label={t("typeName", { name })} help={t("typeNameHelp")} autoComplete="off" spellCheck={false} />
      <div className="mt-2 flex flex-wrap justify-end gap-3 max-sm:flex-col-reverse max-sm:*:w-full">
        {cancel}
        <SubmitButton variant="danger-solid">{verb}</SubmitButton>
      </div>
    </ActionForm>
  );
  if (!hasScript) {
    return (
      <details className="w-full">
        <summary className="cursor-pointer font-560 text-failed">{verb}</summary>
        <p className="mt-3 max-w-[60ch] text-ink-2">{consequence}</p>
        {fields(null)}
      </details>
    );
  }

  return (
    <>
      <Button variant="danger" size="s" onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} role="alertdialog" badge={badge} title={title} sentence={consequence}>
        {fields(
          <Button autoFocus onClick={() => setOpen(false)}>
            {t("cancel")}
          </Button>,
        )}
      </Dialog>
    </>
  );
}
