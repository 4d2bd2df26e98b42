import type { ReactNode } from "react";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { type DocumentTab, DocumentTabs, tabAddress } from "@/components/pay-equity/document-tabs";
import { versionAsked } from "@/components/pay-equity/list-address";
import { VersionList } from "@/components/pay-equity/version-list";
import { VersionTimeline } from "@/components/pay-equity/version-timeline";
import { DraftRow } from "@/components/regulations/draft-row";
import { RegulationSentence } from "@/components/regulations/regulation-sentence";
import { Page } from "@/components/ui/page";
import { getOrganisation } from "@/lib/organisations/service";
import { readRegulation } from "@/lib/pay-equity/reading.service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";

/*
 * What the pages of one document of a hirer share: `?versie=`, title, breadcrumb, versions in time with the draft, tabs.
 * A page of it: `const facts = await ownDocument(props, "check");` and around its content
 * `<OwnDocumentPage facts={facts} tab="check">`. `facts.read.number` is null when it is the draft that is read.
 */

type Words = string | string[] | undefined;
export type OwnDocumentProps = { params: Promise<{ organisation: string; document: string }>; searchParams: Promise<Record<string, Words>> };
export type OwnDocument = Awaited<ReturnType<typeof ownDocument>>;

/** The document, in the version the address asks for or else its draft or newest version, as far as it is this hirer's. */
export async function ownDocument({ params, searchParams }: OwnDocumentProps, tab: DocumentTab) {
  const { organisation: slug, document: documentId } = await params;
  const base = `/inlener/${slug}`;
  const path = `${base}/regelingen/${documentId}`;
  const asked = versionAsked((await searchParams).versie);
  const { actor } = await personOrSignIn(tabAddress(path, tab, asked));
  const locale = await getLocale();
  const [organisation, read] = await orNotFound(Promise.all([getOrganisation(actor, slug), readRegulation(actor, slug, documentId, asked, locale)]));
  return { ...read, actor, organisation, slug, documentId, base, path, asked, locale };
}

type Props = { facts: OwnDocument; tab: DocumentTab; /** At most one primary. */ actions?: ReactNode; children: ReactNode };

/** The frame around one page of the document. */
export async function OwnDocumentPage({ facts, tab, actions, children }: Props) {
  const { regulation, organisation, read, base, path, asked } = facts;
  const { draft, versions, applies } = regulation;
  const t = await getTranslations("regulations");
  const listed = {
    label: t("document.versions"),
    versions,
    applies,
    chosen: read?.number ?? null,
    hrefOf: (version: number) => tabAddress(path, tab, version),
  };
  const row = draft && <DraftRow draft={draft} href={tabAddress(path, tab, null)} isChosen={read?.number === null} />;

  return (
    <Page
      title={regulation.name}
      sentence={<RegulationSentence regulation={regulation} />}
      breadcrumb={[{ label: organisation.name, href: base }, { label: t("title"), href: `${base}/regelingen` }, { label: regulation.name }]}
      actions={actions}
    >
      <ClientMessages areas={["documents", "regulations"]}>
        {versions.length > 0 && <VersionTimeline {...listed} />}
        {row && <ul className="mb-6 overflow-hidden rounded-card border border-line bg-surface max-sm:hidden">{row}</ul>}
        <div className="mb-6 sm:hidden">
          <VersionList {...listed} before={row} />
        </div>
        <DocumentTabs path={path} current={tab} asked={asked} />
        {children}
      </ClientMessages>
    </Page>
  );
}

/** The words of the browser tab. */
export async function ownDocumentTitle({ params }: Pick<OwnDocumentProps, "params">, tab: DocumentTab): Promise<string> {
  const { organisation } = await params;
  const [regulations, t] = [await getTranslations("regulations"), await getTranslations("documents.tabs")];
  return tabTitle("hirer", organisation, tab === "contents" ? regulations("tab") : t(tab));
}
