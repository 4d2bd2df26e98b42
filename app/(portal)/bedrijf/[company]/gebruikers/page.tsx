import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MembersPage } from "@/app/(portal)/_members/list";
import { tabTitle } from "@/lib/portal/page";

type Props = { params: Promise<{ company: string }>; searchParams: Promise<{ uitgenodigd?: string | string[]; weggehaald?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("members");
  return { title: await tabTitle("company", company, t("title")) };
}

export default async function CompanyMembersPage({ params, searchParams }: Props) {
  const { company: slug } = await params;
  return <MembersPage where={{ kind: "company", slug }} asked={await searchParams} />;
}
