import { useLocale, useTranslations } from "next-intl";
import { dateText, momentText } from "@/components/ui/dates";
import { StatusShape } from "@/components/ui/status";

type Props = {
  /** Null where there is none. Instants in UTC; `since` is shown as a day in the Netherlands. */
  licence: { reason: "BASIS" | "EASYFLEX_FREE" | "TRIAL" | "HIRER_FREE"; startedAt: string; endsAt: string | null; holds: boolean } | null;
};

/** What licence an organisation has, in one line. */
export function LicenceLine({ licence }: Props) {
  const t = useTranslations("organisations.licence");

  return (
    <p className="mt-5 flex items-start gap-2 text-field text-ink-2">
      {!licence?.holds && <StatusShape kind="attention" size={16} className="mt-0.5" />}
      <span>
        <span className="text-ink-3">{t("label")}:</span> <Words licence={licence} />
      </span>
    </p>
  );
}

function Words({ licence }: Props) {
  const t = useTranslations("organisations.licence");
  const locale = useLocale();
  if (!licence) return t("none");

  const { reason, startedAt, endsAt, holds } = licence;
  const until = endsAt ? momentText(new Date(endsAt), locale) : "";
  if (!holds) return t("ended", { until });
  return reason === "TRIAL" ? t("TRIAL", { until }) : t(reason, { since: dateText(dutchDay(startedAt), locale) });
}

function dutchDay(instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date(instant));
}
