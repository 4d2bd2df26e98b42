import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Message } from "@/components/layout/message";
import { ButtonLink } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("privacy.erased");
  return { title: t("title"), robots: { index: false } };
}

/** Where somebody who erased the account comes out. */
export default async function ErasedPage() {
  const t = await getTranslations("privacy.erased");

  return (
    <Message title={t("title")} sentence={t("sentence")}>
      <ButtonLink href="/" variant="primary">
        {t("action")}
      </ButtonLink>
    </Message>
  );
}
