import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PersonPage } from "@/app/(portal)/_members/person";
import { tabTitle } from "@/lib/portal/page";

type Props = { params: Promise<{ company: string; user: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("members");
  return { title: await tabTitle("company", company, t("title")) };
}

export default async function CompanyPersonPage({ params }: Props) {
  const { company: slug, user } = await params;
  return <PersonPage where={{ kind: "company", slug }} userId={user} />;
}
