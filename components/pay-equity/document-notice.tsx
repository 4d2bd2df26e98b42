import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Shown, Version } from "@/lib/pay-equity/schema";

type Props = { shown: Shown; version: Version; hrefOf: (number: number) => string };

/** What the reader of a version must know before its contents: it is evidence only, nothing applies, or another one applies. */
export function DocumentNotice({ shown: { standing, applies, hirer }, version, hrefOf }: Props) {
  const t = useTranslations("documents.document");

  if (standing === "ended") {
    return (
      <Notice kind="info" title={t("endedTitle")}>
        {t("ended")}
      </Notice>
    );
  }
  if (standing === "expired") {
    return (
      <Notice kind="attention" title={t("expiredTitle")}>
        {t("expired", { hirer: hirer.name })}
      </Notice>
    );
  }
  if (applies === null || applies === version.number) return null;

  return (
    <Notice
      kind="info"
      action={
        <ButtonLink href={hrefOf(applies)} size="s">
          {t("toApplies", { number: applies })}
        </ButtonLink>
      }
    >
      {t("notThis", { number: version.number, applies })}
    </Notice>
  );
}
