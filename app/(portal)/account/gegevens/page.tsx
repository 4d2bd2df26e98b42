import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { EraseCard } from "@/components/privacy/erase-card";
import { ExportCard } from "@/components/privacy/export-card";
import { Page } from "@/components/ui/page";
import { personOrSignIn } from "@/lib/portal/session";
import { eraseAccount, prepareExport } from "./actions";

const PATH = "/account/gegevens";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("privacy");
  return { title: t("title") };
}

/** What the portal keeps of a person: to take along, or to erase. */
export default async function PrivacyPage() {
  const { email } = await personOrSignIn(PATH);
  const t = await getTranslations("privacy");

  return (
    <Page title={t("title")} sentence={t("lead")} breadcrumb={[{ label: t("title") }]}>
      <ClientMessages areas={["privacy"]}>
        <div className="grid max-w-[760px] gap-6">
          <ExportCard action={prepareExport} href={`${PATH}/bestand.zip`} />
          <EraseCard action={eraseAccount} email={email} />
        </div>
      </ClientMessages>
    </Page>
  );
}
