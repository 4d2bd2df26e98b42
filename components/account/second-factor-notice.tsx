import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { dayAndMonthText } from "@/components/ui/dates";
import { Notice } from "@/components/ui/notice";

type Props = { isOverdue: boolean; dueAt: Date | null };

/** Tells an admin without a second factor until when that goes well, and afterwards what no longer works. */
export function SecondFactorNotice({ isOverdue, dueAt }: Props) {
  const t = useTranslations("layout.secondFactor");
  const locale = useLocale();
  const date = dueAt ? dayAndMonthText(dueAt, locale) : null;

  return (
    <Notice
      kind={isOverdue ? "failed" : "attention"}
      title={isOverdue ? t("overdueTitle") : undefined}
      action={
        <ButtonLink href="/account/beveiliging/tweede-stap" size="s">
          {t("switchOn")}
        </ButtonLink>
      }
    >
      {isOverdue ? t("overdue") : date ? t("grace", { date }) : t("graceUndated")}
    </Notice>
  );
}
