import { useLocale, useTranslations } from "next-intl";
import { VersionRow } from "@/components/pay-equity/version-list";
import { dateText } from "@/components/ui/dates";
import { Status } from "@/components/ui/status";
import type { Regulation } from "@/lib/pay-equity/schema";

type Props = { draft: NonNullable<Regulation["draft"]>; href: string; isChosen: boolean };

/** The draft above the versions it will follow. */
export function DraftRow({ draft, href, isChosen }: Props) {
  const t = useTranslations("regulations");
  const locale = useLocale();

  return (
    <VersionRow href={href} isChosen={isChosen}>
      <b className="num block font-560">{t("document.draftNumber", { number: draft.number })}</b>
      <span className="mt-0.5 block text-field">
        <Status kind={draft.blocking > 0 ? "attention" : "ok"}>{t(draft.blocking > 0 ? "draftBlocked" : "draftCanPublish")}</Status>
      </span>
      {draft.validFrom && <span className="mt-0.5 block text-small text-ink-3">{t("from", { date: dateText(draft.validFrom, locale) })}</span>}
      {draft.correctsNumber !== null && <span className="block text-small text-ink-3">{t("document.corrects", { number: draft.correctsNumber })}</span>}
    </VersionRow>
  );
}
