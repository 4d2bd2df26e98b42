import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitePage } from "@/app/(portal)/_members/invite";
import { tabTitle } from "@/lib/portal/page";

type Props = { params: Promise<{ company: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("members.form");
  return { title: await tabTitle("company", company, t("title")) };
}

export default async function CompanyInvitePage({ params }: Props) {
  const { company: slug } = await params;
  return <InvitePage where={{ kind: "company", slug }} />;
}
