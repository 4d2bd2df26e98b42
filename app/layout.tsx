import type { Metadata } from "next";
import type { ReactNode } from "react";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { StyleNonce } from "@/components/layout/style-nonce";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout");
  return { title: t("title"), description: t("description") };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;

  return (
    <html lang={await getLocale()}>
      <head>{nonce && <StyleNonce nonce={nonce} />}</head>
      <body>
        <ClientMessages>{children}</ClientMessages>
      </body>
    </html>
  );
}
