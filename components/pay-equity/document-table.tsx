import { useLocale, useNow, useTranslations } from "next-intl";
import { KvkNumber } from "@/components/organisations/kvk-number";
import { calendarDay, dateText } from "@/components/ui/dates";
import { Moment } from "@/components/ui/moment";
import { AboveRowLink, Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { Shown } from "@/lib/pay-equity/schema";
import { daysBetween, DocumentStanding } from "./standing";

type Props = { documents: Shown[]; /** The address of the list. */ path: string };

/** What a company was given, a document a row, by its newest version. */
export function DocumentTable({ documents, path }: Props) {
  const t = useTranslations("documents");
  const locale = useLocale();
  const heads = (
    <>
      <Column>{t("columns.hirer")}</Column>
      <Column>{t("columns.document")}</Column>
      <Column align="right">{t("columns.positions")}</Column>
      <Column align="right">{t("columns.version")}</Column>
      <Column>{t("columns.validFrom")}</Column>
      <Column sort="descending">{t("columns.changed")}</Column>
      <Column>{t("columns.state")}</Column>
    </>
  );

  return (
    <Table label={t("title")} columns={heads} wide>
      {documents.map((document) => (
        <Row key={document.id}>
          <NameCell href={`${path}/${document.id}`} detail={<KvkNumber value={document.hirer.kvkNumber} />}>
            {document.hirer.name}
          </NameCell>
          <Cell>{document.name}</Cell>
          <Cell align="right" phone="hidden">
            {document.newest.positions.length}
          </Cell>
          <Cell align="right" phone="aside">
            <span className="hidden stacked:inline">{t("versionNumber", { number: document.newest.number })}</span>
            <span className="stacked:hidden">
              {document.newest.number}
              <OtherApplies shown={document} />
            </span>
          </Cell>
          <Cell label={t("columns.validFrom")} detail={<InDays day={document.newest.validFrom} />}>
            {dateText(document.newest.validFrom, locale)}
          </Cell>
          <Cell quiet phone="hidden">
            <AboveRowLink>
              <Moment at={document.changedAt} />
            </AboveRowLink>
          </Cell>
          <Cell>
            <DocumentStanding shown={document} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** Which version applies today, when it is not the newest. */
function OtherApplies({ shown: { applies, newest, standing } }: { shown: Shown }) {
  const t = useTranslations("documents");
  if (standing === "ended" || applies === null || applies === newest.number) return null;

  return <span className="block text-[0.8125rem]/[1.1875rem] text-ink-3">{t("otherApplies", { number: applies })}</span>;
}

/** "over 43 dagen", for a day that is still to come. */
function InDays({ day }: { day: string }) {
  const t = useTranslations("documents");
  const days = daysBetween(calendarDay(useNow()), day);

  return days > 0 ? t("inDays", { days }) : null;
}
