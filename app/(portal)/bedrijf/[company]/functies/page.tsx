import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PositionTable } from "@/components/pay-equity/position-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { getCompany } from "@/lib/companies/service";
import { listCompanyPositions } from "@/lib/pay-equity/shown.service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ company: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("company.positions");
  return { title: await tabTitle("company", company, t("title")) };
}

/** Every function that is shared with a company now. */
export default async function PositionsPage({ params }: Props) {
  const { company: slug } = await params;
  const base = `/bedrijf/${slug}`;
  const { actor } = await personOrSignIn(`${base}/functies`);
  const [company, positions] = await orNotFound(Promise.all([getCompany(actor, slug), listCompanyPositions(actor, slug)]));

  const t = await getTranslations("company.positions");
  return (
    <Page title={t("title")} sentence={t("lead", { company: company.name })} breadcrumb={[{ label: placeTitle(company), href: base }, { label: t("title") }]}>
      <Card as="div">
        {positions.length > 0 ? (
          <PositionTable positions={positions} path={`${base}/inlenersbeloningen`} />
        ) : (
          <EmptyState title={t("empty")}>{t("emptyText", { company: company.name })}</EmptyState>
        )}
      </Card>
    </Page>
  );
}
