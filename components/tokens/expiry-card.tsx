"use client";
import { useId } from "react";
import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { calendarDay, dayText } from "@/components/ui/dates";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";

type Props = { expiresAt: string | null; save: (previous: FormState<void>, form: FormData) => Promise<FormState<void>> };

/** The last day of a token. */
export function ExpiryCard({ expiresAt, save }: Props) {
  const t = useTranslations("tokens.expiry");
  const locale = useLocale();
  const id = useId();
  const end = expiresAt === null ? null : new Date(expiresAt);

  return (
    <Card labelledBy={id}>
      <CardHead id={id} title={t("title")} note={end ? t("until", { date: dayText(end, locale) }) : t("none")} />
      <CardBody>
        <ActionForm action={save} initialValues={{ lastDay: end ? calendarDay(end) : "" }} label={t("title")} done="toast" className="grid gap-4">
          <TextField name="lastDay" type="date" label={t("label")} help={t("help")} optional num className="max-w-[320px]" />
          <div className="max-sm:*:w-full">
            <SubmitButton variant="secondary" size="s">
              {t("save")}
            </SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
