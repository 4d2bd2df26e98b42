import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Download } from "lucide-react";
import { addressOf, filterOf } from "@/components/audit/log-address";
import { LogView } from "@/components/audit/log-view";
import { ClientMessages } from "@/components/layout/client-messages";
import { buttonStyle } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { Page } from "@/components/ui/page";
import { checkSeals, getLog, getLogChoices } from "@/lib/audit/log.service";
import { getOrganisation } from "@/lib/organisations/service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("audit");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

/** Who did what here, with the seals checked. */
export default async function OrganisationLogPage({ params, searchParams }: Props) {
  const { organisation: slug } = await params;
  const base = `/organisatie/${slug}`;
  const path = `${base}/logboek`;
  const { actor } = await personOrSignIn(path);
  const asked = await searchParams;
  const filter = filterOf(asked);
  const place = { kind: "organisation" as const, slug };
  const [owner, page, choices, check] = await orNotFound(
    Promise.all([getOrganisation(actor, slug), getLog(actor, place, filter, await getLocale()), getLogChoices(actor, place), checkSeals(actor, place)]),
  );

  const t = await getTranslations("audit");
  return (
    <Page
      title={t("title")}
      sentence={t("leadOrganisation", { organisation: owner.name })}
      breadcrumb={[{ label: owner.name, href: base }, { label: t("title") }]}
      actions={
        <a href={addressOf(`${path}/regels.csv`, { ...filter, after: undefined })} download className={buttonStyle("secondary", "m")}>
          <Icon of={Download} size={18} /> {t("export")}
        </a>
      }
    >
      <ClientMessages areas={["audit"]}>
        <LogView page={page} choices={choices} check={check} filter={filter} path={path} openId={typeof asked.regel === "string" ? asked.regel : null} />
      </ClientMessages>
    </Page>
  );
}
