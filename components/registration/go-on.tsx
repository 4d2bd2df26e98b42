import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** The way back to where somebody left, in a browser that has a registration under way; nothing in any other. */
export function GoOn({ href, organisation }: { href: string; organisation: string | undefined }) {
  const t = useTranslations("registration.goOn");
  if (!organisation) return null;

  return (
    <Notice kind="info" className="mt-8" action={<ButtonLink href={href}>{t("action")}</ButtonLink>}>
      {t("text", { organisation })}
    </Notice>
  );
}
