"use client";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { DetailsFields } from "@/components/organisations/details-fields";
import { registerFields, registerValues } from "@/components/organisations/register-values";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";
import type { Lookup } from "@/lib/kvk/schema";
import type { OrganisationStep } from "@/lib/registration/schema";

type Props = {
  save: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
  lookup: Lookup;
  typed: OrganisationStep | undefined;
};

/** Step 2: name and address, as the Handelsregister has them or typed by hand. */
export function OrganisationForm({ save, lookup, typed }: Props) {
  const t = useTranslations("registration.organisation");
  const details = useTranslations("organisations.details");
  const register = registerValues(lookup);
  const labels = Object.fromEntries(registerFields.map((name) => [name, details(name)]));

  return (
    <ActionForm action={save} initialValues={{ ...(typed ?? register) }} labels={labels} label={t("title")} className="mt-7">
      <DetailsFields register={register} />
      <div className="mt-[30px] flex justify-end max-sm:*:w-full">
        <SubmitButton size="l" iconAfter={<ArrowRight />}>
          {t("next")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
