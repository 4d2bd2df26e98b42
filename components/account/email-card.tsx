"use client";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormAction } from "./form-action";

type Props = { action: FormAction<void>; cancel: FormAction<void>; email: string; newEmail: string | null };

/** The address to sign in with; another one counts once its owner followed the link in it. */
export function EmailCard({ action, cancel, email, newEmail }: Props) {
  const t = useTranslations("account.email");

  return (
    <Card labelledBy="email">
      <CardHead id="email" title={t("title")} />
      <CardBody>
        <p className="mb-5 text-table">{t.rich("now", { email, address: (words) => <b className="font-560 wrap-anywhere">{words}</b> })}</p>
        <ActionForm action={cancel} label={t("cancel")} done="toast">
          {newEmail && (
            <Notice kind="attention" live className="mb-5 !block">
              <p>{t.rich("waiting", { email: newEmail, address: (words) => <b className="font-560 wrap-anywhere">{words}</b> })}</p>
              <div className="mt-3">
                <SubmitButton variant="secondary" size="s">
                  {t("cancel")}
                </SubmitButton>
              </div>
            </Notice>
          )}
        </ActionForm>
        <ActionForm action={action} label={t("title")} done="page">
          <TextField type="email" name="email" label={t("field")} help={t("help")} autoComplete="email" maxLength={254} />
          <div className="mt-5 max-sm:*:w-full">
            <SubmitButton variant="secondary">{t("submit")}</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
