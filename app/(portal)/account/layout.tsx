import type { ReactNode } from "react";
import { FileUser, IdCard, ShieldCheck, UserRound } from "lucide-react";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { StepUpProvider } from "@/components/account/step-up";
import { PortalShell } from "@/components/layout/portal-shell";
import { setLocale } from "@/lib/portal/locale";
import { groupsOf } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import { SignOutForm } from "../sign-out-form";
import { confirmPerson } from "./actions";

/** The own account: no environment, so the ink plate with the person's name; the switcher leads to all environments. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { actor, email } = await personOrSignIn((await headers()).get("x-portal-path") ?? "/account");
  const t = await getTranslations("account.menu");
  const roles = await getTranslations("members.own");
  const privacy = await getTranslations("privacy");
  const links = [
    { href: "/account", label: t("profile"), icon: <UserRound /> },
    { href: "/account/beveiliging", label: t("security"), icon: <ShieldCheck /> },
    { href: "/account/rollen", label: roles("title"), icon: <IdCard /> },
    { href: "/account/gegevens", label: privacy("title"), icon: <FileUser /> },
  ];

  return (
    <StepUpProvider confirm={confirmPerson} hasSecondFactor={actor.secondFactor === "on"}>
      <PortalShell
        environment={{ kind: "public", name: actor.name }}
        environments={groupsOf(actor.places)}
        sections={[{ links }]}
        user={{ name: actor.name, email }}
        accountLinks={[{ href: "/welkom", label: t("places") }]}
        signOut={<SignOutForm />}
        setLocale={setLocale}
      >
        {children}
      </PortalShell>
    </StepUpProvider>
  );
}
