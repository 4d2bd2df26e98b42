import { useLocale, useTranslations } from "next-intl";
import { dateText } from "@/components/ui/dates";
import type { Regulation } from "@/lib/pay-equity/schema";

/** What applies now and what takes over, in one sentence. */
export function RegulationSentence({ regulation: { applies, next } }: { regulation: Regulation }) {
  const t = useTranslations("regulations.document");
  const locale = useLocale();
  const later = { next: String(next?.number ?? "none"), date: next ? dateText(next.validFrom, locale) : "" };

  if (applies !== null) return t("applies", { number: applies, ...later });
  return next ? t("upcoming", later) : t("nothing");
}
