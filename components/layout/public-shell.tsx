import type { ReactNode } from "react";
import { Menu } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Environment } from "@/components/ui/environment";
import { Icon } from "@/components/ui/icon";
import { Logo } from "@/components/ui/logo";
import { Popup } from "@/components/ui/popup";
import { LocaleSwitch, type SetLocale } from "./locale-switch";
import { contentId, SkipLink } from "./skip-link";

type Props = { links: { signIn: string; register: string }; setLocale: SetLocale; children: ReactNode };

/** The pages anyone may see: the mark, the ways in, the other language. */
export function PublicShell({ links, setLocale, children }: Props) {
  const t = useTranslations("layout");

  return (
    <Environment kind="public" className="min-h-dvh bg-surface">
      <SkipLink />
      <header className="mx-auto flex h-[76px] max-w-[1200px] items-center gap-1.5 max-xl:px-5 max-sm:h-16 max-sm:gap-0">
        <Link href="/" aria-label={`${t("product")}, ${t("home")}`} className="mr-auto flex rounded-tag">
          <Logo name={t("product")} />
        </Link>
        <LocaleSwitch setLocale={setLocale} className="max-sm:hidden" />
        <ButtonLink href={links.signIn} variant="ghost" className="!text-ink max-sm:!px-2">
          {t("signIn")}
        </ButtonLink>
        <ButtonLink href={links.register} variant="primary" className="ml-2 max-sm:hidden">
          {t("register")}
        </ButtonLink>
        <div className="sm:hidden">
          <Popup
            align="end"
            label={t("mainMenu")}
            trigger={<Icon of={Menu} size={22} />}
            triggerClassName="-mr-2.5 grid size-11 place-items-center rounded-control text-ink-2"
          >
            <div className="grid gap-1 p-2">
              <ButtonLink href={links.register} variant="primary">
                {t("register")}
              </ButtonLink>
              <LocaleSwitch setLocale={setLocale} className="grid" />
            </div>
          </Popup>
        </div>
      </header>
      <main id={contentId} tabIndex={-1} className="outline-none">
        {children}
      </main>
    </Environment>
  );
}
