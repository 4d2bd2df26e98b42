import { useLocale, useTranslations } from "next-intl";
import { Card, CardHead } from "@/components/ui/card";
import { dateText } from "@/components/ui/dates";
import { Moment } from "@/components/ui/moment";
import { AboveRowLink, Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { LedgerLine } from "@/lib/licences/schema";
import { useTermsText } from "./terms-text";

/** Every change that was agreed, newest first. */
export function LedgerTable({ lines }: { lines: LedgerLine[] }) {
  const t = useTranslations("licences.ledger");

  return (
    <Card labelledBy="ledger">
      <CardHead id="ledger" title={t("heading")} />
      <Table
        label={t("heading")}
        columns={
          <>
            <Column>{t("change")}</Column>
            <Column>{t("from")}</Column>
            <Column>{t("who")}</Column>
            <Column align="right">{t("when")}</Column>
          </>
        }
      >
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </Table>
    </Card>
  );
}

function Line({ line }: { line: LedgerLine }) {
  const t = useTranslations("licences.ledger");
  const locale = useLocale();
  const words = useLineWords();

  return (
    <Row>
      <NameCell>{words(line)}</NameCell>
      <Cell num label={t("from")}>{dateText(line.from, locale)}</Cell>
      <Cell label={t("who")}>{line.by === null ? t("portal") : line.by || t("gone")}</Cell>
      <Cell align="right" phone="line">
        <AboveRowLink>
          <Moment at={line.at} align="end" />
        </AboveRowLink>
      </Cell>
    </Row>
  );
}

function useLineWords(): (line: LedgerLine) => string {
  const t = useTranslations("licences.ledger");
  const termsText = useTermsText();
  return ({ before, after, withdrawn }) => {
    if (!before) return t("start", { after: termsText(after) });
    return t(withdrawn ? "withdrawn" : "changed", { before: termsText(before), after: termsText(after) });
  };
}
