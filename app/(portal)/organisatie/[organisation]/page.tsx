import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ArrowRight, Signature } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { CompanyTable } from "@/components/companies/company-table";
import { LicenceLine } from "@/components/licences/licence-line";
import { asksAttention, TrialNotice } from "@/components/licences/trial-notice";
import { SoftwareName } from "@/components/organisations/software-name";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { roleMay } from "@/lib/access/permissions";
import type { AgreementState } from "@/lib/agreements/schema";
import { getAgreement } from "@/lib/agreements/service";
import type { CompanyListed } from "@/lib/companies/schema";
import { listCompanies } from "@/lib/companies/service";
import { getLicence } from "@/lib/licences/service";
import { getOrganisation } from "@/lib/organisations/service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeHere, placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("places.menu");
  return { title: await tabTitle("organisation", organisation, t("overview")) };
}

/** What must be done next, then the companies, then the licence. */
export default async function OrganisationPage({ params }: Props) {
  const { organisation: slug } = await params;
  const base = `/organisatie/${slug}`;
  const { actor } = await personOrSignIn(base);
  const [organisation, agreement, companies, licence] = await orNotFound(
    Promise.all([getOrganisation(actor, slug), getAgreement(actor, slug), listCompanies(actor, slug), getLicence(actor, slug)]),
  );

  const t = await getTranslations("organisations");
  const places = await getTranslations("places.menu");
  const mayChoose = roleMay(placeHere(actor.places, "organisation", slug)?.role ?? "READER", "licence:change");
  const next = agreement.signature ? await nextToken(companies) : await nextSignature(agreement, base);

  return (
    <Page
      {...next}
      notice={asksAttention(licence) && <TrialNotice licence={licence} mayChoose={mayChoose} href={`${base}/abonnement/wijzigen`} />}
      breadcrumb={[{ label: organisation.name, href: base }, { label: places("overview") }]}
    >
      <h2 className="mb-3.5 text-section font-600">{t("overview.companies")}</h2>
      <CompanyTable label={t("overview.companies")} companies={companies} software={<SoftwareName software={organisation} />} page="" />
      <LicenceLine licence={licence} href={`${base}/abonnement`} />
    </Page>
  );
}

type Next = { title: string; sentence: string; actions?: ReactNode };

async function nextSignature(agreement: AgreementState, base: string): Promise<Next> {
  const t = await getTranslations("organisations.overview");
  const words = await getTranslations("agreements");
  if (!agreement.maySign) {
    const names = words("mayNot.text", { count: agreement.signers.length, names: agreement.signers.join(", ") });
    return {
      title: t("unsigned"),
      sentence: `${words("mayNot.title")} ${names}`,
      actions: <ButtonLink href={`${base}/api/ondertekenen`}>{words("readOnly")}</ButtonLink>,
    };
  }
  return {
    title: t("sign"),
    sentence: t("signText"),
    actions: (
      <ButtonLink href={`${base}/api/ondertekenen`} variant="primary" icon={<Signature />}>
        {words("read")}
      </ButtonLink>
    ),
  };
}

async function nextToken(companies: CompanyListed[]): Promise<Next> {
  const t = await getTranslations("organisations.overview");
  const without = companies.filter((company) => company.activeTokens === 0);
  const [first] = without;
  if (!first) return { title: t("complete"), sentence: t("completeText", { count: companies.length }) };

  return {
    title: t("missing", { count: without.length }),
    sentence: t("missingText", { company: placeTitle(first) }),
    actions: (
      <ButtonLink href={`/bedrijf/${first.slug}/api`} variant="primary" iconAfter={<ArrowRight />}>
        {t("toTokens")}
      </ButtonLink>
    ),
  };
}
