import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { dateText } from "@/components/ui/dates";
import { Notice } from "@/components/ui/notice";
import type { WaitingText } from "@/lib/agreements/schema";

type Props = {
  waiting: WaitingText;
  /** The agreement in the organisation environment, for whoever may go there. */
  href: string | null;
};

/** Above every page of every environment while a newer text waits for its signature. */
export function AgreementBanner({ waiting, href }: Props) {
  const t = useTranslations("agreements.banner");
  const locale = useLocale();
  const { version, deadline, maySign, signers } = waiting;
  const days = waiting.state === "due" ? waiting.daysLeft : 0;

  return (
    <Notice
      kind={waiting.state === "due" ? "attention" : "failed"}
      className="mb-7"
      action={
        href && (
          <ButtonLink href={href} size="s">
            {t("go", { version })}
          </ButtonLink>
        )
      }
    >
      {t(waiting.state, { version, deadline: dateText(deadline, locale), days })} {!maySign && t("ask", { count: signers.length, names: signers.join(", ") })}
    </Notice>
  );
}
