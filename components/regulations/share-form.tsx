"use client";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";
import type { Sharing } from "@/lib/pay-equity/schema";

type Props = Pick<Sharing, "known" | "functions"> & { share: (previous: FormState<void>, form: FormData) => Promise<FormState<void>> };

/** Shares functions with a company the hirer knows already, from today or later. */
export function ShareForm({ known, functions, share }: Props) {
  const t = useTranslations("regulations.shares");

  return (
    <details>
      <summary className="w-fit cursor-pointer text-table font-560 text-env">{t("more")}</summary>
      <ActionForm action={share} label={t("more")} labels={{ companyId: t("company"), positionIds: t("functions"), from: t("fromField"), until: t("untilField") }} done="toast" className="mt-5 grid gap-5">
        <Select
          name="companyId"
          label={t("company")}
          placeholder={t("choose")}
          options={known.map(({ companyId, number, name, organisation }) => ({ value: companyId, label: t("companyOption", { number, name, organisation }) }))}
          className="max-w-[440px]"
        />
        <fieldset className="grid gap-1">
          <legend className="mb-1.5 text-label font-560">{t("functions")}</legend>
          {functions.map(({ id, title }) => (
            <Checkbox key={id} name="positionIds[]" value={id} label={title} size="m" />
          ))}
        </fieldset>
        <div className="grid gap-5 sm:grid-cols-2 sm:max-w-[560px]">
          <TextField name="from" type="date" label={t("fromField")} help={t("fromHelp")} optional num />
          <TextField name="until" type="date" label={t("untilField")} help={t("untilHelp")} optional num />
        </div>
        <div className="max-sm:*:w-full">
          <SubmitButton variant="secondary">{t("submit")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
