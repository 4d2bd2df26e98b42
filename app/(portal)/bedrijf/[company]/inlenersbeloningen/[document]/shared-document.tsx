import type { ReactNode } from "react";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { DocumentNotice } from "@/components/pay-equity/document-notice";
import { type DocumentTab, DocumentTabs, tabAddress } from "@/components/pay-equity/document-tabs";
import { versionAsked } from "@/components/pay-equity/list-address";
import { VersionList } from "@/components/pay-equity/version-list";
import { VersionTimeline } from "@/components/pay-equity/version-timeline";
import { Page } from "@/components/ui/page";
import { getCompany } from "@/lib/companies/service";
import { readShown } from "@/lib/pay-equity/reading.service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";

/*
 * What the pages of one document of a company share: `?versie=`, title, breadcrumb, notice, versions in time, tabs.
 * A page of it: `const facts = await sharedDocument(props, "check");` and around its content
 * `<SharedDocumentPage facts={facts} tab="check">`. A layout would not know `?versie=`.
 */

type Words = string | string[] | undefined;
export type SharedDocumentProps = { params: Promise<{ company: string; document: string }>; searchParams: Promise<Record<string, Words>> };
export type SharedDocument = Awaited<ReturnType<typeof sharedDocument>>;

/** The document, in the version the address asks for or else the newest, as far as it is this company's; else "not found". */
export async function sharedDocument({ params, searchParams }: SharedDocumentProps, tab: DocumentTab) {
  const { company: slug, document: documentId } = await params;
  const base = `/bedrijf/${slug}`;
  const path = `${base}/inlenersbeloningen/${documentId}`;
  const asked = versionAsked((await searchParams).versie);
  const { actor } = await personOrSignIn(tabAddress(path, tab, asked));
  const locale = await getLocale();
  const [company, read] = await orNotFound(Promise.all([getCompany(actor, slug), readShown(actor, slug, documentId, asked, locale)]));
  return { ...read, actor, company, slug, documentId, base, path, asked, locale };
}

type Props = { facts: SharedDocument; tab: DocumentTab; /** At most one primary. */ actions?: ReactNode; children: ReactNode };

/** The frame around one page of the document. */
export async function SharedDocumentPage({ facts, tab, actions, children }: Props) {
  const { shown, versions, version, company, base, path, asked } = facts;
  const t = await getTranslations("documents");
  const hrefOf = (number: number) => tabAddress(path, tab, number);
  const positions = shown.newest.positions.map((position) => position.title).join(", ");
  const listed = { label: t("document.versions"), versions, applies: shown.applies, chosen: version.number, hrefOf };

  return (
    <Page
      title={shown.name}
      sentence={t("document.lead", { hirer: shown.hirer.name, company: company.name, positions })}
      breadcrumb={[{ label: placeTitle(company), href: base }, { label: t("title"), href: `${base}/inlenersbeloningen` }, { label: shown.name }]}
      actions={actions}
      notice={tab !== "difference" && <DocumentNotice shown={shown} version={version} hrefOf={hrefOf} />}
    >
      <ClientMessages areas={["documents"]}>
        <VersionTimeline {...listed} />
        <div className="mb-6 sm:hidden">
          <VersionList {...listed} />
        </div>
        <DocumentTabs path={path} current={tab} asked={asked} />
        {children}
      </ClientMessages>
    </Page>
  );
}

/** The words of the browser tab. */
export async function sharedDocumentTitle({ params }: Pick<SharedDocumentProps, "params">, tab: DocumentTab): Promise<string> {
  const { company } = await params;
  const t = await getTranslations("documents");
  return tabTitle("company", company, tab === "contents" ? t("title") : t(`tabs.${tab}`));
}
