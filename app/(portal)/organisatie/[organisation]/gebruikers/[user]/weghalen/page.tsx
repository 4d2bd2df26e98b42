import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RemovePage } from "@/app/(portal)/_members/remove";
import { tabTitle } from "@/lib/portal/page";

type Props = { params: Promise<{ organisation: string; user: string }>; searchParams: Promise<{ rol?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("members.remove");
  return { title: await tabTitle("organisation", organisation, t("submit")) };
}

export default async function OrganisationRemovePage({ params, searchParams }: Props) {
  const { organisation: slug, user } = await params;
  const { rol } = await searchParams;
  return <RemovePage where={{ kind: "organisation", slug }} userId={user} roleId={typeof rol === "string" ? rol : ""} />;
}
