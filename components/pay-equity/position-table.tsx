import { useLocale, useTranslations } from "next-intl";
import { KvkNumber } from "@/components/organisations/kvk-number";
import { dayText } from "@/components/ui/dates";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { CompanyPosition } from "@/lib/pay-equity/schema";

type Props = { positions: CompanyPosition[]; /** The address of the documents. */ path: string };

/** The functions that are shared with a company now, each with the document it stands in and where it starts in the scales. */
export function PositionTable({ positions, path }: Props) {
  const t = useTranslations("company.positions");
  const locale = useLocale();

  return (
    <Table
      label={t("title")}
      columns={
        <>
          <Column>{t("position")}</Column>
          <Column>{t("hirer")}</Column>
          <Column>{t("document")}</Column>
          <Column>{t("scale")}</Column>
          <Column>{t("shared")}</Column>
        </>
      }
    >
      {positions.map((position) => (
        <Row key={`${position.payEquityId} ${position.id}`}>
          <NameCell href={`${path}/${position.payEquityId}`} detail={position.code && t("code", { code: position.code })}>
            {position.title}
          </NameCell>
          <Cell detail={<KvkNumber value={position.hirer.kvkNumber} />}>{position.hirer.name}</Cell>
          <Cell phone="hidden">{position.documentName}</Cell>
          <Cell quiet={!position.scale} label={t("scale")} detail={position.startStep && t("step", { step: position.startStep })}>
            {position.scale ?? t("noScale")}
          </Cell>
          <Cell label={t("shared")} detail={position.sharedUntil && t("until", { date: dayText(new Date(position.sharedUntil), locale) })}>
            {dayText(new Date(position.sharedFrom), locale)}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
