import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FocusShell } from "@/components/layout/focus-shell";
import { PlateLink } from "@/components/layout/plate-link";
import { TextLink } from "@/components/ui/link";
import { setLocale } from "@/lib/portal/locale";
import { onlyPlace, placesOf } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import { SignOutForm } from "../sign-out-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.welcome");
  return { title: t("tabTitle") };
}

/** Where to go: every environment of this person as a plate. Skipped by whoever has nothing to choose. */
export default async function WelcomePage() {
  const { actor, email } = await personOrSignIn("/welkom");
  const only = onlyPlace(actor.places);
  if (only) redirect(only.href);
  if (actor.places.length === 0) return <Nowhere email={email} />;

  const t = await getTranslations("accounts.welcome");
  const roles = await getTranslations("members.roles");

  return (
    <FocusShell setLocale={setLocale} way={<SignOutForm />} title={t("title")} sentence={t("sentence")}>
      <div className="grid gap-10">
        {actor.places.map((place) => (
          <section key={place.organisation.slug} aria-label={t("organisations", { name: place.organisation.name })}>
            <ul className="grid gap-3 sm:grid-cols-2">
              {placesOf([place]).map((there) => (
                <li key={there.href} className={there.kind === "company" ? undefined : "sm:col-span-2"}>
                  <PlateLink {...there} role={roles(there.role)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </FocusShell>
  );
}

/** Somebody whose last role was taken away, or who never had one: what is the matter and what to do, and the way out. */
async function Nowhere({ email }: { email: string }) {
  const t = await getTranslations("accounts.welcome");

  return (
    <FocusShell setLocale={setLocale} title={t("none")} sentence={t("noneText", { email })}>
      <SignOutForm variant="primary" size="m" />
      <p className="mt-6 text-ink-2">
        <TextLink href="/account">{t("toAccount")}</TextLink>
      </p>
    </FocusShell>
  );
}
