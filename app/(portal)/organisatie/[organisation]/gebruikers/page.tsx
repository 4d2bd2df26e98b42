import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MembersPage } from "@/app/(portal)/_members/list";
import { tabTitle } from "@/lib/portal/page";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<{ uitgenodigd?: string | string[]; weggehaald?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("members");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

export default async function OrganisationMembersPage({ params, searchParams }: Props) {
  const { organisation: slug } = await params;
  return <MembersPage where={{ kind: "organisation", slug }} asked={await searchParams} />;
}
