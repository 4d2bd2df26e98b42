import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";
import { softwareCodes } from "@/lib/organisations/schema";
import type { SoftwareStep } from "@/lib/registration/schema";
import { BackButton } from "./back-button";

type Props = {
  save: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
  back: (form: FormData) => Promise<void>;
  typed: SoftwareStep | undefined;
};

/** Step 2. What belongs to one choice alone appears by CSS, so that it does before JavaScript too. */
export function SoftwareForm({ save, back, typed }: Props) {
  const t = useTranslations("registration.software");
  const software = useTranslations("organisations.software");

  return (
    <ActionForm action={save} initialValues={{ ...typed }} className="group/software">
      <div className="grid gap-[18px]">
        <Select
          className="sm:w-1/2"
          name="software"
          label={t("label")}
          placeholder={t("placeholder")}
          options={softwareCodes.map((code) => ({ value: code, label: software(code) }))}
        />
        <div aria-live="polite" className="hidden group-has-[option[value=easyflex]:checked]/software:block">
          <Notice kind="ok">{t("easyflex")}</Notice>
        </div>
        <TextField
          className="hidden group-has-[option[value=other]:checked]/software:grid sm:w-1/2"
          name="softwareName"
          label={t("name")}
          maxLength={80}
        />
        <TextField className="sm:w-1/2" num name="companyNumber" label={t("number")} help={t("numberHelp")} optional inputMode="numeric" maxLength={10} />
      </div>
      <div className="mt-[30px] flex items-center gap-2 max-sm:flex-col-reverse max-sm:items-stretch">
        <BackButton back={back} />
        <SubmitButton size="l" iconAfter={<ArrowRight />} className="sm:ml-auto">
          {t("next")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
