import { useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { CalculatedShift } from "@/lib/pay-equity/calculator.schema";
import { MethodList } from "./method-list";
import { Remarks } from "./remarks";

/** The pay of a shift: its hours by what counts for them, and how the allowances stack. */
export function ShiftCard({ shift }: { shift: CalculatedShift }) {
  const t = useTranslations("calculation");

  return (
    <Card labelledBy="shift">
      <CardHead id="shift" title={t("shiftTitle")} note={`${shift.hours}, ${t("shiftTotal")} ${shift.total}`} />
      <ShiftHours shift={shift} />
      <CardBody className="border-t border-line pt-5">
        <Remarks notes={shift.notes} />
        {shift.method.map(({ title, lines }) => (
          <div key={title} className="mt-4 first:mt-0">
            <h3 className="mb-1 text-label font-600">{title}</h3>
            <MethodList lines={lines} label={title} />
          </div>
        ))}
        <p className="mt-3 text-small text-ink-3">{t("only")}</p>
      </CardBody>
    </Card>
  );
}

function ShiftHours({ shift: { rows, once } }: { shift: CalculatedShift }) {
  const t = useTranslations("calculation");
  const columns = (
    <>
      <Column>{t("columns.when")}</Column>
      <Column>{t("columns.what")}</Column>
      <Column align="right">{t("columns.hours")}</Column>
      <Column align="right">{t("columns.perHour")}</Column>
      <Column align="right">{t("columns.total")}</Column>
    </>
  );

  return (
    <Table label={t("shiftTitle")} columns={columns}>
      {rows.map((row) => (
        <Row key={row.key}>
          <NameCell detail={row.day}>
            <span className="num">{row.when}</span>
          </NameCell>
          <Cell>{row.what}</Cell>
          <Cell align="right" label={t("columns.hours")}>
            {row.hours}
          </Cell>
          <Cell align="right" label={t("columns.perHour")}>
            {row.perHour}
          </Cell>
          <Cell align="right" phone="aside">
            {row.total}
          </Cell>
        </Row>
      ))}
      {once.map(({ name, amount }) => (
        <Row key={name}>
          <NameCell>{t("once")}</NameCell>
          <Cell>{name}</Cell>
          <Cell phone="hidden">{null}</Cell>
          <Cell phone="hidden">{null}</Cell>
          <Cell align="right" phone="aside">
            {amount}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
