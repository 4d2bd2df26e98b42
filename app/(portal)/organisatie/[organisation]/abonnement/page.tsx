import type { Metadata } from "next";
import { PencilLine } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { IncludedCard } from "@/components/licences/included-card";
import { LedgerTable } from "@/components/licences/ledger-table";
import { PlanCard } from "@/components/licences/plan-card";
import { PlannedNotice } from "@/components/licences/planned-notice";
import { SeatsCard } from "@/components/licences/seats-card";
import { TrialNotice } from "@/components/licences/trial-notice";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import type { Licence } from "@/lib/licences/schema";
import { getSubscription } from "@/lib/licences/service";
import { getOrganisation } from "@/lib/organisations/service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { withdraw } from "./actions";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("licences");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

/** The plan, its seats, what is planned, and every change there was. */
export default async function SubscriptionPage({ params, searchParams }: Props) {
  const { organisation: slug } = await params;
  const base = `/organisatie/${slug}`;
  const { actor } = await personOrSignIn(`${base}/abonnement`);
  const [organisation, subscription] = await orNotFound(Promise.all([getOrganisation(actor, slug), getSubscription(actor, slug)]));

  const t = await getTranslations("licences");
  const { kind, licence, planned, use, choices, ledger } = subscription;
  const mayChange = choices.length > 0;

  return (
    <Page
      title={t("title")}
      sentence={t(kind === "HIRER" ? "hirer" : "lead")}
      breadcrumb={[{ label: organisation.name, href: base }, { label: t("title") }]}
      actions={mayChange && <ChangeLink licence={licence} href={`${base}/abonnement/wijzigen`} />}
    >
      <div className="grid gap-6">
        <JustDone query={await searchParams} />
        <TrialNotice licence={licence} mayChoose={mayChange} href={`${base}/abonnement/wijzigen`} action={false} />
        {licence && planned && <PlannedNotice before={licence} planned={planned} withdraw={mayChange ? withdraw.bind(null, slug) : undefined} />}
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <PlanCard licence={licence} planned={planned} />
          <SeatsCard use={use} seats={licence?.seats ?? null} peopleHref={use.holders ? `${base}/gebruikers` : undefined} />
        </div>
        <IncludedCard kind={kind} licence={licence} />
        {kind === "AGENCY" && <p className="max-w-[76ch] text-field text-ink-3">{t("price")}</p>}
        <LedgerTable lines={ledger} />
      </div>
    </Page>
  );
}

async function ChangeLink({ licence, href }: { licence: Licence | null; href: string }) {
  const t = await getTranslations("licences");
  const mustChoose = !licence?.holds || licence.plan === "TRIAL";

  return (
    <ButtonLink href={href} variant="primary" icon={<PencilLine />}>
      {t(mustChoose ? "chooseButton" : "changeButton")}
    </ButtonLink>
  );
}

/** What a change or a withdrawal says on the page it leads to. */
async function JustDone({ query: { gewijzigd, ingetrokken } }: { query: Query }) {
  const t = await getTranslations("licences");
  if (gewijzigd) return <Notice kind="ok">{t("changed")}</Notice>;
  return ingetrokken ? <Notice kind="ok">{t("planned.withdrawn")}</Notice> : null;
}
