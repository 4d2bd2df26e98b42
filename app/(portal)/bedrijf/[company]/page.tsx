import type { Metadata } from "next";
import type { ReactNode } from "react";
import { getTranslations } from "next-intl/server";
import { ConnectionFacts } from "@/components/companies/connection-facts";
import { LatestChanges } from "@/components/companies/latest-changes";
import { nextStepOf } from "@/components/companies/next-step";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { getAgreementOfCompany } from "@/lib/agreements/service";
import { getCompany } from "@/lib/companies/service";
import { listShown } from "@/lib/pay-equity/shown.service";
import { agreementOf, mayIn } from "@/lib/portal/access";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import { listTokens } from "@/lib/tokens/service";
import { listEndpoints } from "@/lib/webhooks/service";

type Props = { params: Promise<{ company: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("company");
  return { title: await tabTitle("company", company, t("tab")) };
}

/** The overview of a company: its title says what is to be done next. */
export default async function CompanyPage({ params }: Props) {
  const { company: slug } = await params;
  const base = `/bedrijf/${slug}`;
  const { actor } = await personOrSignIn(base);
  const [company, agreement, tokens, endpoints, shown] = await orNotFound(
    Promise.all([getCompany(actor, slug), getAgreementOfCompany(actor, slug), listTokens(actor, slug), listEndpoints(actor, slug), listShown(actor, slug, { search: "" })]),
  );

  const t = await getTranslations("company");
  const working = tokens.filter((token) => token.state === "ACTIVE");
  const reached = new Set(endpoints.map((endpoint) => endpoint.tokenId));
  const deaf = working.find((token) => !reached.has(token.id));
  const webhooks = working.filter((token) => reached.has(token.id)).length;
  const lastCallAt = working.flatMap((token) => token.lastUsedAt ?? []).sort().at(-1) ?? null;
  const documents = shown.counts.all - shown.counts.ended;
  const step = nextStepOf({ signed: agreement.signature !== null, tokens: working.length, webhooks, documents });

  const toAgreement = agreementOf(actor, slug);
  const ways: Record<typeof step, ReactNode> = {
    sign: toAgreement && <Way href={toAgreement}>{t("sign.go")}</Way>,
    token: mayIn(actor, slug, "tokens:create") && <Way href={`${base}/api/nieuw`}>{t("token.go")}</Way>,
    webhook: deaf && mayIn(actor, slug, "webhooks:write") && <Way href={`${base}/api/${deaf.id}`}>{t("webhook.go")}</Way>,
    nothing: null,
    shared: <Way href={`${base}/inlenersbeloningen`}>{t("shared.go")}</Way>,
  };
  const facts = {
    company: company.name,
    count: step === "sign" ? agreement.signers.length : working.length,
    names: agreement.signers.join(", "),
    documents,
    hirers: shown.hirers,
    changing: shown.counts.changes + shown.counts.upcoming,
    expired: shown.counts.expired,
  };

  return (
    <Page
      title={t(`${step}.title`, facts)}
      sentence={t(`${step}.text`, facts)}
      actions={ways[step]}
      breadcrumb={[{ label: placeTitle(company), href: base }, { label: t("tab") }]}
    >
      <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_340px]">
        {shown.items.length > 0 && <LatestChanges documents={shown.items.slice(0, 5)} path={`${base}/inlenersbeloningen`} />}
        <ConnectionFacts
          signedAt={agreement.signature?.signedAt ?? null}
          tokens={working.length}
          webhooks={webhooks}
          lastCallAt={lastCallAt}
          path={`${base}/api`}
        />
      </div>
    </Page>
  );
}

function Way({ href, children }: { href: string; children: string }) {
  return (
    <ButtonLink href={href} variant="primary">
      {children}
    </ButtonLink>
  );
}
