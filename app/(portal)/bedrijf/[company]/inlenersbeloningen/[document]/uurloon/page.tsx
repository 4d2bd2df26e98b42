import type { Metadata } from "next";
import { Calculator } from "@/components/pay-equity/calculator";
import { calculateShown } from "@/lib/pay-equity/calculator.service";
import { orNotFound } from "@/lib/portal/page";
import { sharedDocument, SharedDocumentPage, type SharedDocumentProps, sharedDocumentTitle } from "../shared-document";

export async function generateMetadata(props: SharedDocumentProps): Promise<Metadata> {
  return { title: await sharedDocumentTitle(props, "hourlyWage") };
}

/** The calculator over one version as the company was given it. */
export default async function SharedHourlyWagePage(props: SharedDocumentProps) {
  const facts = await sharedDocument(props, "hourlyWage");
  const { actor, slug, documentId, asked, locale, path } = facts;
  const calculated = await orNotFound(calculateShown(actor, slug, documentId, asked, await props.searchParams, locale));

  return (
    <SharedDocumentPage facts={facts} tab="hourlyWage">
      <Calculator calculated={calculated} path={`${path}/uurloon`} asked={asked} />
    </SharedDocumentPage>
  );
}
