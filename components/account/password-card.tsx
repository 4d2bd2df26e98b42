"use client";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormAction } from "./form-action";

/** Another password, by whoever knows the present one. `email` tells a password manager whose it is. */
export function PasswordCard({ action, email }: { action: FormAction; email: string }) {
  const t = useTranslations("account.password");

  return (
    <Card labelledBy="password">
      <CardHead id="password" title={t("title")} />
      <CardBody>
        <ActionForm action={action} label={t("title")} labels={{ currentPassword: t("current"), newPassword: t("new") }}>
          <input type="email" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
          <div className="grid gap-[18px]">
            <TextField type="password" name="currentPassword" label={t("current")} autoComplete="current-password" maxLength={128} />
            <TextField type="password" name="newPassword" label={t("new")} help={t("help")} autoComplete="new-password" maxLength={128} />
          </div>
          <p className="mt-4 text-small text-ink-3">{t("consequence")}</p>
          <div className="mt-5 max-sm:*:w-full">
            <SubmitButton variant="secondary">{t("submit")}</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
