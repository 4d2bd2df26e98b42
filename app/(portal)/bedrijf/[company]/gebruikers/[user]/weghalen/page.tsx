import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RemovePage } from "@/app/(portal)/_members/remove";
import { tabTitle } from "@/lib/portal/page";

type Props = { params: Promise<{ company: string; user: string }>; searchParams: Promise<{ rol?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("members.remove");
  return { title: await tabTitle("company", company, t("submit")) };
}

export default async function CompanyRemovePage({ params, searchParams }: Props) {
  const { company: slug, user } = await params;
  const { rol } = await searchParams;
  return <RemovePage where={{ kind: "company", slug }} userId={user} roleId={typeof rol === "string" ? rol : ""} />;
}
