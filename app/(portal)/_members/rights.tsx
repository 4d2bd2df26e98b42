import { getTranslations } from "next-intl/server";
import { RightsTable } from "@/components/members/rights-table";
import { Page } from "@/components/ui/page";
import type { Where } from "@/lib/members/schema";
import { listMembers } from "@/lib/members/service";
import { orNotFound } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { pathOf, placeOf } from "./place";

/** What each role may do, for whoever gives roles. */
export async function RightsPage({ where }: { where: Where }) {
  const { actor } = await personOrSignIn(`${pathOf(where)}/rechten`);
  const [place] = await orNotFound(Promise.all([placeOf(actor, where), listMembers(actor, where)]));

  const t = await getTranslations("members.rightsPage");
  return (
    <Page title={t("title")} sentence={t("lead")} breadcrumb={[...place.crumbs, { label: t("title") }]}>
      <RightsTable />
      <p className="mt-5 max-w-[76ch] text-field text-ink-3">{t("note")}</p>
    </Page>
  );
}
