import type { ReactNode } from "react";
import { Activity, BadgeCheck, Briefcase, FilePenLine, FileText, Handshake, KeyRound, LayoutDashboard, ScrollText, Settings, Store, Users } from "lucide-react";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SecondFactorNotice } from "@/components/account/second-factor-notice";
import { StepUpProvider } from "@/components/account/step-up";
import { AgreementBanner } from "@/components/agreements/agreement-banner";
import type { NavigationSection } from "@/components/layout/navigation";
import { PortalShell } from "@/components/layout/portal-shell";
import { ShellNoticeProvider } from "@/components/ui/shell-notice";
import type { PersonActor } from "@/lib/access/actor";
import { secondFactorOf } from "@/lib/accounts/second-factor.service";
import { getWaitingText } from "@/lib/agreements/service";
import { setLocale } from "@/lib/portal/locale";
import { groupsOf, type Kind, menus, type MenuPage, otherSideOf, placeHere, placeTitle, type There } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import { confirmPerson } from "./account/actions";
import { SignOutForm } from "./sign-out-form";

type Props = { kind: Kind; slug: string; children: ReactNode };

/** The shell of one environment, for the layouts of all three kinds. Whose it is not, sees that the page does not exist. */
export async function PlaceShell({ kind, slug, children }: Props) {
  const address = (await headers()).get("x-portal-path") ?? "/welkom";
  const { actor, email } = await personOrSignIn(address);
  const here = placeHere(actor.places, kind, slug);
  if (!here) notFound();

  const t = await getTranslations("places");
  const other = otherSideOf(actor.places, here);
  const environments = groupsOf(actor.places);
  const hasChoice = environments.length > 1 || (environments[0]?.companies?.length ?? 0) > 0;

  return (
    <StepUpProvider confirm={confirmPerson} hasSecondFactor={actor.secondFactor === "on"}>
      <PortalShell
        environment={here}
        environments={environments}
        sections={await sectionsOf(here)}
        otherSide={other ? { ...other, kicker: t(`otherSide.${other.kind}`), name: placeTitle(other) } : undefined}
        user={{ name: actor.name, email }}
        accountLinks={[{ href: "/account", label: t("account") }, ...(hasChoice ? [{ href: "/welkom", label: t("choose") }] : [])]}
        signOut={<SignOutForm />}
        setLocale={setLocale}
      >
        <WaitingAgreement actor={actor} here={here} />
        <ShellNoticeProvider notice={await secondFactorNotice(actor)}>{children}</ShellNoticeProvider>
      </PortalShell>
    </StepUpProvider>
  );
}

/** What an admin without a second factor is told in every environment. */
async function secondFactorNotice(actor: PersonActor): Promise<ReactNode> {
  if (actor.secondFactor !== "grace" && actor.secondFactor !== "overdue") return null;

  const { dueAt } = await secondFactorOf(actor);
  return <SecondFactorNotice isOverdue={actor.secondFactor === "overdue"} dueAt={dueAt} />;
}

/** While a newer agreement waits for its signature, every page of every environment says so. */
async function WaitingAgreement({ actor, here }: { actor: PersonActor; here: There }) {
  const waiting = await getWaitingText(actor, here.kind === "company" ? { company: here.slug } : { organisation: here.slug });
  if (!waiting) return null;

  const organisation = here.kind === "organisation" ? here : otherSideOf(actor.places, here);
  return <AgreementBanner waiting={waiting} href={organisation && `${organisation.href}/api`} />;
}

async function sectionsOf(here: There): Promise<NavigationSection[]> {
  const t = await getTranslations("places");

  const sections = menus[here.kind].map((section) => ({
    heading: "heading" in section ? t(`headings.${section.heading}`) : undefined,
    links: seenOf(here, section.pages).map((page) => ({
      href: page === "" ? here.href : `${here.href}/${page}`,
      label: t(`menu.${page === "" ? "overview" : page}`),
      icon: iconOf(here.kind, page),
    })),
  }));
  return sections.filter((section) => section.links.length > 0);
}

/** What this person's role may not see is no item either. */
function seenOf(here: There, pages: readonly MenuPage[]): MenuPage[] {
  return pages.filter((page) => page === "" || here.pages.includes(page));
}

/** The agreement is what an organisation's API page is about, the tokens what a company's is about. */
function iconOf(kind: Kind, page: MenuPage): ReactNode {
  if (page === "api") return kind === "organisation" ? <FilePenLine /> : <KeyRound />;
  if (page === "") return kind === "company" ? <Activity /> : <LayoutDashboard />;
  return icons[page];
}

const icons = { bedrijven: <Store />, inlenersbeloningen: <FileText />, partners: <Handshake />, functies: <Briefcase />, regelingen: <FileText />, gebruikers: <Users />, logboek: <ScrollText />, abonnement: <BadgeCheck />, instellingen: <Settings /> };
