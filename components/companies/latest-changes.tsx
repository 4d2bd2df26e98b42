import { useLocale, useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/link";
import { Card } from "@/components/ui/card";
import { dateText } from "@/components/ui/dates";
import { Moment } from "@/components/ui/moment";
import { AboveRowLink, Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { Shown } from "@/lib/pay-equity/schema";

type Props = { documents: Shown[]; /** The address of the list. */ path: string };

/** The documents that changed last, each by its newest version. */
export function LatestChanges({ documents, path }: Props) {
  const t = useTranslations("company.changes");
  const locale = useLocale();

  return (
    <section aria-labelledby="changes" className="min-w-0">
      <div className="mb-3.5 flex items-baseline justify-between gap-4">
        <h2 id="changes" className="text-section font-600">
          {t("title")}
        </h2>
        <TextLink href={path} className="text-field">
          {t("all")}
        </TextLink>
      </div>
      <Card as="div">
        <Table
          label={t("title")}
          columns={
            <>
              <Column>{t("hirer")}</Column>
              <Column>{t("versionHead")}</Column>
              <Column>{t("validFrom")}</Column>
              <Column>{t("published")}</Column>
            </>
          }
        >
          {documents.map((document) => (
            <Row key={document.id}>
              <NameCell href={`${path}/${document.id}`} detail={document.name}>
                {document.hirer.name}
              </NameCell>
              <Cell num phone="aside">
                {t("version", { number: document.newest.number })}
              </Cell>
              <Cell label={t("validFrom")}>{dateText(document.newest.validFrom, locale)}</Cell>
              <Cell quiet label={t("published")}>
                <AboveRowLink>
                  <Moment at={document.newest.publishedAt} />
                </AboveRowLink>
              </Cell>
            </Row>
          ))}
        </Table>
      </Card>
    </section>
  );
}
