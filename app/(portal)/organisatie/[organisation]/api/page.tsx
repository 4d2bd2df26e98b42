import type { Metadata } from "next";
import { Signature as SignatureIcon } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { AgreementCard } from "@/components/agreements/agreement-card";
import { EarlierSignatures } from "@/components/agreements/earlier-signatures";
import { NextTextCard } from "@/components/agreements/next-text-card";
import { Redline } from "@/components/agreements/redline";
import { SignatureCard } from "@/components/agreements/signature-card";
import { WhoSigns } from "@/components/agreements/who-signs";
import { CompanyTable } from "@/components/companies/company-table";
import { SoftwareName } from "@/components/organisations/software-name";
import { ButtonLink } from "@/components/ui/button";
import { momentText } from "@/components/ui/dates";
import { linkStyle } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Pill } from "@/components/ui/pill";
import { StepList } from "@/components/ui/steps";
import type { AgreementState, Signature, Standing } from "@/lib/agreements/schema";
import { getAgreement } from "@/lib/agreements/service";
import type { CompanyListed } from "@/lib/companies/schema";
import { listCompanies } from "@/lib/companies/service";
import { env } from "@/lib/core/env";
import type { Organisation } from "@/lib/organisations/schema";
import { getOrganisation } from "@/lib/organisations/service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<{ ondertekend?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("agreements");
  return { title: await tabTitle("organisation", organisation, t("tabTitle")) };
}

export default async function AgreementPage({ params, searchParams }: Props) {
  const { organisation: slug } = await params;
  const { actor } = await personOrSignIn(`/organisatie/${slug}/api`);
  const [organisation, agreement, companies] = await orNotFound(
    Promise.all([getOrganisation(actor, slug), getAgreement(actor, slug), listCompanies(actor, slug)]),
  );
  const { ondertekend } = await searchParams;

  if (!agreement.signature) return <Unsigned organisation={organisation} agreement={agreement} companies={companies} />;
  return <Signed organisation={organisation} agreement={agreement} signature={agreement.signature} companies={companies} justNow={ondertekend === "1"} />;
}

type Shown = { organisation: Organisation; companies: CompanyListed[] };

async function Unsigned({ organisation, agreement, companies }: Shown & { agreement: AgreementState }) {
  const t = await getTranslations("agreements");
  const { text, parts, minutes, maySign, signers } = agreement;
  const base = `/organisatie/${organisation.slug}`;
  const waiting = t(maySign ? "waiting.heading" : "waiting.headingOther");

  return (
    <Page
      title={t("title")}
      sentence={t("lead")}
      breadcrumb={[{ label: organisation.name, href: base }, { label: t("tabTitle") }]}
      actions={<Pill kind="attention">{t("state.unsigned")}</Pill>}
    >
      <div className="grid items-start gap-10 xl:grid-cols-[minmax(0,1fr)_372px]">
        <div className="grid min-w-0 gap-9">
          <AgreementCard text={text} parts={parts} minutes={minutes}>
            <ButtonLink
              href={`${base}/api/ondertekenen`}
              variant={maySign ? "primary" : "secondary"}
              size="l"
              icon={maySign && <SignatureIcon />}
              className="max-sm:w-full"
            >
              {t(maySign ? "read" : "readOnly")}
            </ButtonLink>
            <p className="mt-3.5 text-field">
              {/* A file, so an ordinary link: the router has nothing to show for it. */}
              <a href={`${base}/api/tekst.pdf`} className={linkStyle}>
                {t("textPdf")}
              </a>
            </p>
          </AgreementCard>
          <section aria-labelledby="waiting">
            <h2 id="waiting" className="text-section font-600">
              {waiting}
            </h2>
            <p className="mb-3.5 text-table text-ink-3">{t("waiting.text")}</p>
            <CompanyTable label={waiting} companies={companies} software={<SoftwareName software={organisation} />} />
          </section>
        </div>
        <aside aria-labelledby="steps">
          <h2 id="steps" className="mb-4 text-section font-600">
            {t("steps.heading")}
          </h2>
          <StepList
            current={1}
            steps={[
              { title: t("steps.read.title"), text: t("steps.read.text") },
              { title: t("steps.confirm.title"), text: t("steps.confirm.text", { organisation: organisation.name }) },
              { title: t("steps.sign.title"), text: t("steps.sign.text") },
            ]}
          />
          <WhoSigns maySign={maySign} signers={signers} />
        </aside>
      </div>
    </Page>
  );
}

async function Signed({ organisation, agreement, signature, companies, justNow }: Shown & { agreement: AgreementState; signature: Signature; justNow: boolean }) {
  const t = await getTranslations("agreements");
  const moment = momentText(new Date(signature.signedAt), await getLocale());
  const base = `/organisatie/${organisation.slug}`;
  const { standing } = agreement;

  return (
    <Page
      title={t("title")}
      sentence={t("signedLead")}
      breadcrumb={[{ label: organisation.name, href: base }, { label: t("tabTitle") }]}
      actions={<StandingPill standing={standing} />}
      notice={justNow && <Notice kind="ok">{t("signed.done", { moment })}</Notice>}
    >
      <div className="grid max-w-[820px] gap-9">
        {(standing.state === "due" || standing.state === "lapsed") && <NextText base={base} agreement={agreement} signature={signature} />}
        <SignatureCard
          signature={signature}
          pdfHref={`${base}/api/overeenkomst.pdf`}
          checkAddress={`${env().APP_URL}/controleer`}
          quiet={standing.state !== "current"}
        />
        {agreement.earlier.length > 0 && <EarlierSignatures signatures={agreement.earlier} pdfHref={`${base}/api/overeenkomst.pdf`} />}
        <section aria-labelledby="companies">
          <h2 id="companies" className="text-section font-600">
            {t("signed.companies")}
          </h2>
          <p className="mb-3.5 text-table text-ink-3">{t("signed.companiesText")}</p>
          <CompanyTable label={t("signed.companies")} companies={companies} software={<SoftwareName software={organisation} />} page="/api" />
        </section>
      </div>
    </Page>
  );
}

async function StandingPill({ standing }: { standing: Standing }) {
  const t = await getTranslations("agreements.state");
  if (standing.state === "due") return <Pill kind="attention">{t("due")}</Pill>;
  if (standing.state === "lapsed") return <Pill kind="failed">{t("lapsed")}</Pill>;
  return <Pill kind="ok">{t("signed")}</Pill>;
}

/** A newer text that waits: until when, what it says of running tokens, what changes, and the way to sign it. */
async function NextText({ base, agreement, signature }: { base: string; agreement: AgreementState; signature: Signature }) {
  const { text, standing, changes, maySign, signers } = agreement;

  return (
    <>
      <NextTextCard text={text} standing={standing} signed={signature.version} href={`${base}/api/ondertekenen`} maySign={maySign} />
      {!maySign && <WhoSigns maySign={false} signers={signers} />}
      {changes && <Redline from={signature.version} to={text.version} changes={changes} />}
    </>
  );
}
