"use client";
import { useState, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/core/form-state";
import { ActionForm } from "./action-form";
import { OpenDialog } from "./dialog";
import { DialogClose, useCloseDialog } from "./dialog-close";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";

type Props = {
  /** Verb and object, on the button that opens it, in the title and on the button that does it: "Token intrekken". */
  label: string;
  /** What happens then, in numbers, and whether it can be undone. */
  consequence: ReactNode;
  /** The name to type before the button acts. */
  nameToType: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  badge?: ReactNode;
  size?: "s" | "m";
  /** More fields of the form, such as a reason. */
  children?: ReactNode;
  /** What the action needs besides: hidden values by name. */
  hidden?: Record<string, string>;
};

/**
 * A dangerous action: its name on the button, its consequence, the name to type, cancel left. The typed name is sent as
 * `confirmation`, so that the action checks it too.
 */
export function DangerDialog({ label, consequence, badge, size, ...rest }: Props) {
  return (
    <OpenDialog label={label} title={label} sentence={consequence} badge={badge} variant="danger" size={size} role="alertdialog">
      <Confirmation label={label} {...rest} />
    </OpenDialog>
  );
}

function Confirmation({ label, nameToType, action, children, hidden = {} }: Omit<Props, "consequence" | "badge" | "size">) {
  const t = useTranslations("common");
  const close = useCloseDialog();
  const [typed, setTyped] = useState("");
  const matches = typed.trim() === nameToType;

  return (
    <ActionForm action={action} done="toast" onDone={close} className="mt-6 grid gap-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <TextField
        name="confirmation"
        label={t("typeName", { name: nameToType })}
        help={t("typeNameHelp")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <div className="flex gap-2.5 max-sm:flex-col-reverse">
        <DialogClose variant="secondary">{t("cancel")}</DialogClose>
        <SubmitButton
          variant={matches ? "danger-solid" : "danger"}
          aria-disabled={!matches}
          onClick={(event) => !matches && event.preventDefault()}
          className="sm:ml-auto"
        >
          {label}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
