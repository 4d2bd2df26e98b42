"use client";
import { useTranslations } from "next-intl";

export default function ErrorPage({ retry }: { retry: () => void }) {
  const t = useTranslations("connector.window");

  return (
    <div className="cx-empty" role="alert">
      <h2>{t("failedTitle")}</h2>
      <p>{t("failed")}</p>
      <p>
        <button type="button" className="cx-button" onClick={retry}>
          {t("again")}
        </button>
      </p>
    </div>
  );
}
