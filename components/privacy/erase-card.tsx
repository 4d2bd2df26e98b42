"use client";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";

type Props = { action: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>; email: string };

/** Erases the account: says what goes and what stays, and asks for the address. */
export function EraseCard({ action, email }: Props) {
  const t = useTranslations("privacy.erase");

  return (
    <Card labelledBy="erase">
      <CardHead id="erase" title={t("title")} />
      <CardBody>
        <p className="max-w-[64ch] text-ink-2">{t("sentence")}</p>
        <h3 className="mt-5 font-600">{t("what")}</h3>
        <p className="mt-1 max-w-[64ch] text-ink-2">{t("whatList")}</p>
        <h3 className="mt-4 font-600">{t("kept")}</h3>
        <p className="mt-1 max-w-[64ch] text-ink-2">{t("keptList")}</p>
        <ActionForm action={action} label={t("title")} labels={{ email: t("confirm") }} className="mt-6">
          <TextField name="email" type="email" label={t("confirm")} help={t("confirmHelp", { email })} autoComplete="off" className="max-w-[420px]" />
          <div className="mt-5 max-sm:*:w-full">
            <SubmitButton variant="danger">{t("action")}</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
