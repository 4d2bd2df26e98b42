import type { ReactNode } from "react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Environment } from "@/components/ui/environment";
import { Logo } from "@/components/ui/logo";
import { LocaleSwitch, type SetLocale } from "./locale-switch";
import { contentId, SkipLink } from "./skip-link";

type Props = {
  setLocale: SetLocale;
  /** Right of the mark: the way out, such as "Al een account? Inloggen". */
  way?: ReactNode;
  /** The steps, as StepBars. */
  steps?: ReactNode;
  title: ReactNode;
  sentence?: ReactNode;
  /** The right column: what helps with this step. Under the form on a phone. */
  aside?: ReactNode;
  asideLabel?: string;
  children: ReactNode;
};

/** One task and nothing around it: registering, signing in, accepting. */
export function FocusShell({ setLocale, way, steps, title, sentence, aside, asideLabel, children }: Props) {
  const t = useTranslations("layout");

  return (
    <Environment kind="public" className="min-h-dvh bg-surface lg:grid lg:grid-cols-[minmax(0,1fr)_400px] xl:grid-cols-[minmax(0,1fr)_500px]">
      <SkipLink />
      <div className="px-5 pb-10 lg:pr-[72px] lg:pl-12 xl:pl-[120px]">
        <header className="flex h-[76px] max-w-[720px] items-center gap-3 max-sm:h-16">
          <Link href="/" aria-label={`${t("product")}, ${t("home")}`} className="mr-auto flex rounded-tag">
            <Logo name={t("product")} />
          </Link>
          {way && <div className="text-field text-ink-3 max-sm:hidden">{way}</div>}
          <LocaleSwitch setLocale={setLocale} className="-mr-2.5" />
        </header>
        <main id={contentId} tabIndex={-1} className={steps ? "max-w-[720px] outline-none" : "max-w-[720px] outline-none sm:pt-[70px]"}>
          {steps && <div className="mt-[22px] mb-[30px] max-sm:mt-2 max-sm:mb-1.5">{steps}</div>}
          <h1 className="text-title font-620 max-sm:text-[1.625rem]/8">{title}</h1>
          {sentence && <p className="mt-1.5 max-w-[76ch] text-lead tracking-[-0.005em] text-ink-2 max-sm:text-[0.9375rem]/6">{sentence}</p>}
          <div className="mt-6 max-sm:mt-[18px]">{children}</div>
          {way && <div className="mt-8 text-field text-ink-3 sm:hidden">{way}</div>}
        </main>
      </div>
      <aside aria-label={asideLabel} className="border-line bg-canvas px-5 py-10 max-lg:border-t lg:border-l lg:px-8 lg:pt-[150px] xl:px-16" hidden={!aside}>
        {aside}
      </aside>
      {!aside && <div className="border-l border-line bg-canvas max-lg:hidden" />}
    </Environment>
  );
}
