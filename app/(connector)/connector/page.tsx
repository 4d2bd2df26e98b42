import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { listAdministrations } from "@/lib/connector/service";
import { visitorOfPage } from "./door";

/** The list stands beside this; without one, this says what the program is for. */
export default async function ConnectorPage() {
  const visitor = await visitorOfPage();
  const t = await getTranslations("connector.window");
  const known = visitor ? (await listAdministrations(visitor)).length > 0 : false;
  if (known) return <p className="cx-empty">{t("listSentence")}</p>;

  return (
    <div className="cx-empty">
      <h2>{t("emptyTitle")}</h2>
      <p>{t("empty")}</p>
      <p>
        <Link className="cx-button cx-default" href="/connector/nieuw">
          {t("new")}
        </Link>
      </p>
    </div>
  );
}
