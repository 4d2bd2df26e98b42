import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmailCard } from "@/components/account/email-card";
import { LanguageCard } from "@/components/account/language-card";
import { NameCard } from "@/components/account/name-card";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/ui/page";
import { getAccount } from "@/lib/accounts/account.service";
import { setLocale } from "@/lib/portal/locale";
import { personOrSignIn } from "@/lib/portal/session";
import { cancelEmailChange, changeName, requestEmailChange } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.profile");
  return { title: t("title") };
}

/** Who somebody is here. */
export default async function ProfilePage() {
  const { actor } = await personOrSignIn("/account");
  const account = await getAccount(actor);
  const t = await getTranslations("account.profile");

  return (
    <Page title={t("title")} sentence={t("lead")} breadcrumb={[{ label: t("title") }]}>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid gap-6">
          <ClientMessages areas={["account"]}>
            <NameCard action={changeName} name={account.name} />
            <EmailCard action={requestEmailChange} cancel={cancelEmailChange} email={account.email} newEmail={account.newEmail} />
          </ClientMessages>
        </div>
        <LanguageCard setLocale={setLocale} />
      </div>
    </Page>
  );
}
