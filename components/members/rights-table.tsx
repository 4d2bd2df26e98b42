import { useTranslations } from "next-intl";
import { Card, CardHead } from "@/components/ui/card";
import { Status } from "@/components/ui/status";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import { type Permission, type Role, roleMay } from "@/lib/access/permissions";
import { type RightsGroup, rightsGroups } from "./rights-groups";

const roles: Role[] = ["ORGANISATION_ADMIN", "COMPANY_ADMIN", "READER"];

/** Roles against rights, drawn from the table by which access is decided. */
export function RightsTable() {
  return (
    <div className="grid gap-6">
      {(Object.keys(rightsGroups) as RightsGroup[]).map((group) => (
        <Group key={group} group={group} />
      ))}
    </div>
  );
}

function Group({ group }: { group: RightsGroup }) {
  const t = useTranslations("members");
  const columns = (
    <>
      <Column>{t("rightsPage.right")}</Column>
      {roles.map((role) => (
        <Column key={role}>{t(`roles.${role}`)}</Column>
      ))}
    </>
  );

  return (
    <Card labelledBy={`rights-${group}`}>
      <CardHead id={`rights-${group}`} title={t(`groups.${group}`)} />
      <div className="sm:[&_table]:table-fixed sm:[&_th:first-child]:w-2/5">
        <Table label={t(`groups.${group}`)} columns={columns}>
          {rightsGroups[group].map((permission) => (
            <Right key={permission} permission={permission} />
          ))}
        </Table>
      </div>
    </Card>
  );
}

function Right({ permission }: { permission: Permission }) {
  const t = useTranslations("members");

  return (
    <Row>
      <NameCell>{t(`rights.${permission}`)}</NameCell>
      {roles.map((role) => (
        <Cell key={role} label={t(`roles.${role}`)}>
          {roleMay(role, permission) ? <Status kind="ok">{t("rightsPage.yes")}</Status> : <span className="text-ink-3">{t("rightsPage.no")}</span>}
        </Cell>
      ))}
    </Row>
  );
}
