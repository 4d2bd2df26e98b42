import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewCompanyForm } from "@/components/companies/new-company-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/ui/page";
import { prepareCompany } from "@/lib/companies/service";
import { getOrganisation } from "@/lib/organisations/service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { add, lookUp } from "../actions";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("organisations.companies");
  return { title: await tabTitle("organisation", organisation, t("addTitle")) };
}

export default async function NewCompanyPage({ params }: Props) {
  const { organisation: slug } = await params;
  const base = `/organisatie/${slug}`;
  const { actor } = await personOrSignIn(`${base}/bedrijven/nieuw`);
  const [organisation, proposed] = await orNotFound(Promise.all([getOrganisation(actor, slug), prepareCompany(actor, slug)]));

  const t = await getTranslations("organisations.companies");
  const errors = await getTranslations("errors");
  const breadcrumb = [{ label: organisation.name, href: base }, { label: t("title"), href: `${base}/bedrijven` }, { label: t("addTitle") }];

  return (
    <Page title={t("addTitle")} sentence={t("addSentence")} breadcrumb={breadcrumb}>
      <ClientMessages areas={["organisations"]}>
        <NewCompanyForm
          add={add.bind(null, slug)}
          lookUp={lookUp.bind(null, slug)}
          proposed={proposed}
          sentences={{ digits: errors("kvkDigits"), length: String(errors.raw("kvkLength")) }}
          back={`${base}/bedrijven`}
        />
      </ClientMessages>
    </Page>
  );
}
