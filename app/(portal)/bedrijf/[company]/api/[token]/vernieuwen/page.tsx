import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { HandOver } from "@/components/tokens/hand-over";
import { RotateForm } from "@/components/tokens/rotate-form";
import { ButtonLink } from "@/components/ui/button";
import { dayText, momentText } from "@/components/ui/dates";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { getCompany } from "@/lib/companies/service";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { mayIn } from "@/lib/portal/access";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import { getToken } from "@/lib/tokens/service";
import { rotateToken } from "../../actions";
import { softwareOf } from "../../software";

type Props = { params: Promise<{ company: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("tokens.rotate");
  return { title: await tabTitle("company", company, t("title")) };
}

/** A new pair for a token; whoever cannot make one now reads why. */
export default async function RotatePage({ params }: Props) {
  const { company: slug, token: tokenId } = await params;
  const path = `/bedrijf/${slug}/api`;
  const here = `${path}/${tokenId}/vernieuwen`;
  const { actor } = await personOrSignIn(here);
  const [company, token] = await orNotFound(Promise.all([getCompany(actor, slug), getToken(actor, slug, tokenId)]));

  const t = await getTranslations("tokens");
  const locale = await getLocale();
  const back = `${path}/${tokenId}`;
  const why = reasonOf(token, mayIn(actor, slug, "tokens:create"));
  const breadcrumb = [
    { label: placeTitle(company), href: `/bedrijf/${slug}` },
    { label: t("tab"), href: path },
    { label: token.name, href: back },
    { label: t("rotate.title") },
  ];

  if (why) {
    const until = token.overlapEndsAt ? momentText(new Date(token.overlapEndsAt), locale) : "";
    const words = { running: [t("rotate.running"), t("rotate.runningText", { until })], ended: [t("rotate.ended"), t("rotate.endedText")], reader: [t("rotate.reader"), ""] }[why];
    return (
      <Page title={t("rotate.title")} breadcrumb={breadcrumb} notice={<Notice kind={why === "ended" ? "failed" : "attention"} title={words[0]}>{words[1]}</Notice>}>
        <ButtonLink href={back}>{t("rotate.back")}</ButtonLink>
      </Page>
    );
  }

  const ending = token.expiresAt && t("rotate.expiry", { date: dayText(new Date(token.expiresAt), locale) });
  return (
    <Page title={t("rotate.title")} sentence={t("rotate.lead")} breadcrumb={breadcrumb}>
      <ClientMessages areas={["tokens"]}>
        <RotateForm
          action={rotateToken.bind(null, slug, tokenId)}
          company={{ name: company.name, number: company.number }}
          software={await softwareOf(company)}
          requestKey={newId()}
          ending={ending}
          path={path}
          back={back}
        />
      </ClientMessages>
      <HandOver url={`${env().APP_URL}${here}`} />
    </Page>
  );
}

/** Why no new pair can be made now; null when one can. */
function reasonOf(token: { state: string; overlapEndsAt: string | null }, mayCreate: boolean): "reader" | "ended" | "running" | null {
  if (!mayCreate) return "reader";
  if (token.state === "REVOKED" || token.state === "EXPIRED") return "ended";
  return token.overlapEndsAt ? "running" : null;
}
