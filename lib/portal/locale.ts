import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { now } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { locales, type Locale } from "@/lib/core/words";
import en from "@/messages/en";
import nl from "@/messages/nl";

const LOCALE_COOKIE = "locale";
const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;
const catalogues = { nl, en };

/** The language of this request: the one chosen with the switch, else Dutch. It never stands in the URL. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : "nl";

  return { locale, messages: catalogues[locale], timeZone: "Europe/Amsterdam", now: now() };
});

/** Keeps the chosen language for a year and shows the same page in it. Works as a plain form post; other values are ignored. */
export async function setLocale(form: FormData): Promise<void> {
  "use server";
  const chosen = form.get("locale");
  if (!isLocale(chosen)) return;

  (await cookies()).set(LOCALE_COOKIE, chosen, {
    path: "/",
    maxAge: YEAR_IN_SECONDS,
    httpOnly: true,
    sameSite: "lax",
    secure: env().APP_URL.startsWith("https://"),
  });
}

function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
