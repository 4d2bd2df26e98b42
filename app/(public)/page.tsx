import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hero } from "@/components/landing/hero";
import { Steps } from "@/components/landing/steps";
import { PublicShell } from "@/components/layout/public-shell";
import { setLocale } from "@/lib/portal/locale";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("landing");
  return { title: t("title") };
}

export default function LandingPage() {
  return (
    <PublicShell links={{ signIn: "/inloggen", register: "/registreren/uitlener" }} setLocale={setLocale}>
      <Hero registerHref="/registreren/uitlener" />
      <Steps />
    </PublicShell>
  );
}
