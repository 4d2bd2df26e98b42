"use client";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";

/** Signs somebody out everywhere. The roles stay. */
export function SessionsForm({ action }: { action: (previous: FormState<void>, form: FormData) => Promise<FormState<void>> }) {
  const t = useTranslations("members.personPage");

  return (
    <ActionForm action={action} label={t("endSessions")}>
      <SubmitButton variant="secondary">{t("endSessions")}</SubmitButton>
    </ActionForm>
  );
}
