import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PasswordCard } from "@/components/account/password-card";
import { SecondFactorCard } from "@/components/account/second-factor-card";
import { SessionsCard } from "@/components/account/sessions-card";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/ui/page";
import { getAccount } from "@/lib/accounts/account.service";
import { listSessions } from "@/lib/accounts/sessions.service";
import { personOrSignIn } from "@/lib/portal/session";
import { beginSecondFactor, changePassword, endOtherSessions, endSession } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.security");
  return { title: t("title") };
}

/** What proves who somebody is, and where that was proven. */
export default async function SecurityPage() {
  const { actor } = await personOrSignIn("/account/beveiliging");
  const [account, sessions] = await Promise.all([getAccount(actor), listSessions(actor)]);
  const t = await getTranslations("account");

  return (
    <Page
      title={t("security.title")}
      sentence={account.secondFactor.isOn ? t("security.twoSteps") : t("security.oneStep")}
      breadcrumb={[{ label: t("profile.title"), href: "/account" }, { label: t("security.title") }]}
    >
      <ClientMessages areas={["account"]}>
        <div className="grid gap-6">
          <div className="grid items-start gap-6 xl:grid-cols-2">
            <SecondFactorCard facts={account.secondFactor} begin={beginSecondFactor} />
            <PasswordCard action={changePassword} email={account.email} />
          </div>
          <SessionsCard sessions={sessions} end={endSession} endOthers={endOtherSessions} />
        </div>
      </ClientMessages>
    </Page>
  );
}
