import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { ImportForm } from "@/components/regulations/import-form";
import { Page } from "@/components/ui/page";
import { getOrganisation } from "@/lib/organisations/service";
import { prepareImport } from "@/lib/pay-equity/importing.service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { importMessage } from "./actions";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("importing");
  return { title: await tabTitle("hirer", organisation, t("tab")) };
}

/** A SETU message from elsewhere, read and shown before it becomes a draft. */
export default async function ImportPage({ params }: Props) {
  const { organisation: slug } = await params;
  const base = `/inlener/${slug}`;
  const path = `${base}/regelingen/importeren`;
  const { actor } = await personOrSignIn(path);
  const [organisation] = await orNotFound(Promise.all([getOrganisation(actor, slug), prepareImport(actor, slug)]));

  const t = await getTranslations("importing");
  const regulations = await getTranslations("regulations");
  return (
    <Page
      title={t("title")}
      sentence={t("lead")}
      breadcrumb={[{ label: organisation.name, href: base }, { label: regulations("title"), href: `${base}/regelingen` }, { label: t("crumb") }]}
    >
      <ClientMessages areas={["importing"]}>
        <ImportForm action={importMessage.bind(null, slug)} path={path} />
      </ClientMessages>
    </Page>
  );
}
