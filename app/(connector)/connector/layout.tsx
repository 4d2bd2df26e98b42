import type { Metadata } from "next";
import type { ReactNode } from "react";
import { getTranslations } from "next-intl/server";
import { Window } from "@/components/connector/window";
import { ClientMessages } from "@/components/layout/client-messages";
import { env } from "@/lib/core/env";
import { listAdministrations } from "@/lib/connector/service";
import { setLocale } from "@/lib/portal/locale";
import { visitorOfPage } from "./door";
import "./connector.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("connector");
  return { title: t("title"), description: t("description"), robots: { index: false } };
}

export default async function ConnectorLayout({ children }: { children: ReactNode }) {
  const visitor = await visitorOfPage();
  const administrations = visitor ? await listAdministrations(visitor) : [];

  return (
    <ClientMessages areas={["connector"]}>
      <Window administrations={administrations} address={`${env().APP_URL}/api/v1`} setLocale={setLocale}>
        {children}
      </Window>
    </ClientMessages>
  );
}
