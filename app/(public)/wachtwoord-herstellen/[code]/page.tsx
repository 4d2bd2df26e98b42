import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkOver } from "@/components/accounts/link-over";
import { FocusShell } from "@/components/layout/focus-shell";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { resetState } from "@/lib/accounts/reset.service";
import { setLocale } from "@/lib/portal/locale";
import { choose } from "./actions";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.reset");
  return { title: t("title"), robots: { index: false } };
}

/** The page behind the mailed link. Looking at it changes nothing: mail scanners look too. */
export default async function ResetPage({ params }: Props) {
  const { code } = await params;
  const { state } = await resetState(code);
  const t = await getTranslations("accounts.reset");

  if (state !== "open") {
    return (
      <FocusShell setLocale={setLocale} title={t(`${state}Title`)} sentence={t(`${state}Sentence`)}>
        <LinkOver again={{ href: "/wachtwoord-vergeten", words: t("again") }} signIn={t("signIn")} />
      </FocusShell>
    );
  }

  return (
    <FocusShell setLocale={setLocale} title={t("title")} sentence={t("sentence")}>
      <ActionForm action={choose.bind(null, code)} labels={{ newPassword: t("password") }}>
        <TextField type="password" name="newPassword" label={t("password")} help={t("passwordHelp")} autoComplete="new-password" className="sm:w-2/3" />
        <div className="mt-[30px] max-sm:*:w-full">
          <SubmitButton size="l">{t("submit")}</SubmitButton>
        </div>
      </ActionForm>
    </FocusShell>
  );
}
