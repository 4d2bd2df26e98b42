import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { momentText } from "@/components/ui/dates";
import { Notice } from "@/components/ui/notice";
import type { Licence } from "@/lib/licences/schema";

/** How long before its end a trial asks for attention. Days; the first mail goes out then too. */
const NEAR = 14;

type Props = { licence: Licence | null; mayChoose: boolean; href: string; action?: boolean };

/** That a trial ends soon, or that the licence ended, with what stops; nothing while all is well. */
export function TrialNotice({ licence, mayChoose, href, action = true }: Props) {
  const t = useTranslations("licences.trial");
  const locale = useLocale();
  if (!asksAttention(licence)) return null;

  const until = licence.endsAt ? momentText(new Date(licence.endsAt), locale) : "";
  const button = mayChoose && action && <ButtonLink href={href}>{t("choose")}</ButtonLink>;
  return (
    <Notice kind={licence.holds ? "attention" : "failed"} title={t(licence.holds ? "title" : "endedTitle", { until })} action={button}>
      {t(licence.holds ? "text" : "endedText")} {!mayChoose && t("askAdmin")}
    </Notice>
  );
}

/** Whether there is anything to say. */
export function asksAttention(licence: Licence | null): licence is Licence {
  return licence !== null && (!licence.holds || (licence.daysLeft !== null && licence.daysLeft <= NEAR));
}
