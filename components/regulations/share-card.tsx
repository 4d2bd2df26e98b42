import { useLocale, useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { calendarDay, dateText, dayText } from "@/components/ui/dates";
import { NumberBadge } from "@/components/ui/plate";
import { Status } from "@/components/ui/status";
import { AboveRowLink, Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { FormState } from "@/lib/core/form-state";
import type { SharedCompany, Sharing } from "@/lib/pay-equity/schema";
import { EndShareDialog } from "./end-share-dialog";
import { ShareForm } from "./share-form";

type Action = (previous: FormState<void>, form: FormData) => Promise<FormState<void>>;

type Props = {
  sharing: Sharing;
  /** Null for somebody who may not share. */
  actions: { share: Action; end: (companyId: string) => Action } | null;
};

/** With which companies a document is shared, which functions of it and for how long; for whoever may, the way to change that. */
export function ShareCard({ sharing, actions }: Props) {
  const t = useTranslations("regulations.document");
  const { companies, known, functions } = sharing;

  return (
    <Card labelledBy="shares">
      <CardHead id="shares" title={t("shares")} />
      {companies.length > 0 ? (
        <ShareTable label={t("shares")} sharing={sharing} end={actions?.end ?? null} />
      ) : (
        <p className="border-t border-line px-6 py-4 text-table text-ink-2 max-sm:px-5">{t("sharedNone")}</p>
      )}
      {actions && known.length > 0 && functions.length > 0 && (
        <CardBody className="border-t border-line pt-5">
          <ShareForm known={known} functions={functions} share={actions.share} />
        </CardBody>
      )}
    </Card>
  );
}

function ShareTable({ label, sharing, end }: { label: string; sharing: Sharing; end: ((companyId: string) => Action) | null }) {
  const t = useTranslations("regulations.shares");

  return (
    <Table
      label={label}
      columns={
        <>
          <Column>{t("company")}</Column>
          <Column>{t("functions")}</Column>
          {end && <Column align="right">{t("manage")}</Column>}
        </>
      }
    >
      {sharing.companies.map((company) => (
        <Row key={company.companyId}>
          <NameCell before={<NumberBadge number={company.number} />} detail={company.organisation}>
            {company.name}
          </NameCell>
          <Cell>
            <Shared company={company} />
          </Cell>
          {end && (
            <Cell align="right">
              {company.shares.length > 0 && (
                <AboveRowLink>
                  <EndShareDialog company={company} end={end(company.companyId)} />
                </AboveRowLink>
              )}
            </Cell>
          )}
        </Row>
      ))}
    </Table>
  );
}

function Shared({ company: { shares, endedAt } }: { company: SharedCompany }) {
  const t = useTranslations("regulations.shares");
  const locale = useLocale();
  if (endedAt) return <Status kind="unknown">{t("ended", { date: dayText(new Date(endedAt), locale) })}</Status>;

  return (
    <ul className="grid gap-1">
      {shares.map(({ positionId, title, from, until, state }) => (
        <li key={`${positionId} ${from}`}>
          {title}
          {(state === "later" || until) && (
            <span className="text-ink-3">
              {", "}
              {state === "later" && t("from", { date: dayText(new Date(from), locale) })}
              {state === "later" && until && " "}
              {until && t("until", { date: dateText(lastDay(until), locale) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The day that still counts: sharing ends at the moment itself, which for a whole day is the midnight after it. */
function lastDay(until: string): string {
  return calendarDay(new Date(Date.parse(until) - 1));
}
