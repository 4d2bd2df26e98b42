import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { dateText } from "@/components/ui/dates";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";
import type { Terms } from "@/lib/licences/schema";
import { useTermsText } from "./terms-text";

type Props = {
  before: Terms;
  planned: Terms & { from: string };
  /** Left out for whoever may not withdraw it. */
  withdraw?: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
};

/** What is planned, before and after, with the way back. */
export function PlannedNotice({ before, planned, withdraw }: Props) {
  const t = useTranslations("licences.planned");
  const locale = useLocale();
  const termsText = useTermsText();
  const notice = (
    <Notice
      kind="info"
      title={t("title", { date: dateText(planned.from, locale) })}
      action={withdraw && <SubmitButton variant="secondary">{t("withdraw")}</SubmitButton>}
    >
      {t("change", { before: termsText(before), after: termsText(planned) })}
    </Notice>
  );

  if (!withdraw) return notice;
  return (
    <ActionForm action={withdraw} label={t("withdraw")}>
      {notice}
    </ActionForm>
  );
}
