import type { Metadata } from "next";
import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { CompanyTable } from "@/components/companies/company-table";
import { SoftwareName } from "@/components/organisations/software-name";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { listCompanies } from "@/lib/companies/service";
import { getOrganisation } from "@/lib/organisations/service";
import { mayInOrganisation } from "@/lib/portal/access";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<{ nieuw?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("organisations.companies");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

/** The companies of an organisation; `?nieuw=` names the one that was just added. */
export default async function CompaniesPage({ params, searchParams }: Props) {
  const { organisation: slug } = await params;
  const base = `/organisatie/${slug}`;
  const { actor } = await personOrSignIn(`${base}/bedrijven`);
  const [organisation, companies] = await orNotFound(Promise.all([getOrganisation(actor, slug), listCompanies(actor, slug)]));

  const t = await getTranslations("organisations.companies");
  const { nieuw } = await searchParams;
  const added = companies.find((company) => company.slug === nieuw);
  const mayAdd = organisation.kind === "AGENCY" && mayInOrganisation(actor, slug, "companies:create");

  return (
    <Page
      title={t("title")}
      sentence={t("sentence")}
      breadcrumb={[{ label: organisation.name, href: base }, { label: t("title") }]}
      actions={
        mayAdd && (
          <ButtonLink href={`${base}/bedrijven/nieuw`} variant="primary" icon={<Plus />}>
            {t("add")}
          </ButtonLink>
        )
      }
      notice={
        added && (
          <Notice kind="ok" action={<ButtonLink href={`/bedrijf/${added.slug}/api`}>{t("toCompany", { name: added.name })}</ButtonLink>}>
            {t("added", { name: added.name })}
          </Notice>
        )
      }
    >
      <CompanyTable headed label={t("title")} companies={companies} software={<SoftwareName software={organisation} />} page="" />
    </Page>
  );
}
