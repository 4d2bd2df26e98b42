import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VerdictCard } from "@/components/agreements/verdict-card";
import { VerificationForms } from "@/components/agreements/verification-forms";
import { PublicShell } from "@/components/layout/public-shell";
import { Notice } from "@/components/ui/notice";
import { unpackVerdict } from "@/lib/agreements/verification.service";
import { setLocale } from "@/lib/portal/locale";

type Props = { searchParams: Promise<{ uitslag?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("verification");
  return { title: t("title") };
}

/** For anybody: is this PDF what the portal gave out? The forms post to the same address, which answers with one of this page. */
export default async function VerifyPage({ searchParams }: Props) {
  const { uitslag } = await searchParams;
  const verdict = typeof uitslag === "string" ? unpackVerdict(uitslag) : null;
  const t = await getTranslations("verification");

  return (
    <PublicShell links={{ signIn: "/inloggen", register: "/registreren/uitlener" }} setLocale={setLocale}>
      <div className="mx-auto max-w-[860px] px-5 pt-10 pb-16 max-sm:pt-6">
        <h1 className="text-title font-620 max-sm:text-[1.625rem]/8">{t("title")}</h1>
        <p className="mt-1.5 mb-8 max-w-[76ch] text-lead text-ink-2 max-sm:text-[0.9375rem]/6">{t("lead")}</p>
        {uitslag !== undefined && <div className="mb-9">{verdict ? <VerdictCard verdict={verdict} /> : <Notice kind="attention">{t("ended")}</Notice>}</div>}
        <VerificationForms typed={verdict?.kind === "unknownCode" ? verdict.typed : ""} />
      </div>
    </PublicShell>
  );
}
