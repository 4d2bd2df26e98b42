import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitePage } from "@/app/(portal)/_members/invite";
import { tabTitle } from "@/lib/portal/page";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("members.form");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

export default async function OrganisationInvitePage({ params }: Props) {
  const { organisation: slug } = await params;
  return <InvitePage where={{ kind: "organisation", slug }} />;
}
