import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { SignFirst } from "@/components/agreements/sign-first";
import { HandOver } from "@/components/tokens/hand-over";
import { NewTokenForm } from "@/components/tokens/new-token-form";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { getAgreementOfCompany } from "@/lib/agreements/service";
import { getCompany } from "@/lib/companies/service";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { agreementOf, mayIn } from "@/lib/portal/access";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import { offeredRights, proposeName } from "@/lib/tokens/service";
import { createToken } from "../actions";
import { softwareOf } from "../software";

type Props = { params: Promise<{ company: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("tokens.form");
  return { title: await tabTitle("company", company, t("title")) };
}

/** The form for a new token; who cannot make one now, reads why and who can. */
export default async function NewTokenPage({ params }: Props) {
  const { company: slug } = await params;
  const path = `/bedrijf/${slug}/api`;
  const { actor } = await personOrSignIn(`${path}/nieuw`);
  const [company, agreement] = await orNotFound(Promise.all([getCompany(actor, slug), getAgreementOfCompany(actor, slug)]));

  const t = await getTranslations("tokens");
  const breadcrumb = [{ label: placeTitle(company), href: `/bedrijf/${slug}` }, { label: t("tab"), href: path }, { label: t("form.title") }];
  const back = <ButtonLink href={path}>{t("form.blocked.back")}</ButtonLink>;

  if (!mayIn(actor, slug, "tokens:create")) {
    return (
      <Page title={t("form.readerTitle")} sentence={t("form.readerLead", { company: company.name })} breadcrumb={breadcrumb}>
        {back}
      </Page>
    );
  }
  if (!agreement.signature) {
    const toAgreement = agreementOf(actor, slug);
    return (
      <Page title={t("form.blocked.title")} sentence={t("form.blocked.lead", { company: company.name })} breadcrumb={breadcrumb}>
        <div className="mb-7">
          <SignFirst company={company.name} signers={agreement.signers} href={null} />
        </div>
        {toAgreement ? (
          <ButtonLink href={toAgreement} variant="primary">
            {t("form.blocked.go")}
          </ButtonLink>
        ) : (
          back
        )}
      </Page>
    );
  }

  const software = await softwareOf(company);
  return (
    <Page title={t("form.title")} sentence={t("form.lead")} breadcrumb={breadcrumb}>
      <ClientMessages areas={["tokens", "permissions"]}>
        <NewTokenForm
          action={createToken.bind(null, slug)}
          company={{ name: company.name, number: company.number }}
          software={software}
          requestKey={newId()}
          proposedName={await proposeName(actor, slug, software.name)}
          offered={await offeredRights(actor, slug)}
          path={path}
        />
      </ClientMessages>
      <HandOver url={`${env().APP_URL}${path}/nieuw`} />
    </Page>
  );
}
