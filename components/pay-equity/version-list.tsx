import type { ReactNode } from "react";
import Link from "next/link";
import { useLocale, useNow, useTranslations } from "next-intl";
import { calendarDay, dateText } from "@/components/ui/dates";
import { classes } from "@/components/ui/classes";
import { Status } from "@/components/ui/status";
import type { Version } from "@/lib/pay-equity/schema";
import { versionShapes, versionStanding } from "./version-standing";

type Listed = Omit<Version, "revision"> & { revision?: number };

type Props = {
  label: string;
  versions: Listed[];
  applies: number | null;
  /** The number that is open; null when the draft is. */
  chosen: number | null;
  hrefOf: (number: number) => string;
  /** Stands above the versions: the draft. */
  before?: ReactNode;
};

/** The versions of a document, newest first, each a link to its contents. */
export function VersionList({ label, versions, applies, chosen, hrefOf, before }: Props) {
  return (
    <nav aria-label={label}>
      <h2 className="mb-2.5 text-label font-600">{label}</h2>
      <ul className="overflow-hidden rounded-card border border-line bg-surface">
        {before}
        {[...versions].reverse().map((version) => (
          <VersionRow key={version.number} isChosen={version.number === chosen} href={hrefOf(version.number)}>
            <VersionWords version={version} applies={applies} />
          </VersionRow>
        ))}
      </ul>
    </nav>
  );
}

export function VersionRow({ href, isChosen, children }: { href: string; isChosen: boolean; children: ReactNode }) {
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        prefetch={false}
        href={href}
        aria-current={isChosen ? "page" : undefined}
        className={classes(
          "block px-4 py-3 text-table no-underline focus-visible:-outline-offset-2",
          isChosen ? "bg-env-tint shadow-[inset_3px_0_0_var(--env)]" : "hover:bg-canvas",
        )}
      >
        {children}
      </Link>
    </li>
  );
}

function VersionWords({ version, applies }: { version: Listed; applies: number | null }) {
  const t = useTranslations("documents");
  const locale = useLocale();
  const word = versionStanding(version, applies, calendarDay(useNow()));
  const from = dateText(version.validFrom, locale);

  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <b className="num font-560">{t("versionNumber", { number: version.number })}</b>
        {version.revision !== undefined && version.revision > 1 && (
          <span className="num text-small text-ink-3">{t("document.revisionShort", { revision: version.revision })}</span>
        )}
      </span>
      <span className="mt-0.5 block text-field">
        <Status kind={versionShapes[word]}>{t(`document.states.${word}`, { date: from })}</Status>
      </span>
      {word !== "future" && <span className="mt-0.5 block text-small text-ink-3">{t("document.from", { date: from })}</span>}
      {version.correctsNumber !== null && <span className="block text-small text-ink-3">{t("document.correctsNumber", { number: version.correctsNumber })}</span>}
    </>
  );
}
