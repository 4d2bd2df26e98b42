import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { SoftwareFields } from "@/components/organisations/software-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";
import type { SoftwareStep } from "@/lib/registration/schema";
import { BackButton } from "./back-button";

type Props = {
  save: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
  back: (form: FormData) => Promise<void>;
  typed: SoftwareStep | undefined;
};

/** Step 3: the back office, and the number of the first company there. */
export function SoftwareForm({ save, back, typed }: Props) {
  const t = useTranslations("registration.software");

  return (
    <ActionForm action={save} initialValues={{ ...typed }} className="group/software">
      <div className="grid gap-[18px]">
        <SoftwareFields easyflex={<Notice kind="ok">{t("easyflex")}</Notice>} />
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
