import type { Metadata } from "next";
import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { FocusShell } from "@/components/layout/focus-shell";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { setLocale } from "@/lib/portal/locale";
import { askForLink } from "./actions";

type Props = { searchParams: Promise<{ verstuurd?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.forgotten");
  return { title: t("title") };
}

/** Asks for a link to choose a new password. The address that was typed never stands in a URL. */
export default async function ForgottenPage({ searchParams }: Props) {
  return (await searchParams).verstuurd === "1" ? <Sent /> : <Ask />;
}

function Ask() {
  const t = useTranslations("accounts.forgotten");

  return (
    <Shell title={t("title")} sentence={t("sentence")}>
      <ActionForm action={askForLink} labels={{ email: t("email") }}>
        <TextField type="email" name="email" label={t("email")} autoComplete="username" maxLength={254} className="sm:w-2/3" />
        <div className="mt-[30px] max-sm:*:w-full">
          <SubmitButton size="l">{t("submit")}</SubmitButton>
        </div>
      </ActionForm>
    </Shell>
  );
}

function Sent() {
  const t = useTranslations("accounts.forgotten");

  return (
    <Shell title={t("sentTitle")} sentence={t("sentSentence")}>
      <p className="mb-6 text-ink-2">{t("notThere")}</p>
      <ButtonLink href="/wachtwoord-vergeten" className="max-sm:w-full">
        {t("again")}
      </ButtonLink>
    </Shell>
  );
}

function Shell({ title, sentence, children }: { title: string; sentence: string; children: ReactNode }) {
  const t = useTranslations("accounts.forgotten");

  return (
    <FocusShell setLocale={setLocale} way={<TextLink href="/inloggen">{t("back")}</TextLink>} title={title} sentence={sentence}>
      {children}
    </FocusShell>
  );
}
