"use client";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormAction } from "./form-action";

/** How a person is called. */
export function NameCard({ action, name }: { action: FormAction<void>; name: string }) {
  const t = useTranslations("account.name");

  return (
    <Card labelledBy="name">
      <CardHead id="name" title={t("title")} />
      <CardBody>
        <ActionForm action={action} label={t("title")} initialValues={{ name }} done="toast">
          <TextField name="name" label={t("field")} help={t("help")} autoComplete="name" maxLength={120} />
          <div className="mt-5 max-sm:*:w-full">
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
