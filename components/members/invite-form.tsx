"use client";
import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";

type Props = {
  action: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
  /** In an organisation: the companies to choose from. */
  companies?: { slug: string; title: string }[];
  back: string;
};

/** Whom to ask, as what, and where. */
export function InviteForm({ action, companies, back }: Props) {
  const t = useTranslations("members.form");
  const levels = useTranslations("members.levels");
  const common = useTranslations("common");

  return (
    <ActionForm action={action} initialValues={{ level: "", company: "" }} labels={{ email: t("email"), level: t("level"), company: t("where") }}>
      <div className="grid max-w-[420px] gap-[18px]">
        <TextField type="email" name="email" label={t("email")} help={t("emailHelp")} autoComplete="off" maxLength={254} />
        <Select
          name="level"
          label={t("level")}
          placeholder={t("choose")}
          options={[
            { value: "reader", label: levels("reader") },
            { value: "admin", label: levels("admin") },
          ]}
        />
        {companies && companies.length > 0 && (
          <Select
            name="company"
            label={t("where")}
            options={[{ value: "", label: t("all") }, ...companies.map(({ slug, title }) => ({ value: slug, label: title }))]}
          />
        )}
      </div>
      <div className="mt-[30px] flex flex-wrap gap-3 max-sm:*:w-full">
        <SubmitButton icon={<Mail />}>{t("submit")}</SubmitButton>
        <ButtonLink href={back} variant="ghost">
          {common("cancel")}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
