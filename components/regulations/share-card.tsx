import { useTranslations } from "next-intl";
import { Card, CardHead } from "@/components/ui/card";
import { NumberBadge } from "@/components/ui/plate";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { Regulation } from "@/lib/pay-equity/schema";

type Props = { sharedWith: Regulation["sharedWith"]; functions: { id: string; title: string }[] };

/** With which companies a document is shared, and which functions of it. */
export function ShareCard({ sharedWith, functions }: Props) {
  const t = useTranslations("regulations.document");

  return (
    <Card labelledBy="shares">
      <CardHead id="shares" title={t("shares")} />
      {sharedWith.length > 0 ? (
        <ShareTable label={t("shares")} sharedWith={sharedWith} functions={functions} />
      ) : (
        <p className="border-t border-line px-6 py-4 text-table text-ink-2 max-sm:px-5">{t("sharedNone")}</p>
      )}
    </Card>
  );
}

function ShareTable({ label, sharedWith, functions }: Props & { label: string }) {
  const t = useTranslations("regulations");
  const titles = new Map(functions.map(({ id, title }) => [id, title]));

  return (
    <Table
      label={label}
      columns={
        <>
          <Column>{t("shares.company")}</Column>
          <Column>{t("shares.functions")}</Column>
        </>
      }
    >
      {sharedWith.map(({ companyId, number, name, organisation, positions }) => (
        <Row key={companyId}>
          <NameCell before={<NumberBadge number={number} />} detail={organisation}>
            {name}
          </NameCell>
          <Cell>
            {t("document.sharedSome", {
              count: positions.length,
              total: Math.max(functions.length, positions.length),
              titles: positions.map((id) => titles.get(id) ?? id).join(", "),
            })}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
