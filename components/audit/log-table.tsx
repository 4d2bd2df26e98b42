import { useLocale, useNow, useTranslations } from "next-intl";
import { rowTimeText } from "@/components/ui/dates";
import { Status, type StatusKind } from "@/components/ui/status";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { LogEntry, LogFilter, Outcome } from "@/lib/audit/schema";
import { addressOf } from "./log-address";
import { useActorName } from "./who";

type Props = {
  entries: LogEntry[];
  path: string;
  filter: LogFilter;
  openId: string | null;
  /** The entries whose seal does not fit. */
  tampered: ReadonlySet<string>;
  /** Whether lines of several companies stand in it. */
  hasCompanies: boolean;
};

/** Lines of a log, newest first, each opening beside the list. */
export function LogTable({ entries, path, filter, openId, tampered, hasCompanies }: Props) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const now = useNow();
  const nameOf = useActorName();

  return (
    <Table
      compact
      wide
      label={t("list")}
      columns={
        <>
          <Column>{t("columns.what")}</Column>
          <Column>{t("columns.who")}</Column>
          <Column>{t("columns.when")}</Column>
          <Column>{t("columns.outcome")}</Column>
          {hasCompanies && <Column>{t("columns.company")}</Column>}
          <Column>{t("columns.address")}</Column>
        </>
      }
    >
      {entries.map((entry) => (
        <Row key={entry.id} selected={entry.id === openId}>
          <NameCell href={addressOf(path, filter, { regel: entry.id })} scroll={false}>
            {entry.sentence}
          </NameCell>
          <Cell>{nameOf(entry.actor)}</Cell>
          <Cell num phone="aside">
            <span className="whitespace-nowrap">{rowTimeText(new Date(entry.at), now, locale)}</span>
          </Cell>
          <Cell>
            <Status kind={tampered.has(entry.id) ? "failed" : kinds[entry.outcome]}>{tampered.has(entry.id) ? t("tampered") : t(`outcomes.${entry.outcome}`)}</Status>
          </Cell>
          {hasCompanies && <Cell phone={entry.company ? "line" : "hidden"}>{entry.company}</Cell>}
          <Cell num quiet phone={entry.address ? "line" : "hidden"}>
            <span title={entry.agent ?? undefined}>{entry.address}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

const kinds: Record<Outcome, StatusKind> = { done: "ok", refused: "attention", failed: "failed" };
