import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { DetailsCard } from "@/components/organisations/settings-details";
import { SettingsFacts } from "@/components/organisations/settings-facts";
import { SoftwareCard } from "@/components/organisations/settings-software";
import { Page } from "@/components/ui/page";
import { getSettings } from "@/lib/organisations/settings.service";
import { mayInOrganisation } from "@/lib/portal/access";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { askRegister, saveDetails, saveSoftware } from "./actions";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("organisations.settings");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

/** Name, address and back office of an organisation; a reader sees them as they are. */
export default async function SettingsPage({ params }: Props) {
  const { organisation: slug } = await params;
  const base = `/organisatie/${slug}`;
  const { actor } = await personOrSignIn(`${base}/instellingen`);
  const settings = await orNotFound(getSettings(actor, slug));

  const t = await getTranslations("organisations.settings");
  const mayChange = mayInOrganisation(actor, slug, "organisation:update");
  const checkedAt = settings.registerCheckedAt?.toISOString() ?? null;
  const { name, street, houseNumber, houseNumberAddition, postcode, city, kvkNumber, registerState, softwareCode, softwareName } = settings;
  const shown = { name, street, houseNumber, houseNumberAddition, postcode, city };

  return (
    <Page title={t("title")} sentence={t(mayChange ? "sentence" : "sentenceReader")} breadcrumb={[{ label: settings.name, href: base }, { label: t("title") }]}>
      {mayChange ? (
        <ClientMessages areas={["organisations"]}>
          <div className="grid max-w-[720px] gap-8">
            <DetailsCard
              save={saveDetails.bind(null, slug)}
              ask={askRegister.bind(null, slug)}
              details={shown}
              kvkNumber={kvkNumber}
              registerState={registerState}
              checkedAt={checkedAt}
            />
            {settings.kind === "AGENCY" && <SoftwareCard save={saveSoftware.bind(null, slug)} software={{ softwareCode, softwareName }} />}
          </div>
        </ClientMessages>
      ) : (
        <SettingsFacts settings={{ ...shown, kvkNumber, registerState, softwareCode, softwareName }} />
      )}
    </Page>
  );
}
