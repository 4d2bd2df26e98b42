import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkOver } from "@/components/accounts/link-over";
import { FocusShell } from "@/components/layout/focus-shell";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { emailChangeState } from "@/lib/accounts/account.service";
import { setLocale } from "@/lib/portal/locale";
import { confirm } from "./actions";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.emailProof");
  return { title: t("title"), robots: { index: false } };
}

/** The page behind the link in the new address. Looking at it changes nothing: mail scanners look too. */
export default async function EmailProofPage({ params }: Props) {
  const { code } = await params;
  const change = await emailChangeState(code);
  const t = await getTranslations("accounts.emailProof");

  if (change.state !== "open") {
    return (
      <FocusShell setLocale={setLocale} title={t(`${change.state}Title`)} sentence={t(`${change.state}Sentence`)}>
        <LinkOver signIn={t("signIn")} />
      </FocusShell>
    );
  }

  return (
    <FocusShell setLocale={setLocale} title={t("title")} sentence={<span className="break-words">{t("sentence", { email: change.email })}</span>}>
      <ActionForm action={confirm.bind(null, code)} label={t("title")}>
        <SubmitButton size="l" className="max-sm:w-full">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </FocusShell>
  );
}
