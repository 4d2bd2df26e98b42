import { useLocale, useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { dateText, dayText, momentText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import { Status } from "@/components/ui/status";
import type { Licence, Subscription } from "@/lib/licences/schema";
import { useTermsText } from "./terms-text";

type Props = Pick<Subscription, "licence" | "planned">;

/** The plan now: which, since when, until when. */
export function PlanCard({ licence, planned }: Props) {
  const t = useTranslations("licences");
  const days = licence?.daysLeft ?? null;

  return (
    <Card labelledBy="plan-now">
      <CardHead id="plan-now" title={t("now.heading")} note={days === null ? undefined : t("daysLeft", { days })} />
      <CardBody>{licence ? <Facts licence={licence} planned={planned} /> : <p className="text-table">{t("now.none")}</p>}</CardBody>
    </Card>
  );
}

function Facts({ licence, planned }: { licence: Licence } & Pick<Props, "planned">) {
  const t = useTranslations("licences");
  const termsText = useTermsText();
  const locale = useLocale();
  const ends = endWords(licence, planned);

  return (
    <DescriptionList
      lined
      items={[
        { term: t("now.term"), description: <Status kind={licence.holds ? "ok" : "failed"} detail={t(licence.holds ? "holds" : "over")}>{termsText(licence)}</Status> },
        { term: t("now.since"), description: dayText(new Date(licence.startedAt), locale) },
        { term: t(licence.holds ? "now.until" : "now.ended"), description: ends.moment ? momentText(ends.moment, locale) : ends.change ? t("now.untilPlanned", { date: dateText(ends.change.from, locale), plan: termsText(ends.change) }) : t("now.noEnd") },
        { term: t("now.seats"), description: licence.seats === null ? t("unlimited") : t("seats", { seats: licence.seats }) },
      ]}
    />
  );
}

/** A licence that is followed by another ends with a change; else at its own moment, if it has one. */
function endWords(licence: Licence, planned: Props["planned"]): { change: Props["planned"]; moment: Date | null } {
  if (planned) return { change: planned, moment: null };
  return { change: null, moment: licence.endsAt ? new Date(licence.endsAt) : null };
}
