"use client";
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { RouterProvider } from "react-aria-components";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { ToastProvider } from "@/components/ui/toast";

/** What the parts of the portal share in the browser: links of menus go through the router, words follow the language, one toast. */
export function PortalProviders({ children }: { children: ReactNode }) {
  const router = useRouter();
  const locale = useLocale();

  return (
    <I18nProvider locale={locale === "nl" ? "nl-NL" : "en-GB"}>
      <RouterProvider navigate={(path) => router.push(path)}>
        <ToastProvider>{children}</ToastProvider>
      </RouterProvider>
    </I18nProvider>
  );
}
