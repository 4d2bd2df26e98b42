import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { AdministrationForm } from "@/components/connector/administration-form";
import { DataTabs } from "@/components/connector/data-tabs";
import { env } from "@/lib/core/env";
import { getAdministration, listDocuments, listWebhooks } from "@/lib/connector/service";
import { resumePending } from "@/lib/connector/webhooks.service";
import { removeAdministration, submitAdministration } from "../actions";
import { orNotFound, visitorOfPage } from "../door";

type Props = { params: Promise<{ administration: string }>; searchParams: Promise<{ blad?: string | string[] }> };

export default async function AdministrationPage({ params, searchParams }: Props) {
  const { administration: id } = await params;
  const { blad: sheet } = await searchParams;
  const t = await getTranslations("connector.window");
  const [administration, documents, webhooks] = await orNotFound(await visitorOfPage(), (visitor) => {
    after(() => resumePending(visitor));
    return Promise.all([getAdministration(visitor, id), listDocuments(visitor, id), listWebhooks(visitor, id)]);
  });
  const webhookUrl = `${env().APP_URL}/connector/webhook?wmnr=${administration.wmnr}`;

  return (
    <>
      <h2>{t("companyNamed", { number: administration.number, name: administration.name })}</h2>
      <AdministrationForm key={id} administration={{ ...administration, webhookUrl }} submit={submitAdministration.bind(null, id)} />
      <DataTabs
        administrationId={id}
        shown={sheet === "webhooks" ? "webhooks" : "documents"}
        partners={administration.partners}
        documents={documents}
        webhooks={webhooks}
      />
      <details className="cx-remove">
        <summary>{t("remove")}</summary>
        <p>{t("removeSentence")}</p>
        <form action={removeAdministration.bind(null, id)}>
          <button className="cx-button">{t("removeButton", { number: administration.number })}</button>
        </form>
      </details>
    </>
  );
}
