import { useLocale, useTranslations } from "next-intl";
import { momentText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import type { Invited } from "@/lib/members/schema";
import { companyTitle } from "./role-line";

/** What an invitation is about, before it is answered. */
export function InvitationFacts({ invited }: { invited: Invited }) {
  const t = useTranslations("members");
  const { company, organisation } = invited;

  return (
    <DescriptionList
      lined
      items={[
        { term: t("invited.what"), description: company ? t("invited.companyOf", { company: companyTitle(company), organisation }) : organisation },
        { term: t("invited.role"), description: t(`roles.${invited.role}`) },
        { term: t("invited.by"), description: invited.inviter },
        { term: t("invited.for"), description: invited.email },
        { term: t("invited.until"), description: momentText(new Date(invited.expiresAt), useLocale()) },
      ]}
    />
  );
}
