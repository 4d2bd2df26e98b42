import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RightsPage } from "@/app/(portal)/_members/rights";
import { tabTitle } from "@/lib/portal/page";

type Props = { params: Promise<{ company: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("members.rightsPage");
  return { title: await tabTitle("company", company, t("title")) };
}

export default async function CompanyRightsPage({ params }: Props) {
  const { company: slug } = await params;
  return <RightsPage where={{ kind: "company", slug }} />;
}
