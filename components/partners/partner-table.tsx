import { useLocale, useTranslations } from "next-intl";
import { KvkNumber } from "@/components/organisations/kvk-number";
import { dayText } from "@/components/ui/dates";
import { TextLink } from "@/components/ui/link";
import { AboveRowLink, Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { Partner } from "@/lib/partners/schema";

type Props = { partners: Partner[]; hrefOf: (partner: Partner) => string };

/** The hirers of a company with whom to call there. A row leads to what they share. */
export function PartnerTable({ partners, hrefOf }: Props) {
  const t = useTranslations("company.partners");
  const locale = useLocale();

  return (
    <Table
      label={t("title")}
      columns={
        <>
          <Column>{t("hirer")}</Column>
          <Column>{t("contact")}</Column>
          <Column>{t("linked")}</Column>
        </>
      }
    >
      {partners.map((partner) => (
        <Row key={partner.id}>
          <NameCell href={hrefOf(partner)} detail={<KvkNumber value={partner.kvkNumber} />}>
            {partner.name}
          </NameCell>
          <Cell quiet={partner.contacts.length === 0}>
            {partner.contacts.length > 0 ? <Contacts contacts={partner.contacts} /> : t("noContact")}
          </Cell>
          <Cell label={t("linked")}>{dayText(new Date(partner.linkedAt), locale)}</Cell>
        </Row>
      ))}
    </Table>
  );
}

function Contacts({ contacts }: Pick<Partner, "contacts">) {
  return (
    <ul className="grid gap-2">
      {contacts.map((contact, index) => (
        <li key={index}>
          {contact.name}
          {contact.role && <span className="text-ink-3">, {contact.role}</span>}
          <span className="flex flex-wrap gap-x-4 text-field">
            <AboveRowLink>{contact.email && <TextLink href={`mailto:${contact.email}`}>{contact.email}</TextLink>}</AboveRowLink>
            <AboveRowLink>
              {contact.phone && (
                <TextLink href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`} className="num">
                  {contact.phone}
                </TextLink>
              )}
            </AboveRowLink>
          </span>
        </li>
      ))}
    </ul>
  );
}
