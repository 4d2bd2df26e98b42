import type { Metadata } from "next";
import { tabAddress } from "@/components/pay-equity/document-tabs";
import { ReportView } from "@/components/pay-equity/report-view";
import { checkShown } from "@/lib/pay-equity/report.service";
import { orNotFound } from "@/lib/portal/page";
import { sharedDocument, SharedDocumentPage, type SharedDocumentProps, sharedDocumentTitle } from "../shared-document";

export async function generateMetadata(props: SharedDocumentProps): Promise<Metadata> {
  return { title: await sharedDocumentTitle(props, "check") };
}

/** The check of one version as the company was given it. */
export default async function SharedCheckPage(props: SharedDocumentProps) {
  const facts = await sharedDocument(props, "check");
  const { actor, slug, documentId, asked, locale, path, version, blocks } = facts;
  const checked = await orNotFound(checkShown(actor, slug, documentId, asked, locale));
  const readable = new Set(blocks.filter(({ sections }) => sections.length > 0).map(({ id }) => id));

  return (
    <SharedDocumentPage facts={facts} tab="check">
      <ReportView
        {...checked}
        number={version.number}
        publishes={false}
        blockHref={(block) => (readable.has(block) ? `${tabAddress(path, "contents", asked)}#${block}` : null)}
      />
    </SharedDocumentPage>
  );
}
