import Link from "next/link";
import { useTranslations } from "next-intl";

export default function NotFound() {
  const t = useTranslations("connector.window");

  return (
    <div className="cx-empty">
      <h2>{t("notFoundTitle")}</h2>
      <p>{t("notFound")}</p>
      <p>
        <Link className="cx-button" href="/connector">
          {t("toList")}
        </Link>
      </p>
    </div>
  );
}
