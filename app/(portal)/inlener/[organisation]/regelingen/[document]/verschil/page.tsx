import type { Metadata } from "next";
import { comparisonAsked } from "@/components/pay-equity/comparison-address";
import { DifferenceView } from "@/components/pay-equity/difference-view";
import { compareRegulation } from "@/lib/pay-equity/difference.service";
import { orNotFound } from "@/lib/portal/page";
import { ownDocument, OwnDocumentPage, type OwnDocumentProps, ownDocumentTitle } from "../own-document";

export async function generateMetadata(props: OwnDocumentProps): Promise<Metadata> {
  return { title: await ownDocumentTitle(props, "difference") };
}

/** What changes between two versions of a hirer's own document, or between one and the draft. */
export default async function DifferencePage(props: OwnDocumentProps) {
  const facts = await ownDocument(props, "difference");
  const { actor, slug, documentId, asked, locale, path } = facts;
  const comparison = await orNotFound(compareRegulation(actor, slug, documentId, comparisonAsked(await props.searchParams, asked), locale));

  return (
    <OwnDocumentPage facts={facts} tab="difference">
      <DifferenceView path={`${path}/verschil`} comparison={comparison} reader="hirer" />
    </OwnDocumentPage>
  );
}
