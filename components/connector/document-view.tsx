import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Blocks, type Content } from "@/lib/connector/content.schema";
import type { DocumentDetail, ReadableVersion, VersionListed } from "@/lib/connector/schema";
import { ArrangementList } from "./arrangement-list";
import { Fact } from "./field";
import { Moment } from "./moment";
import { usePhrases } from "./phrases";
import { RemunerationView } from "./remuneration-view";

type Props = { administrationId: string; document: DocumentDetail };

/** One inlenersbeloning as it was received: what it says, readable, and the message itself. */
export function DocumentView({ administrationId, document }: Props) {
  const t = useTranslations("connector.document");
  const { shown } = document;

  return (
    <>
      <p>
        <Link href={`/connector/${administrationId}`}>{t("back")}</Link>
      </p>
      <h2>
        {document.partnerName} - {document.name}
      </h2>
      <Versions administrationId={administrationId} document={document} />
      {shown ? <Message version={shown} /> : <p className="cx-empty">{t("noVersion")}</p>}
    </>
  );
}

function Versions({ administrationId, document }: Props) {
  const t = useTranslations("connector.document");
  const phrases = usePhrases();
  const page = `/connector/${administrationId}/inlenersbeloningen/${document.id}`;
  const isShown = (version: VersionListed) => version.number === document.shown?.number && version.revision === document.shown.revision;
  if (document.versions.length === 0) return null;

  return (
    <nav className="cx-versions" aria-label={t("versions")}>
      <ul>
        {document.versions.map((version) => (
          <li key={`${version.number}.${version.revision}`}>
            <Link href={`${page}?versie=${version.number}.${version.revision}`} aria-current={isShown(version) ? "page" : undefined}>
              {t("versionNamed", { number: version.number, revision: version.revision })}
              {version.validFrom && ` (${t("from", { from: phrases.day(version.validFrom) })})`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Message({ version }: { version: ReadableVersion }) {
  const t = useTranslations("connector.document");
  const { readable } = version;

  return (
    <>
      <Group title={t("versionNamed", { number: version.number, revision: version.revision })}>
        <Head version={version} />
      </Group>
      {readable.positionProfile.length > 0 && (
        <Group title={t("functions")}>
          <Functions content={readable} />
        </Group>
      )}
      {readable.remuneration.map((remuneration, index) => (
        <Group key={index} title={readable.remuneration.length > 1 ? t("table", { number: index + 1 }) : t("remuneration")}>
          <RemunerationView remuneration={remuneration} />
        </Group>
      ))}
      {blocks.map(
        (block) =>
          readable[block].length > 0 && (
            <Group key={block} title={t("block", { block })}>
              <ArrangementList arrangements={readable[block]} />
            </Group>
          ),
      )}
      <details className="cx-raw">
        <summary>{t("raw")}</summary>
        <pre tabIndex={0}>{version.raw}</pre>
      </details>
    </>
  );
}

const blocks = Blocks.keyof().options;

function Head({ version }: { version: ReadableVersion }) {
  const t = useTranslations("connector.document");
  const phrases = usePhrases();
  const { customer, labourAgreements } = version.readable;
  const { validFrom, validTo } = version;

  return (
    <dl>
      {customer?.name && <Fact label={t("customer")}>{customer.name}</Fact>}
      {customer?.legalId.map(({ value, schemeAgencyId }) => (
        <Fact key={value} label={t("kvk", { scheme: schemeAgencyId ?? "" })}>
          {value}
        </Fact>
      ))}
      {labourAgreements?.collectiveLabourAgreement?.name && <Fact label={t("cao")}>{labourAgreements.collectiveLabourAgreement.name}</Fact>}
      {validFrom && (
        <Fact label={t("period")}>
          {validTo ? t("fromTo", { from: phrases.day(validFrom), to: phrases.day(validTo) }) : t("from", { from: phrases.day(validFrom) })}
        </Fact>
      )}
      {version.publishedAt && (
        <Fact label={t("publishedAt")}>
          <Moment at={version.publishedAt} />
        </Fact>
      )}
      <Fact label={t("receivedAt")}>
        <Moment at={version.fetchedAt} />
      </Fact>
      <Fact label={t("hash")}>
        <span className="cx-code">{version.sha256}</span>
      </Fact>
    </dl>
  );
}

/** Which scale pays a function stands in the remuneration, and is looked up there. */
function Functions({ content }: { content: Content }) {
  const t = useTranslations("connector.document");
  const scales = content.remuneration.flatMap(({ salaryScale }) => salaryScale);
  const scaleOf = (code: string | undefined) => scales.find(({ positionProfileReference: references }) => references.some(({ positionId }) => positionId.value === code));

  return (
    <div className="cx-scroll" role="region" aria-label={t("functions")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("function")}</th>
            <th scope="col">{t("code")}</th>
            <th scope="col">{t("scaleOf")}</th>
            <th scope="col">{t("startStep")}</th>
          </tr>
        </thead>
        <tbody>
          {content.positionProfile.map(({ positionId, positionTitle, workDescription }, index) => {
            const scale = scaleOf(positionId?.value);
            const reference = scale?.positionProfileReference.find((one) => one.positionId.value === positionId?.value);
            return (
              <tr key={index}>
                <th scope="row">
                  {positionTitle}
                  {workDescription && <span className="cx-next">{workDescription}</span>}
                </th>
                <td className="cx-code">{positionId?.value ?? "–"}</td>
                <td>{scale?.name ?? "–"}</td>
                <td>{reference?.startSalaryStep ?? "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="cx-group">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
