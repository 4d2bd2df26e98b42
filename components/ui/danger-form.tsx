"use client";
import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/core/form-state";
import { ActionForm } from "./action-form";
import { ButtonLink } from "./button";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";

type Props = {
  action: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
  /** What has to be typed, exactly; the service compares it. It is sent as `confirm`. */
  name: string;
  /** The verb and its object: "Token intrekken". */
  submit: string;
  /** Where whoever thinks better of it goes. */
  cancel: { href: string; label: string };
  /** Hidden fields, or what more is asked. */
  children?: ReactNode;
};

/** The last step before something that cannot be undone: the name to type, the way back first, and the solid red button. */
export function DangerForm({ action, name, submit, cancel, children }: Props) {
  const t = useTranslations("common");
  const label = t("typeName", { name });

  return (
    <ActionForm action={action} labels={{ confirm: label }} label={submit}>
      {children}
      <div className="sm:max-w-[420px]">
        <TextField name="confirm" label={label} help={t("typeNameHelp")} autoComplete="off" spellCheck={false} maxLength={120} />
      </div>
      <div className="mt-7 flex flex-wrap gap-3 max-sm:*:w-full">
        <ButtonLink href={cancel.href}>{cancel.label}</ButtonLink>
        <SubmitButton variant="danger-solid">{submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
