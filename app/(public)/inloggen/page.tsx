import type { Metadata } from "next";
import { Building2, Store } from "lucide-react";
import { redirect } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { SignInNotice } from "@/components/accounts/sign-in-notice";
import { FocusShell } from "@/components/layout/focus-shell";
import { ActionForm } from "@/components/ui/action-form";
import { TextLink } from "@/components/ui/link";
import { SmallPlate } from "@/components/ui/plate";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { setLocale } from "@/lib/portal/locale";
import { provenEmail } from "@/lib/portal/registration";
import { returnPath } from "@/lib/portal/return-path";
import { currentPerson, endOfSession } from "@/lib/portal/session";
import { signIn } from "./actions";

type Props = { searchParams: Promise<{ naar?: string | string[]; bevestigd?: string | string[]; reden?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const { naar, bevestigd, reden } = await searchParams;
  const heading = returnPath(naar);
  if (await currentPerson()) redirect(heading ?? "/welkom");

  const t = await getTranslations("accounts.signIn");
  const layout = await getTranslations("layout");

  return (
    <FocusShell
      setLocale={setLocale}
      way={
        <>
          {t("noAccount")} <TextLink href="/registreren/uitlener">{layout("register")}</TextLink>
        </>
      }
      title={t("title")}
      asideLabel={t("asideLabel")}
      aside={<TwoEnvironments />}
    >
      <SignInNotice reason={bevestigd === "1" ? "bevestigd" : reden} end={await endOfSession()} />
      <ActionForm action={signIn} initialValues={{ email: (await provenEmail()) ?? "" }} labels={{ email: t("email"), password: t("password") }}>
        {heading && <input type="hidden" name="naar" value={heading} />}
        <div className="grid gap-[18px] sm:w-2/3">
          <TextField type="email" name="email" label={t("email")} autoComplete="username" maxLength={254} />
          <TextField type="password" name="password" label={t("password")} autoComplete="current-password" />
        </div>
        <div className="mt-[30px] flex flex-wrap items-center gap-x-6 gap-y-4 max-sm:*:w-full">
          <SubmitButton size="l">{t("submit")}</SubmitButton>
          <TextLink href="/wachtwoord-vergeten">{t("forgotten")}</TextLink>
        </div>
      </ActionForm>
    </FocusShell>
  );
}

function TwoEnvironments() {
  const t = useTranslations("accounts.signIn");
  const layout = useTranslations("layout.environment");

  return (
    <>
      <h2 className="mb-5 text-section font-600">{t("asideTitle")}</h2>
      <div className="grid gap-6 text-table text-ink-2">
        <div>
          <SmallPlate kind="organisation" icon={<Building2 />}>
            {layout("organisation")}
          </SmallPlate>
          <p className="mt-2.5">{t("asideOrganisation")}</p>
        </div>
        <div>
          <SmallPlate kind="company" icon={<Store />}>
            {layout("company")}
          </SmallPlate>
          <p className="mt-2.5">{t("asideCompany")}</p>
        </div>
      </div>
    </>
  );
}
