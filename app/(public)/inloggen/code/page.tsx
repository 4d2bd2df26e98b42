import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CodeForm } from "@/components/accounts/sign-in-code";
import { FocusShell } from "@/components/layout/focus-shell";
import { TextLink } from "@/components/ui/link";
import { pendingSignIn } from "@/lib/accounts/sign-in.service";
import { pendingKey } from "@/lib/portal/auth";
import { setLocale } from "@/lib/portal/locale";
import { returnPath } from "@/lib/portal/return-path";
import { finish } from "./actions";

type Props = { searchParams: Promise<{ naar?: string | string[]; herstelcode?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.code");
  return { title: t("title") };
}

/** The second step of signing in; without a right password before it there is nothing here. */
export default async function CodePage({ searchParams }: Props) {
  const { naar, herstelcode } = await searchParams;
  if (!(await pendingSignIn(await pendingKey()))) redirect("/inloggen");

  const t = await getTranslations("accounts.code");
  const heading = returnPath(naar);
  const byRecovery = herstelcode === "1";

  return (
    <FocusShell
      setLocale={setLocale}
      way={<TextLink href="/inloggen">{t("back")}</TextLink>}
      title={byRecovery ? t("recoveryTitle") : t("title")}
      sentence={byRecovery ? t("recoverySentence") : t("sentence")}
    >
      <CodeForm key={byRecovery ? "recovery" : "app"} finish={finish} heading={heading} byRecovery={byRecovery} />
    </FocusShell>
  );
}
