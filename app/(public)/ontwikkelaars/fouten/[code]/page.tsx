import type { Metadata } from "next";
import type { ReactNode } from "react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PublicShell } from "@/components/layout/public-shell";
import { PageHead } from "@/components/ui/page";
import { type ErrorCode, errorStatus } from "@/lib/core/errors";
import { setLocale } from "@/lib/portal/locale";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  const t = await getTranslations("problems");
  return isKnown(code) ? { title: `${t("tabTitle", { code })} · ${t(`codes.${code}.title`)}` } : {};
}

/** What one error code of the API means and what to do about it: where `type` of a problem points to. */
export default async function ProblemPage({ params }: Props) {
  const { code } = await params;
  if (!isKnown(code)) notFound();

  const t = await getTranslations("problems");
  const words = { code: (text: ReactNode) => <span className="code">{text}</span> };

  return (
    <PublicShell links={{ signIn: "/inloggen", register: "/registreren/uitlener" }} setLocale={setLocale}>
      <div className="mx-auto max-w-[760px] px-5 pt-8 pb-20">
        <PageHead title={t(`codes.${code}.title`)} sentence={t.rich("sentence", { ...words, status: errorStatus[code], name: code })} />
        <h2 className="text-section font-600">{t("meaning")}</h2>
        <p className="mt-1 mb-7 max-w-[70ch] text-ink-2">{t.rich(`codes.${code}.meaning`, words)}</p>
        <h2 className="text-section font-600">{t("remedy")}</h2>
        <p className="mt-1 mb-9 max-w-[70ch] text-ink-2">{t.rich(`codes.${code}.remedy`, words)}</p>
        <p className="max-w-[70ch] border-t border-line pt-5 text-field text-ink-3">{t.rich("shape", words)}</p>
      </div>
    </PublicShell>
  );
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(errorStatus, code);
}
