import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DocumentListed } from "@/lib/connector/schema";
import { Moment } from "./moment";
import { usePhrases } from "./phrases";

type Props = { administrationId: string; partners: number; documents: DocumentListed[] };

/** The fetched inlenersbeloningen. */
export function DocumentTable({ administrationId, partners, documents }: Props) {
  const t = useTranslations("connector.documents");
  if (documents.length === 0) return <p className="cx-empty">{t("empty")}</p>;

  return (
    <>
      <div className="cx-scroll" role="region" aria-label={t("caption")} tabIndex={0}>
        <table>
          <caption className="cx-hidden">{t("caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("partner")}</th>
              <th scope="col">{t("name")}</th>
              <th scope="col" className="cx-number">
                {t("version")}
              </th>
              <th scope="col" className="cx-number">
                {t("revision")}
              </th>
              <th scope="col">{t("validFrom")}</th>
              <th scope="col">{t("state")}</th>
              <th scope="col">{t("positions")}</th>
              <th scope="col">{t("fetchedAt")}</th>
            </tr>
          </thead>
          <tbody>
            {documents.map((document) => (
              <Row key={document.id} administrationId={administrationId} document={document} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="cx-help">{t("partners", { count: partners })}</p>
    </>
  );
}

function Row({ administrationId, document }: { administrationId: string; document: DocumentListed }) {
  const t = useTranslations("connector.documents");
  const phrases = usePhrases();

  return (
    <tr>
      <td>{document.partnerName}</td>
      <th scope="row">
        <Link href={`/connector/${administrationId}/inlenersbeloningen/${document.id}`}>{document.name}</Link>
      </th>
      <td className="cx-number">{document.number ?? "–"}</td>
      <td className="cx-number">{document.revision ?? "–"}</td>
      <td>{document.validFrom ? phrases.day(document.validFrom) : "–"}</td>
      <td>
        <State document={document} />
      </td>
      <td>{document.positions.join(", ") || t("none")}</td>
      <td>
        <Moment at={document.fetchedAt} />
      </td>
    </tr>
  );
}

/** How the document stands, and the later version that came already. */
function State({ document: { state, next } }: { document: DocumentListed }) {
  const t = useTranslations("connector.documents");
  const phrases = usePhrases();

  return (
    <>
      {t(state)}
      {state !== "ended" && next && (
        <span className="cx-next">{next.validFrom ? t("next", { number: next.number, date: phrases.day(next.validFrom) }) : t("nextUndated", { number: next.number })}</span>
      )}
    </>
  );
}
