import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PartnerTable } from "@/components/partners/partner-table";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { getCompany } from "@/lib/companies/service";
import { listPartners } from "@/lib/partners/service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ company: string }>; searchParams: Promise<{ na?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("company.partners");
  return { title: await tabTitle("company", company, t("title")) };
}

/** The hirers of a company, in the order in which they were linked. `?na=` continues after a page. */
export default async function PartnersPage({ params, searchParams }: Props) {
  const { company: slug } = await params;
  const { na } = await searchParams;
  const base = `/bedrijf/${slug}`;
  const path = `${base}/partners`;
  const { actor } = await personOrSignIn(path);
  const cursor = typeof na === "string" ? na : undefined;
  const [company, { items, nextCursor }] = await orNotFound(Promise.all([getCompany(actor, slug), listPartners(actor, slug, { limit: 50, cursor })]));

  const t = await getTranslations("company.partners");
  return (
    <Page title={t("title")} sentence={t("lead", { company: company.name })} breadcrumb={[{ label: placeTitle(company), href: base }, { label: t("title") }]}>
      <Card as="div">
        {items.length > 0 ? (
          <PartnerTable partners={items} hrefOf={(partner) => `${base}/inlenersbeloningen?zoek=${partner.kvkNumber}`} />
        ) : (
          <EmptyState title={t("empty")}>{t("emptyText", { company: company.name })}</EmptyState>
        )}
      </Card>
      <div className="flex gap-3 pt-3.5">
        {cursor && (
          <ButtonLink href={path} size="s">
            {t("first")}
          </ButtonLink>
        )}
        {nextCursor && (
          <ButtonLink href={`${path}?na=${nextCursor}`} size="s">
            {t("next")}
          </ButtonLink>
        )}
      </div>
    </Page>
  );
}
