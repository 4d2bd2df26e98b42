import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { tabAddress } from "@/components/pay-equity/document-tabs";
import { ReportView } from "@/components/pay-equity/report-view";
import { checkRegulation } from "@/lib/pay-equity/report.service";
import { orNotFound } from "@/lib/portal/page";
import { ownDocument, OwnDocumentPage, type OwnDocumentProps, ownDocumentTitle } from "../own-document";

export async function generateMetadata(props: OwnDocumentProps): Promise<Metadata> {
  return { title: await ownDocumentTitle(props, "check") };
}

/** The check of a hirer's own draft or version. */
export default async function OwnCheckPage(props: OwnDocumentProps) {
  const facts = await ownDocument(props, "check");
  const { actor, slug, documentId, asked, locale, path, read } = facts;
  const checked = await orNotFound(checkRegulation(actor, slug, documentId, asked, locale));
  const readable = new Set(read?.blocks.filter(({ sections }) => sections.length > 0).map(({ id }) => id));

  return (
    <OwnDocumentPage facts={facts} tab="check">
      {checked && read ? (
        <ReportView
          {...checked}
          number={read.number}
          publishes={read.number === null}
          blockHref={(block) => (readable.has(block) ? `${tabAddress(path, "contents", asked)}#${block}` : null)}
        />
      ) : (
        <NothingToCheck />
      )}
    </OwnDocumentPage>
  );
}

function NothingToCheck() {
  const t = useTranslations("payEquity.report");
  return <p className="text-table text-ink-2">{t("nothing")}</p>;
}
