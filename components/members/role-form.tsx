"use client";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";
import type { Level } from "@/lib/members/schema";

type Props = { action: (previous: FormState<void>, form: FormData) => Promise<FormState<void>>; level: Level };

/** Gives somebody another role at the same place. */
export function RoleForm({ action, level }: Props) {
  const t = useTranslations("members.personPage");
  const levels = useTranslations("members.levels");

  return (
    <ActionForm action={action} initialValues={{ level }} labels={{ level: t("newRole") }} label={t("change")}>
      <div className="flex flex-wrap items-end gap-3 max-sm:*:w-full">
        <Select
          name="level"
          label={t("newRole")}
          className="w-[200px]"
          options={[
            { value: "reader", label: levels("reader") },
            { value: "admin", label: levels("admin") },
          ]}
        />
        <SubmitButton variant="secondary">{t("change")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
