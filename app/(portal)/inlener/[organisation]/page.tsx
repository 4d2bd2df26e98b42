import type { Metadata } from "next";
import type { ReactNode } from "react";
import { getLocale, getTranslations } from "next-intl/server";
import { hirerStepOf, type HirerStep } from "@/components/regulations/next-step";
import { RegulationTable } from "@/components/regulations/regulation-table";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { dateText } from "@/components/ui/dates";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import type { Regulation } from "@/lib/pay-equity/schema";
import { getOrganisation } from "@/lib/organisations/service";
import { listRegulations } from "@/lib/pay-equity/regulations.service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("regulations");
  return { title: await tabTitle("hirer", organisation, t("overviewTab")) };
}

/** The overview of a hirer: a draft that waits, or what applies. */
export default async function HirerPage({ params }: Props) {
  const { organisation: slug } = await params;
  const base = `/inlener/${slug}`;
  const { actor } = await personOrSignIn(base);
  const [organisation, regulations] = await orNotFound(Promise.all([getOrganisation(actor, slug), listRegulations(actor, slug)]));

  const t = await getTranslations("regulations");
  const words = await wordsOf(hirerStepOf(regulations), regulations, `${base}/regelingen`);

  return (
    <Page {...words} breadcrumb={[{ label: organisation.name, href: base }, { label: t("overviewTab") }]}>
      <h2 className="mb-3.5 text-section font-600">{t("overview.list")}</h2>
      <Card as="div">
        {regulations.length > 0 ? (
          <RegulationTable label={t("overview.list")} regulations={regulations} path={`${base}/regelingen`} />
        ) : (
          <EmptyState title={t("empty")}>{t("emptyText", { organisation: organisation.name })}</EmptyState>
        )}
      </Card>
    </Page>
  );
}

async function wordsOf(found: HirerStep, regulations: Regulation[], path: string): Promise<{ title: string; sentence: string; actions?: ReactNode }> {
  const t = await getTranslations("regulations.overview");
  const locale = await getLocale();
  if (!("regulation" in found)) {
    const companies = new Set(regulations.flatMap(({ sharedWith }) => sharedWith.map(({ companyId }) => companyId))).size;
    const facts = { companies, count: regulations.filter(({ applies }) => applies !== null).length };
    return { title: t(`${found.step}.title`, facts), sentence: t(`${found.step}.text`, facts) };
  }

  const { step, regulation } = found;
  const { name, id, draft } = regulation;
  const date = draft?.validFrom ? dateText(draft.validFrom, locale) : "";
  return {
    title: t(`${step}.title`, { name }),
    sentence: t(`${step}.text`, { count: draft?.blocking ?? 0, validFrom: date === "" ? "none" : "known", date }),
    actions: (
      <ButtonLink href={`${path}/${id}`} variant="primary">
        {t("ready.go")}
      </ButtonLink>
    ),
  };
}
