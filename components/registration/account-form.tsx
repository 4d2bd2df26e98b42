import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";
import type { FirstAdmin } from "@/lib/registration/schema";
import { BackButton } from "./back-button";

type Props = {
  save: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
  back: (form: FormData) => Promise<void>;
  typed: FirstAdmin | undefined;
};

/** Step 4: who becomes the first admin. */
export function AccountForm({ save, back, typed }: Props) {
  const t = useTranslations("registration.account");

  return (
    <ActionForm action={save} initialValues={{ ...typed }} labels={{ name: t("name"), email: t("email"), password: t("password") }}>
      <div className="grid gap-[18px] sm:w-2/3">
        <TextField name="name" label={t("name")} autoComplete="name" maxLength={120} />
        <TextField type="email" name="email" label={t("email")} help={t("emailHelp")} autoComplete="username" maxLength={254} />
        <TextField type="password" name="password" label={t("password")} help={typed ? t("passwordAgain") : t("passwordHelp")} autoComplete="new-password" maxLength={128} />
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
