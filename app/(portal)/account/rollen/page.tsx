import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnRoleTable } from "@/components/members/own-role-table";
import { Page } from "@/components/ui/page";
import { listOwnRoles } from "@/lib/members/service";
import { personOrSignIn } from "@/lib/portal/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members.own");
  return { title: t("title") };
}

/** One's own roles, and the way out of each. */
export default async function OwnRolesPage() {
  const { actor } = await personOrSignIn("/account/rollen");
  const roles = await listOwnRoles(actor);

  const t = await getTranslations("members.own");
  return (
    <Page title={t("title")} sentence={t("lead")} breadcrumb={[{ label: t("title") }]}>
      <OwnRoleTable roles={roles} />
    </Page>
  );
}
