import { useLocale, useTranslations } from "next-intl";
import { dateText } from "@/components/ui/dates";
import { Status } from "@/components/ui/status";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { Regulation } from "@/lib/pay-equity/schema";

type Props = { label: string; regulations: Regulation[]; /** The address they stand under. */ path: string };

/** The documents of a hirer: what applies, what takes over, and whether a draft is ready. */
export function RegulationTable({ label, regulations, path }: Props) {
  const t = useTranslations("regulations");

  return (
    <Table
      label={label}
      columns={
        <>
          <Column>{t("columns.name")}</Column>
          <Column>{t("columns.applies")}</Column>
          <Column>{t("columns.next")}</Column>
          <Column>{t("columns.shared")}</Column>
          <Column>{t("columns.draft")}</Column>
        </>
      }
    >
      {regulations.map((regulation) => (
        <Row key={regulation.id}>
          <NameCell href={`${path}/${regulation.id}`} detail={t("versionCount", { count: regulation.versions.length })}>
            {regulation.name}
          </NameCell>
          <Applies regulation={regulation} />
          <Next regulation={regulation} />
          <Cell label={t("columns.shared")}>{t("companies", { count: regulation.sharedWith.length })}</Cell>
          <Cell>
            <DraftState draft={regulation.draft} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Applies({ regulation: { applies, versions } }: { regulation: Regulation }) {
  const t = useTranslations("regulations");
  const locale = useLocale();
  const version = versions.find((candidate) => candidate.number === applies);
  if (!version) return <Cell quiet>{t("nothingApplies")}</Cell>;

  return (
    <Cell label={t("columns.applies")} detail={t("since", { date: dateText(version.validFrom, locale) })}>
      {t("version", { number: version.number })}
    </Cell>
  );
}

function Next({ regulation: { next } }: { regulation: Regulation }) {
  const t = useTranslations("regulations");
  const locale = useLocale();
  if (!next) {
    return (
      <Cell quiet phone="hidden">
        {t("noNext")}
      </Cell>
    );
  }

  return (
    <Cell label={t("columns.next")} detail={t("from", { date: dateText(next.validFrom, locale) })}>
      {t("version", { number: next.number })}
    </Cell>
  );
}

function DraftState({ draft }: Pick<Regulation, "draft">) {
  const t = useTranslations("regulations");
  if (!draft) return <span className="text-ink-3">{t("noDraft")}</span>;
  if (draft.blocking > 0) return <Status kind="attention">{t("draftBlocked")}</Status>;

  return <Status kind="ok">{t("draftReady", { number: draft.number })}</Status>;
}
