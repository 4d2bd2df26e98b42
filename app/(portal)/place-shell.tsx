import type { ReactNode } from "react";
import { Activity, Briefcase, FilePenLine, FileText, Handshake, KeyRound, LayoutDashboard, Store } from "lucide-react";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { NavigationSection } from "@/components/layout/navigation";
import { PortalShell } from "@/components/layout/portal-shell";
import { Button } from "@/components/ui/button";
import { setLocale } from "@/lib/portal/locale";
import { groupsOf, type Kind, menus, type MenuPage, otherSideOf, placeHere, placeTitle, type There } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import { signOut } from "./actions";

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
    <PortalShell
      environment={here}
      environments={environments}
      sections={await sectionsOf(here)}
      otherSide={other ? { ...other, kicker: t(`otherSide.${other.kind}`), name: placeTitle(other) } : undefined}
      user={{ name: actor.name, email }}
      accountLinks={hasChoice ? [{ href: "/welkom", label: t("choose") }] : []}
      signOut={
        <form action={signOut}>
          <Button type="submit" variant="ghost" size="s">
            {t("signOut")}
          </Button>
        </form>
      }
      setLocale={setLocale}
    >
      {children}
    </PortalShell>
  );
}

async function sectionsOf(here: There): Promise<NavigationSection[]> {
  const t = await getTranslations("places");

  return menus[here.kind].map((section) => ({
    heading: "heading" in section ? t(`headings.${section.heading}`) : undefined,
    links: section.pages.map((page) => ({
      href: page === "" ? here.href : `${here.href}/${page}`,
      label: t(`menu.${page === "" ? "overview" : page}`),
      icon: iconOf(here.kind, page),
    })),
  }));
}

/** The agreement is what an organisation's API page is about, the tokens what a company's is about. */
function iconOf(kind: Kind, page: MenuPage): ReactNode {
  if (page === "api") return kind === "organisation" ? <FilePenLine /> : <KeyRound />;
  if (page === "") return kind === "company" ? <Activity /> : <LayoutDashboard />;
  return icons[page];
}

const icons = { bedrijven: <Store />, inlenersbeloningen: <FileText />, partners: <Handshake />, functies: <Briefcase />, regelingen: <FileText /> };
