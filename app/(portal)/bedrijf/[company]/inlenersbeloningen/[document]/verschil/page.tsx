import type { Metadata } from "next";
import { comparisonAsked } from "@/components/pay-equity/comparison-address";
import { DifferenceView } from "@/components/pay-equity/difference-view";
import { compareShown } from "@/lib/pay-equity/difference.service";
import { orNotFound } from "@/lib/portal/page";
import { sharedDocument, SharedDocumentPage, type SharedDocumentProps, sharedDocumentTitle } from "../shared-document";

export async function generateMetadata(props: SharedDocumentProps): Promise<Metadata> {
  return { title: await sharedDocumentTitle(props, "difference") };
}

/** What changes between two versions of a document, as far as a company was given them. */
export default async function DifferencePage(props: SharedDocumentProps) {
  const facts = await sharedDocument(props, "difference");
  const { actor, slug, documentId, asked, locale, path } = facts;
  const comparison = await orNotFound(compareShown(actor, slug, documentId, comparisonAsked(await props.searchParams, asked), locale));

  return (
    <SharedDocumentPage facts={facts} tab="difference">
      <DifferenceView path={`${path}/verschil`} comparison={comparison} reader="company" />
    </SharedDocumentPage>
  );
}
