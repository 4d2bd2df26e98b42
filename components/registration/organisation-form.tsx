import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";
import type { OrganisationStep } from "@/lib/registration/schema";

type Props = { save: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>; typed: OrganisationStep | undefined };

/** Step 1: name, address and KvK number, typed by hand. */
export function OrganisationForm({ save, typed }: Props) {
  const t = useTranslations("registration.organisation");

  return (
    <ActionForm
      action={save}
      initialValues={{ ...typed }}
      labels={{
        kvkNumber: t("kvkNumber"),
        name: t("name"),
        street: t("street"),
        houseNumber: t("houseNumber"),
        houseNumberAddition: t("addition"),
        postcode: t("postcode"),
        city: t("city"),
      }}
    >
      <div className="grid grid-cols-12 gap-x-4 gap-y-[18px]">
        <TextField className="col-span-6 max-sm:col-span-12" size="l" num name="kvkNumber" label={t("kvkNumber")} help={t("kvkHelp")} inputMode="numeric" maxLength={20} />
        <TextField className="col-span-12 mt-2" name="name" label={t("name")} autoComplete="organization" maxLength={120} />
        <TextField className="col-span-7 max-sm:col-span-12" name="street" label={t("street")} autoComplete="address-line1" maxLength={120} />
        <TextField className="col-span-3 max-sm:col-span-6" num name="houseNumber" label={t("houseNumber")} inputMode="numeric" maxLength={10} />
        <TextField className="col-span-2 max-sm:col-span-6" name="houseNumberAddition" label={t("addition")} maxLength={10} />
        <TextField className="col-span-4 max-sm:col-span-5" num name="postcode" label={t("postcode")} autoComplete="postal-code" maxLength={10} />
        <TextField className="col-span-8 max-sm:col-span-7" name="city" label={t("city")} autoComplete="address-level2" maxLength={80} />
      </div>
      <div className="mt-[30px] flex justify-end max-sm:*:w-full">
        <SubmitButton size="l" iconAfter={<ArrowRight />}>
          {t("next")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
