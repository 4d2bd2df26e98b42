import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { AboveRowLink, Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { OwnRole } from "@/lib/members/schema";

/** One's own roles, one by one as they were given, each with the way out of it. */
export function OwnRoleTable({ roles }: { roles: OwnRole[] }) {
  const t = useTranslations("members");
  if (roles.length === 0) {
    return (
      <Card as="div">
        <EmptyState title={t("own.none")}>{t("own.noneText")}</EmptyState>
      </Card>
    );
  }

  const columns = (
    <>
      <Column>{t("place")}</Column>
      <Column>{t("role")}</Column>
      <Column align="right">{t("own.leave")}</Column>
    </>
  );
  return (
    <Card as="div">
      <Table label={t("own.title")} columns={columns}>
        {roles.map((own) => (
          <Row key={own.id}>
            <NameCell detail={own.company ? own.organisation : t("wholeOrganisation")}>{own.place}</NameCell>
            <Cell>{t(`roles.${own.role}`)}</Cell>
            <Cell align="right" phone="aside">
              <AboveRowLink>
                <ButtonLink href={`/account/rollen/${own.id}`} size="s" variant="danger" aria-label={t("own.leaveFrom", { place: own.place })}>
                  {t("own.leave")}
                </ButtonLink>
              </AboveRowLink>
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
