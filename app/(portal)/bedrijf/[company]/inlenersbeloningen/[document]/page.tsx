import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { BlockLinks, Blocks } from "@/components/pay-equity/blocks";
import { DocumentNotice } from "@/components/pay-equity/document-notice";
import { versionAsked } from "@/components/pay-equity/list-address";
import { VersionFacts } from "@/components/pay-equity/version-facts";
import { VersionList } from "@/components/pay-equity/version-list";
import { Page } from "@/components/ui/page";
import { getCompany } from "@/lib/companies/service";
import { readShown } from "@/lib/pay-equity/reading.service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ company: string; document: string }>; searchParams: Promise<{ versie?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("documents");
  return { title: await tabTitle("company", company, t("title")) };
}

/** One document as a company was given it: its versions, and the contents of one of them. */
export default async function DocumentPage({ params, searchParams }: Props) {
  const { company: slug, document: documentId } = await params;
  const base = `/bedrijf/${slug}`;
  const path = `${base}/inlenersbeloningen/${documentId}`;
  const { actor } = await personOrSignIn(path);
  const number = versionAsked((await searchParams).versie);
  const locale = await getLocale();
  const [company, { shown, versions, version, blocks }] = await orNotFound(
    Promise.all([getCompany(actor, slug), readShown(actor, slug, documentId, number, locale)]),
  );

  const t = await getTranslations("documents");
  const hrefOf = (version: number) => `${path}?versie=${version}`;
  const files = { pdf: `${path}/versies/${version.number}/pdf`, json: `${path}/versies/${version.number}/json` };
  const positions = shown.newest.positions.map((position) => position.title).join(", ");

  return (
    <Page
      title={shown.name}
      sentence={t("document.lead", { hirer: shown.hirer.name, company: company.name, positions })}
      breadcrumb={[{ label: placeTitle(company), href: base }, { label: t("title"), href: `${base}/inlenersbeloningen` }, { label: shown.name }]}
      notice={<DocumentNotice shown={shown} version={version} hrefOf={hrefOf} />}
    >
      <ClientMessages areas={["documents"]}>
        <div className="grid items-start gap-8 lg:grid-cols-[240px_minmax(0,1fr)]">
          <div className="grid gap-8 lg:sticky lg:top-6">
            <VersionList label={t("document.versions")} versions={versions} applies={shown.applies} chosen={version.number} hrefOf={hrefOf} />
            <BlockLinks label={t("document.inThis")} blocks={blocks} />
          </div>
          <div className="grid min-w-0 gap-4">
            <VersionFacts version={version} files={version.state === "withdrawn" ? null : files} />
            <Blocks blocks={blocks} />
          </div>
        </div>
      </ClientMessages>
    </Page>
  );
}
