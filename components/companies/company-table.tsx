import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NumberBadge } from "@/components/ui/plate";
import { Status } from "@/components/ui/status";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { CompanyListed } from "@/lib/companies/schema";

type Props = {
  label: string;
  companies: CompanyListed[];
  /** The back office, the same for all companies of one organisation. */
  software: ReactNode;
  /** Which page of the company a row leads to; without it a row leads nowhere. */
  page?: "" | "/api";
  /** Shows the columns' names and the KvK numbers, where the table is what the page is about. */
  headed?: boolean;
};

/** The companies of an organisation with the number each goes by, and how many tokens of it work now. */
export function CompanyTable({ label, companies, software, page, headed = false }: Props) {
  const t = useTranslations("organisations.companies");
  if (companies.length === 0) {
    return (
      <Card as="div">
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      </Card>
    );
  }

  const columns = (
    <>
      <Column>{t("name")}</Column>
      <Column>{t("software")}</Column>
      <Column align="right">{t("tokens")}</Column>
    </>
  );

  return (
    <Card as="div">
      <Table label={label} columns={columns} headsHidden={!headed}>
        {companies.map((company) => (
          <Row key={company.slug}>
            <NameCell
              href={page === undefined ? undefined : `/bedrijf/${company.slug}${page}`}
              before={<NumberBadge number={company.number} />}
              detail={headed && <RegisterLine company={company} />}
            >
              {company.name}
            </NameCell>
            <Cell quiet phone="hidden">
              {software}
            </Cell>
            <Cell align="right">
              <Status kind={company.activeTokens > 0 ? "ok" : "unknown"}>{t("tokenCount", { count: company.activeTokens })}</Status>
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

/** The KvK number, and what the Handelsregister has against it. */
function RegisterLine({ company: { kvkNumber, registerState } }: { company: CompanyListed }) {
  const t = useTranslations("organisations");
  const number = <span className="num">{t("companies.kvk", { number: `${kvkNumber.slice(0, 4)} ${kvkNumber.slice(4)}` })}</span>;
  if (registerState === "CONFIRMED" || registerState === "EDITED") return number;

  return (
    <>
      {number}, {t(`register.short.${registerState}`)}
    </>
  );
}
