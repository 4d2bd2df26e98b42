import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { Environment } from "@/components/ui/environment";
import { AccountContent, AccountMenu, type AccountLink, type User } from "./account-menu";
import { LocaleSwitch, type SetLocale } from "./locale-switch";
import { Navigation, type NavigationSection } from "./navigation";
import { OtherSide, type OtherSideLink } from "./other-side";
import { PhoneMenu } from "./phone-menu";
import { PortalProviders } from "./portal-providers";
import { contentId, SkipLink } from "./skip-link";
import { Switcher, type AccountHere, type PlaceGroup, type PlaceHere } from "./switcher";

type Props = {
  environment: PlaceHere | AccountHere;
  /** Everywhere this person may be, for the switcher behind the plate. */
  environments: PlaceGroup[];
  sections: NavigationSection[];
  otherSide?: OtherSideLink;
  user: User;
  accountLinks?: AccountLink[];
  /** A form with the button that signs out. */
  signOut: ReactNode;
  setLocale: SetLocale;
  /** For a shell that a page draws itself. A shell in a layout leaves it to `Page`, since a layout is not drawn again. */
  breadcrumb?: Crumb[];
  children: ReactNode;
};

/**
 * One environment of the portal, or the own account: its plate and menu left, the page right; on a phone a bar with the plate and a sheet.
 * Plain data only. It may stand in a layout: the menu and the switcher read the current page from the address.
 */
export function PortalShell({ environment, environments, sections, otherSide, user, accountLinks = [], signOut, setLocale, breadcrumb, children }: Props) {
  const t = useTranslations("layout");
  const plate = <Switcher here={environment} places={environments} />;
  const menu = <Navigation sections={sections} />;
  const other = otherSide && <OtherSide link={otherSide} />;

  return (
    <Environment kind={environment.kind} className="min-h-dvh pt-1">
      <PortalProviders>
        <SkipLink />
        <div aria-hidden className="fixed inset-x-0 top-0 z-40 h-1 bg-env" />
        <header className="flex items-center gap-1 border-b border-env-line/55 bg-env-tint px-3 py-2.5 lg:hidden">
          <div className="min-w-0 flex-1">{plate}</div>
          <PhoneMenu>
            <nav aria-label={t("mainMenu")}>{menu}</nav>
            <div className="mt-auto grid gap-4 pt-6">
              {other}
              <div className="rounded-card border border-env-line/60 bg-surface/70">
                <AccountContent user={user} links={accountLinks} signOut={signOut} />
                <LocaleSwitch setLocale={setLocale} className="px-1.5 pb-1.5 *:w-full *:justify-start" />
              </div>
            </div>
          </PhoneMenu>
        </header>
        <div className="lg:grid lg:grid-cols-[256px_minmax(0,1fr)]">
          <nav aria-label={t("mainMenu")} className="sticky top-1 h-[calc(100dvh-4px)] flex-col overflow-y-auto border-r border-env-line/55 bg-env-tint px-3.5 pt-3.5 pb-[18px] max-lg:hidden lg:flex">
            {plate}
            {menu}
            {other && <div className="mt-auto pt-4">{other}</div>}
          </nav>
          <div className="relative min-w-0 xl:has-[[data-drawer]]:pr-[428px]">
            <header className="flex h-14 items-center justify-end gap-2 pr-7 pl-12 max-lg:hidden">
              {breadcrumb && (
                <div className="mr-auto">
                  <Breadcrumb crumbs={breadcrumb} />
                </div>
              )}
              <LocaleSwitch setLocale={setLocale} />
              <AccountMenu user={user} links={accountLinks} signOut={signOut} />
            </header>
            <main id={contentId} tabIndex={-1} className="max-w-[1184px] px-5 pt-6 pb-10 outline-none sm:px-8 lg:px-12 lg:pt-5 lg:pb-12">
              {children}
            </main>
          </div>
        </div>
      </PortalProviders>
    </Environment>
  );
}
