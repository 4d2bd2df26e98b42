import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Message } from "@/components/layout/message";
import { ButtonLink } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout.notFound");
  return { title: t("title") };
}

export default function NotFound() {
  const t = useTranslations("layout.notFound");

  return (
    <Message title={t("title")} sentence={t("sentence")}>
      <ButtonLink href="/" variant="primary">
        {t("action")}
      </ButtonLink>
    </Message>
  );
}
