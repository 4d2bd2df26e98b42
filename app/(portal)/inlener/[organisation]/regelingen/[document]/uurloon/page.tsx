import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { Calculator } from "@/components/pay-equity/calculator";
import { calculateRegulation } from "@/lib/pay-equity/calculator.service";
import { orNotFound } from "@/lib/portal/page";
import { ownDocument, OwnDocumentPage, type OwnDocumentProps, ownDocumentTitle } from "../own-document";

export async function generateMetadata(props: OwnDocumentProps): Promise<Metadata> {
  return { title: await ownDocumentTitle(props, "hourlyWage") };
}

/** The calculator over a hirer's own draft or version. */
export default async function OwnHourlyWagePage(props: OwnDocumentProps) {
  const facts = await ownDocument(props, "hourlyWage");
  const { actor, slug, documentId, asked, locale, path } = facts;
  const calculated = await orNotFound(calculateRegulation(actor, slug, documentId, asked, await props.searchParams, locale));

  return (
    <OwnDocumentPage facts={facts} tab="hourlyWage">
      {calculated ? <Calculator calculated={calculated} path={`${path}/uurloon`} asked={asked} /> : <NothingToCalculate />}
    </OwnDocumentPage>
  );
}

function NothingToCalculate() {
  const t = useTranslations("calculation");
  return <p className="text-table text-ink-2">{t("nothing")}</p>;
}
