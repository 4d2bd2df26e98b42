import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PersonPage } from "@/app/(portal)/_members/person";
import { tabTitle } from "@/lib/portal/page";

type Props = { params: Promise<{ organisation: string; user: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("members");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

export default async function OrganisationPersonPage({ params }: Props) {
  const { organisation: slug, user } = await params;
  return <PersonPage where={{ kind: "organisation", slug }} userId={user} />;
}
