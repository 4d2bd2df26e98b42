import { useLocale, useTranslations } from "next-intl";
import { dateText } from "@/components/ui/dates";
import { Status, type StatusKind } from "@/components/ui/status";
import type { Shown, Standing } from "@/lib/pay-equity/schema";

const DAY = 24 * 60 * 60 * 1_000;

/** Whole days from one calendar date to another, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The shape of each standing: in order while something applies; attention when nothing does any more; the rest is grey. */
const kinds: Record<Standing, StatusKind> = { applies: "ok", changes: "ok", upcoming: "unknown", expired: "attention", ended: "unknown" };

/** How a document stands, in words; under it what takes over next, unless that is the newest version, which the row is about. */
export function DocumentStanding({ shown: { standing, next, newest } }: { shown: Pick<Shown, "standing" | "next" | "newest"> }) {
  const t = useTranslations("documents");
  const locale = useLocale();
  const hasNext = next !== null && next.number !== newest.number && standing !== "ended";

  return (
    <Status kind={kinds[standing]} detail={hasNext ? t("nextFrom", { number: next.number, date: dateText(next.validFrom, locale) }) : undefined}>
      {t(`standings.${standing}`)}
    </Status>
  );
}
