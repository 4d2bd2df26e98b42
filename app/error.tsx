"use client";
import { useTranslations } from "next-intl";
import { Failure } from "@/components/layout/failure";
import { Message } from "@/components/layout/message";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("layout.failure");

  return (
    <Message title={t("title")} sentence={t("sentence")}>
      <Failure thrown={error} again={retry} />
    </Message>
  );
}
