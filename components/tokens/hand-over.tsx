import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** The address of this page for a colleague: it carries nothing, whoever opens it signs in and sees a pair of their own making. */
export function HandOver({ url }: { url: string }) {
  const t = useTranslations("tokens.form");

  return (
    <div className="mt-8 flex max-w-[76ch] flex-wrap items-center gap-x-4 gap-y-2 text-field text-ink-3">
      <p>{t("handOver")}</p>
      <CopyButton value={url} name={t("handOverLink")} />
    </div>
  );
}
