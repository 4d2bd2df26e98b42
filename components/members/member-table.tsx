import { useTranslations } from "next-intl";
import { Card, CardHead } from "@/components/ui/card";
import { Status } from "@/components/ui/status";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { Member } from "@/lib/members/schema";
import { RoleLine } from "./role-line";

/** The people of a place by name, with what each is there. */
export function MemberTable({ people, path }: { people: Member[]; path: string }) {
  const t = useTranslations("members");
  const columns = (
    <>
      <Column>{t("person")}</Column>
      <Column>{t("role")}</Column>
      <Column>{t("secondFactor")}</Column>
    </>
  );

  return (
    <Card labelledBy="people">
      <CardHead id="people" title={t("people")} note={t("count", { count: people.length })} />
      <Table label={t("people")} columns={columns}>
        {people.map((person) => (
          <Row key={person.id}>
            <NameCell href={`${path}/${person.id}`} detail={<span className="break-all">{person.email}</span>}>
              {person.name}
              {person.isYou && (
                <>
                  {" "}
                  <Tag>{t("you")}</Tag>
                </>
              )}
            </NameCell>
            <Cell>
              <ul>
                {person.roles.map((role) => (
                  <li key={role.id}>
                    <RoleLine role={role.role} company={role.company} />
                  </li>
                ))}
              </ul>
            </Cell>
            <Cell label={t("secondFactor")}>
              <SecondFactor person={person} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

/** Off is something to do for an admin, and nothing to report of a reader. */
function SecondFactor({ person }: { person: Member }) {
  const t = useTranslations("members");
  if (person.secondFactor) return <Status kind="ok">{t("secondFactorOn")}</Status>;

  const leads = person.roles.some((role) => role.role !== "READER");
  return <Status kind={leads ? "attention" : "unknown"}>{t("secondFactorOff")}</Status>;
}
