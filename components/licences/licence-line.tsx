import { useLocale, useTranslations } from "next-intl";
import { dayText, momentText } from "@/components/ui/dates";
import { TextLink } from "@/components/ui/link";
import { StatusShape } from "@/components/ui/status";
import type { Licence } from "@/lib/licences/schema";

type Props = { licence: Licence | null; href: string };

/** What licence an organisation has, in one line. */
export function LicenceLine({ licence, href }: Props) {
  const t = useTranslations("organisations.licence");
  const words = useTranslations("licences.line");

  return (
    <p className="mt-5 flex items-start gap-2 text-field text-ink-2">
      {!licence?.holds && <StatusShape kind="attention" size={16} className="mt-0.5" />}
      <span>
        <span className="text-ink-3">{t("label")}:</span> <Words licence={licence} /> <TextLink href={href}>{words("more")}</TextLink>
      </span>
    </p>
  );
}

function Words({ licence }: Pick<Props, "licence">) {
  const t = useTranslations("organisations.licence");
  const locale = useLocale();
  if (!licence) return t("none");

  const { plan, startedAt, endsAt, holds } = licence;
  const until = endsAt ? momentText(new Date(endsAt), locale) : "";
  if (!holds) return t("ended", { until });
  return plan === "TRIAL" ? t("TRIAL", { until }) : t(plan, { since: dayText(new Date(startedAt), locale) });
}
