import { useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { MinimumWages } from "@/lib/pay-equity/report.schema";

/** The minimum wage a message is compared with: every date that is known, its source, and from when nothing is. */
export function MinimumWageTable({ rows, unknownFrom }: MinimumWages) {
  const t = useTranslations("payEquity.report.table");
  const ages = rows[0]?.byAge.map(({ age }) => age) ?? [];
  const named = (age: number) => (age === 21 ? t("adult") : t("age", { age }));

  return (
    <Card labelledBy="minimum-wage">
      <CardHead id="minimum-wage" title={t("title")} note={t("unknown", { date: unknownFrom })} />
      <Table
        label={t("label")}
        wide
        columns={
          <>
            <Column>{t("since")}</Column>
            {ages.map((age) => (
              <Column key={age} align="right">
                {age === 21 ? t("adultShort") : age}
              </Column>
            ))}
            <Column align="right">{t("bblColumn")}</Column>
          </>
        }
      >
        {rows.map(({ from, byAge, bbl, bblComputed }) => (
          <Row key={from}>
            <NameCell>{from}</NameCell>
            {byAge.map(({ age, amount }) => (
              <Cell key={age} align="right" label={named(age)}>
                {amount}
              </Cell>
            ))}
            <Cell align="right" label={t("bblColumn")} detail={bblComputed ? t("computed") : undefined}>
              {bbl.map(({ amount }) => amount).join(" / ")}
            </Cell>
          </Row>
        ))}
      </Table>
      <CardBody className="border-t border-line pt-4 text-small text-ink-3">{t("source")}</CardBody>
    </Card>
  );
}
