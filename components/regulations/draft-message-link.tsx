import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonContent } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";

/** The draft as a file. A plain link, so that the router leaves it alone. */
export function DraftMessageLink({ href }: { href: string }) {
  const t = useTranslations("importing");

  return (
    <a href={href} aria-label={t("downloadDraft")} className={buttonStyle("secondary", "s")}>
      <ButtonContent size="s" icon={<Download />}>
        {t("download")}
      </ButtonContent>
    </a>
  );
}
