import type { Metadata } from "next";
import type { ReactNode } from "react";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { FocusShell } from "@/components/layout/focus-shell";
import { AcceptForm, DeclineForm, NewColleagueForm } from "@/components/members/answer-forms";
import { InvitationFacts } from "@/components/members/invitation-facts";
import { companyTitle } from "@/components/members/role-line";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { invitationBehind } from "@/lib/members/answers.service";
import type { InvitationView } from "@/lib/members/schema";
import { setLocale } from "@/lib/portal/locale";
import { currentPerson } from "@/lib/portal/session";
import { accept, acceptAsNew, decline, switchPerson } from "./actions";

type Props = { params: Promise<{ code: string }> };
type Open = Extract<InvitationView, { state: "open" }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members.invitations");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

/** The page behind an invitation's link. Looking at it changes nothing: mail scanners look too. */
export default async function InvitationPage({ params }: Props) {
  const { code } = await params;
  const person = await currentPerson();
  const view = await invitationBehind(code, person?.actor ?? null);

  if (view.state === "open") return <Asked code={code} view={view} current={person?.email ?? ""} />;
  return <Ended view={view} />;
}

async function Asked({ code, view, current }: { code: string; view: Open; current: string }) {
  const t = await getTranslations("members.invited");
  const place = view.company ? companyTitle(view.company) : view.organisation;

  return (
    <FocusShell setLocale={setLocale} title={t("title", { place })} sentence={t("sentence", { inviter: view.inviter })}>
      <InvitationFacts invited={view} />
      <ClientMessages areas={["members"]}>
        <div className="mt-8">
          <Way code={code} view={view} current={current} />
        </div>
        <div className="mt-4">
          <DeclineForm decline={decline.bind(null, code)} />
        </div>
      </ClientMessages>
    </FocusShell>
  );
}

/** What whoever looks can do with it: each of the four has one way on. */
async function Way({ code, view, current }: { code: string; view: Open; current: string }): Promise<ReactNode> {
  const t = await getTranslations("members.invited");
  const { email } = view;

  switch (view.asked) {
    case "signed-in":
      return <AcceptForm accept={accept.bind(null, code)} />;
    case "new":
      return (
        <>
          <p className="mb-5 text-ink-2">{t("newText")}</p>
          <NewColleagueForm accept={acceptAsNew.bind(null, code)} email={email} />
        </>
      );
    case "sign-in":
      return (
        <>
          <p className="mb-5 text-ink-2">{t("signInText", { email })}</p>
          <ButtonLink href={`/inloggen?naar=${encodeURIComponent(`/uitnodiging/${code}`)}`} variant="primary" size="l" className="max-sm:w-full">
            {t("signIn")}
          </ButtonLink>
        </>
      );
    case "other":
      return (
        <>
          <Notice kind="attention" className="mb-5">
            {t("otherText", { current, email })}
          </Notice>
          <form action={switchPerson.bind(null, code)}>
            <Button type="submit" variant="primary" size="l" className="max-sm:w-full">
              {t("switch")}
            </Button>
          </form>
        </>
      );
  }
}

async function Ended({ view }: { view: Exclude<InvitationView, Open> }) {
  const t = await getTranslations("members.invited");
  const layout = await getTranslations("layout");
  const { state } = view;
  const way =
    state === "joined"
      ? { href: `${view.where.kind === "company" ? "/bedrijf" : "/organisatie"}/${view.where.slug}`, label: t("enter") }
      : state === "accepted"
        ? { href: "/inloggen", label: layout("signIn") }
        : { href: "/", label: t("toStart") };

  return (
    <FocusShell setLocale={setLocale} title={t(`${state}Title`)} sentence={t(`${state}Sentence`)}>
      <ButtonLink href={way.href} variant="primary" className="max-sm:w-full">
        {way.label}
      </ButtonLink>
    </FocusShell>
  );
}
