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
import { getCompany } from "@/lib/companies/service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ company: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("audit");
  return { title: await tabTitle("company", company, t("title")) };
}

/** Who did what here, with the seals checked. */
export default async function CompanyLogPage({ params, searchParams }: Props) {
  const { company: slug } = await params;
  const base = `/bedrijf/${slug}`;
  const path = `${base}/logboek`;
  const { actor } = await personOrSignIn(path);
  const asked = await searchParams;
  const filter = filterOf(asked);
  const place = { kind: "company" as const, slug };
  const [owner, page, choices, check] = await orNotFound(
    Promise.all([getCompany(actor, slug), getLog(actor, place, filter, await getLocale()), getLogChoices(actor, place), checkSeals(actor, place)]),
  );

  const t = await getTranslations("audit");
  return (
    <Page
      title={t("title")}
      sentence={t("leadCompany", { company: owner.name })}
      breadcrumb={[{ label: placeTitle(owner), href: base }, { label: t("title") }]}
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
