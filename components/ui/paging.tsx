import { useTranslations } from "next-intl";
import { ButtonLink } from "./button";
import { buttonStyle } from "./button-style";

type Props = { from: number; to: number; total: number; previousHref?: string; nextHref?: string };

/** "1 tot en met 8 van 14", and the way back and on. */
export function Paging({ from, to, total, previousHref, nextHref }: Props) {
  const t = useTranslations("common");

  return (
    <div className="flex items-center gap-3 px-1 pt-3.5 text-field text-ink-3">
      <span className="num">{t("range", { from, to, total })}</span>
      <span className="ml-auto flex gap-3">
        <Turn href={previousHref}>{t("previous")}</Turn>
        <Turn href={nextHref}>{t("next")}</Turn>
      </span>
    </div>
  );
}

function Turn({ href, children }: { href?: string; children: string }) {
  if (href) {
    return (
      <ButtonLink prefetch={false} href={href} size="s">
        {children}
      </ButtonLink>
    );
  }
  return (
    <span aria-disabled="true" role="link" className={buttonStyle("secondary", "s")}>
      {children}
    </span>
  );
}
