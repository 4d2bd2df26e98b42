import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { DocumentList } from "@/components/pay-equity/document-list";
import { filterOf } from "@/components/pay-equity/list-address";
import { Page } from "@/components/ui/page";
import { getCompany } from "@/lib/companies/service";
import { listShown } from "@/lib/pay-equity/shown.service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ company: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("documents");
  return { title: await tabTitle("company", company, t("title")) };
}

/** Everything a company was given, newest change first. */
export default async function DocumentsPage({ params, searchParams }: Props) {
  const { company: slug } = await params;
  const base = `/bedrijf/${slug}`;
  const path = `${base}/inlenersbeloningen`;
  const { actor } = await personOrSignIn(path);
  const filter = filterOf(await searchParams);
  const [company, list] = await orNotFound(Promise.all([getCompany(actor, slug), listShown(actor, slug, filter)]));

  const t = await getTranslations("documents");
  return (
    <Page
      title={t("title")}
      sentence={t("lead", { company: company.name })}
      breadcrumb={[{ label: placeTitle(company), href: base }, { label: t("title") }]}
    >
      <ClientMessages areas={["documents"]}>
        <DocumentList list={list} filter={filter} company={company.name} path={path} />
      </ClientMessages>
    </Page>
  );
}
