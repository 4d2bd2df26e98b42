import { useTranslations } from "next-intl";
import type { Role } from "@/lib/access/permissions";
import type { RolePlace } from "@/lib/members/schema";

type Props = { role: Role; company: RolePlace };

/** A role with its place: "Lezer, 7008 webinar". The name of an admin over the whole says its place itself. */
export function RoleLine({ role, company }: Props) {
  const t = useTranslations("members");
  const isWhole = role === "ORGANISATION_ADMIN" && company === null;

  return <>{isWhole ? t(`roles.${role}`) : t("roleAt", { role: t(`roles.${role}`), place: company ? companyTitle(company) : t("wholeOrganisation") })}</>;
}

/** A company with its number first and not said twice. */
export function companyTitle({ number, name }: { number: string; name: string }): string {
  return name.startsWith(number) ? name : `${number} ${name}`;
}
