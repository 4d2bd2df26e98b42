import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RightsPage } from "@/app/(portal)/_members/rights";
import { tabTitle } from "@/lib/portal/page";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("members.rightsPage");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

export default async function OrganisationRightsPage({ params }: Props) {
  const { organisation: slug } = await params;
  return <RightsPage where={{ kind: "organisation", slug }} />;
}
