"use client";
import { NextIntlClientProvider } from "next-intl";
import { Failure } from "@/components/layout/failure";
import commonEn from "@/messages/en/common.json";
import layoutEn from "@/messages/en/layout.json";
import commonNl from "@/messages/nl/common.json";
import layoutNl from "@/messages/nl/layout.json";
import "./globals.css";

/** The root layout itself failed, so the language is not known: both are shown, and this page brings its own words. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="nl">
      <body>
        <title>{layoutNl.failure.title}</title>
        <main className="mx-auto grid max-w-[640px] gap-12 px-5 py-20">
          {languages.map(({ locale, messages }) => (
            <section key={locale} lang={locale}>
              <NextIntlClientProvider locale={locale} messages={messages} timeZone="Europe/Amsterdam">
                <h1 className="text-title font-620">{messages.layout.failure.title}</h1>
                <p className="mt-1.5 mb-7 text-lead text-ink-2">{messages.layout.failure.sentence}</p>
                <Failure thrown={error} again={retry} />
              </NextIntlClientProvider>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}

const languages = [
  { locale: "nl", messages: { common: commonNl, layout: layoutNl } },
  { locale: "en", messages: { common: commonEn, layout: layoutEn } },
] as const;
