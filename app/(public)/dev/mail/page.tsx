import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PublicShell } from "@/components/layout/public-shell";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { linkStyle } from "@/components/ui/link";
import { Moment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page";
import { isProduction } from "@/lib/core/env";
import { receivedMail, type ReceivedMail } from "@/lib/core/mail";
import { setLocale } from "@/lib/portal/locale";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t("title") };
}

/** The local inbox, for people. It does not exist in production. */
export default async function InboxPage() {
  if (isProduction()) notFound();

  const t = await getTranslations("inbox");
  const mails = await receivedMail();

  return (
    <PublicShell links={{ signIn: "/inloggen", register: "/registreren/uitlener" }} setLocale={setLocale}>
      <div className="mx-auto max-w-[840px] px-5 pt-8 pb-16">
        <PageHead title={t("title")} sentence={t("sentence")} />
        <p className="-mt-4 mb-8 text-field text-ink-3">
          {t.rich("programs", {
            link: (words) => (
              <a href="/dev/mail.json" className={linkStyle}>
                {words}
              </a>
            ),
          })}
        </p>
        <Mails mails={mails} />
      </div>
    </PublicShell>
  );
}

async function Mails({ mails }: { mails: ReceivedMail[] }) {
  const t = await getTranslations("inbox");
  if (mails.length === 0) {
    return (
      <Card as="div">
        <EmptyState title={t("empty")} action={<ButtonLink href="/registreren/uitlener">{t("register")}</ButtonLink>}>
          {t("emptyText")}
        </EmptyState>
      </Card>
    );
  }

  return (
    <ul className="grid gap-5">
      {mails.map((mail, index) => (
        <Card key={`${mail.createdAt} ${index}`} as="li">
          <CardBody>
            <h2 className="text-section font-600 break-words">{mail.subject}</h2>
            <p className="mt-0.5 text-field break-words text-ink-3">
              {t("to", { to: mail.to })}, <Moment at={mail.createdAt} />
            </p>
            <p className="mt-4 max-w-[70ch] break-words whitespace-pre-line text-ink-2">{mail.text}</p>
            {mail.links.length > 0 && (
              <ul aria-label={t("links")} className="mt-4 grid gap-1.5">
                {mail.links.map((link) => (
                  <li key={link}>
                    <a href={link} className={`${linkStyle} code break-all`}>
                      {link}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </CardBody>
        </Card>
      ))}
    </ul>
  );
}
