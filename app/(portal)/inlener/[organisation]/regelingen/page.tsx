import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FileUp } from "lucide-react";
import { RegulationTable } from "@/components/regulations/regulation-table";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { getOrganisation } from "@/lib/organisations/service";
import { listRegulations } from "@/lib/pay-equity/regulations.service";
import { mayInOrganisation } from "@/lib/portal/access";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("regulations");
  return { title: await tabTitle("hirer", organisation, t("tab")) };
}

/** The documents of a hirer. */
export default async function RegulationsPage({ params }: Props) {
  const { organisation: slug } = await params;
  const base = `/inlener/${slug}`;
  const { actor } = await personOrSignIn(`${base}/regelingen`);
  const [organisation, regulations] = await orNotFound(Promise.all([getOrganisation(actor, slug), listRegulations(actor, slug)]));

  const t = await getTranslations("regulations");
  const imports = await getTranslations("importing");
  return (
    <Page
      title={t("title")}
      sentence={t("lead", { organisation: organisation.name })}
      breadcrumb={[{ label: organisation.name, href: base }, { label: t("title") }]}
      actions={
        mayInOrganisation(actor, slug, "regulations:publish") && (
          <ButtonLink href={`${base}/regelingen/importeren`} icon={<FileUp />}>
            {imports("open")}
          </ButtonLink>
        )
      }
    >
      <Card as="div">
        {regulations.length > 0 ? (
          <RegulationTable label={t("title")} regulations={regulations} path={`${base}/regelingen`} />
        ) : (
          <EmptyState title={t("empty")}>{t("emptyText", { organisation: organisation.name })}</EmptyState>
        )}
      </Card>
    </Page>
  );
}
