import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompanyTable } from "@/components/companies/company-table";
import { SoftwareName } from "@/components/organisations/software-name";
import { Page } from "@/components/ui/page";
import { listCompanies } from "@/lib/companies/service";
import { getOrganisation } from "@/lib/organisations/service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("organisations.companies");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

export default async function CompaniesPage({ params }: Props) {
  const { organisation: slug } = await params;
  const base = `/organisatie/${slug}`;
  const { actor } = await personOrSignIn(`${base}/bedrijven`);
  const [organisation, companies] = await orNotFound(Promise.all([getOrganisation(actor, slug), listCompanies(actor, slug)]));

  const t = await getTranslations("organisations.companies");

  return (
    <Page title={t("title")} sentence={t("sentence")} breadcrumb={[{ label: organisation.name, href: base }, { label: t("title") }]}>
      <CompanyTable headed label={t("title")} companies={companies} software={<SoftwareName software={organisation} />} page="" />
    </Page>
  );
}
