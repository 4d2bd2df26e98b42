import type { ReactNode } from "react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Administration } from "@/lib/connector/schema";
import { AdministrationList } from "./administration-list";
import { RefreshOnReturn } from "./refresh-on-return";

type Props = {
  administrations: Administration[];
  /** The API's address, for the status bar. */
  address: string;
  setLocale: (form: FormData) => Promise<void>;
  children: ReactNode;
};

/** The program's window: title bar, menu, the werkmaatschappijen beside the content, status bar. */
export function Window({ administrations, address, setLocale, children }: Props) {
  const t = useTranslations("connector");

  return (
    <div className="cx">
      <a className="cx-skip" href="#cx-content">
        {t("window.skip")}
      </a>
      <div className="cx-window">
        <header className="cx-title">
          <span aria-hidden className="cx-mark" />
          <h1>{t("title")}</h1>
          <LocaleSwitch setLocale={setLocale} />
        </header>

        <nav className="cx-menu" aria-label={t("window.menu")}>
          <Link href="/connector">{t("window.list")}</Link>
          <Link href="/connector/nieuw">{t("window.new")}</Link>
        </nav>

        <div className="cx-panes">
          {administrations.length > 0 && <AdministrationList administrations={administrations.map(({ id, number, name }) => ({ id, number, name }))} />}
          <main id="cx-content" className="cx-content" tabIndex={-1}>
            {children}
          </main>
        </div>

        <footer className="cx-status">
          <span>{t("window.status", { address })}</span>
          <span>{t("window.kept")}</span>
        </footer>
      </div>
      <RefreshOnReturn />
    </div>
  );
}

/** The same page in the other language; the button is named in that language. */
function LocaleSwitch({ setLocale }: Pick<Props, "setLocale">) {
  const t = useTranslations("connector.window");
  const other = useLocale() === "nl" ? "en" : "nl";

  return (
    <form action={setLocale}>
      <input type="hidden" name="locale" value={other} />
      <button className="cx-button cx-small" lang={other}>
        {t("otherLanguage")}
      </button>
    </form>
  );
}
