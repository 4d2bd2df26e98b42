import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FocusShell } from "@/components/layout/focus-shell";
import { PlateLink } from "@/components/layout/plate-link";
import { Button } from "@/components/ui/button";
import { setLocale } from "@/lib/portal/locale";
import { onlyPlace, placesOf } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import { signOut } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.welcome");
  return { title: t("tabTitle") };
}

/** Where to go: every environment of this person as a plate. Skipped by whoever has nothing to choose. */
export default async function WelcomePage() {
  const { actor } = await personOrSignIn("/welkom");
  const only = onlyPlace(actor.places);
  if (only) redirect(only.href);

  const hasPlaces = actor.places.length > 0;
  const t = await getTranslations("accounts.welcome");
  const places = await getTranslations("places");

  return (
    <FocusShell
      setLocale={setLocale}
      way={
        <form action={signOut}>
          <Button type="submit" variant="ghost" size="s">
            {places("signOut")}
          </Button>
        </form>
      }
      title={hasPlaces ? t("title") : t("none")}
      sentence={hasPlaces ? t("sentence") : t("noneText")}
    >
      <div className="grid gap-10">
        {actor.places.map((place) => (
          <section key={place.organisation.slug} aria-label={t("organisations", { name: place.organisation.name })}>
            <ul className="grid gap-3 sm:grid-cols-2">
              {placesOf([place]).map((there) => (
                <li key={there.href} className={there.kind === "company" ? undefined : "sm:col-span-2"}>
                  <PlateLink {...there} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </FocusShell>
  );
}
