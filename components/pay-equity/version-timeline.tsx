import Link from "next/link";
import { useLocale, useNow, useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { calendarDay, dateText } from "@/components/ui/dates";
import type { Version } from "@/lib/pay-equity/schema";
import { type Stretch, stretchesOf } from "./timeline-places";
import { versionStanding } from "./version-standing";

type Listed = Omit<Version, "revision">;

type Props = {
  label: string;
  versions: Listed[];
  /** The number that applies today; null when none does. */
  applies: number | null;
  /** The number that is open; null when none is. */
  chosen: number | null;
  hrefOf: (number: number) => string;
};

/** The versions of a document in time, with today among them. Too narrow for a phone, where VersionList stands. */
export function VersionTimeline({ label, versions, applies, chosen, hrefOf }: Props) {
  const today = calendarDay(useNow());
  const corrected = new Set(versions.filter(({ state }) => state !== "withdrawn").map(({ correctsNumber }) => correctsNumber));

  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto pt-2 max-sm:hidden">
      <ol className="num flex min-w-full gap-1.5">
        {stretchesOf(versions, today).map((stretch, index) => {
          const version = versions.find(({ number }) => number === stretch.number);
          return (
            <li key={index} className={classes("relative min-w-[136px]", widths[stretch.width - 1])}>
              {version ? (
                <Segment
                  version={version}
                  word={wordOf(version, applies, corrected.has(version.number), today)}
                  isChosen={version.number === chosen}
                  href={hrefOf(version.number)}
                />
              ) : (
                <Gap />
              )}
              <Today stretch={stretch} />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

type Word = "applies" | "future" | "past" | "superseded" | "withdrawn" | "corrected";

function wordOf(version: Listed, applies: number | null, isCorrected: boolean, today: string): Word {
  const word = versionStanding(version, applies, today);
  return isCorrected && word === "superseded" ? "corrected" : word;
}

function Segment({ version, word, isChosen, href }: { version: Listed; word: Word; isChosen: boolean; href: string }) {
  const t = useTranslations("documents");
  const locale = useLocale();

  return (
    <Link prefetch={false} href={href} aria-current={isChosen ? "true" : undefined} className="group block rounded-control no-underline focus-visible:-outline-offset-2">
      <span
        className={classes(
          "flex h-10 items-center gap-2.5 overflow-hidden rounded-control px-3 text-field whitespace-nowrap text-ink-2",
          isChosen ? "inset-ring-2 inset-ring-env" : "inset-ring inset-ring-line group-hover:inset-ring-control",
          looks[word],
        )}
      >
        <b className="font-580 text-ink">{t("versionNumber", { number: version.number })}</b>
        <span className="truncate">{t(`timeline.${word}`)}</span>
      </span>
      <span className="mt-1.5 block truncate pl-px text-small text-ink-3">{dateText(version.validFrom, locale)}</span>
    </Link>
  );
}

function Gap() {
  const t = useTranslations("documents.timeline");
  return <span className="flex h-10 items-center justify-center rounded-control border border-dashed border-control px-3 text-field text-ink-3">{t("none")}</span>;
}

/** A line through the day of today. Its word stands under it, where the segment's date does not. */
function Today({ stretch: { today, number } }: { stretch: Stretch }) {
  const t = useTranslations("documents.timeline");
  if (today === null) return null;

  return (
    <span className={classes("pointer-events-none absolute -top-[7px]", tenths[today])}>
      <span className="block h-[54px] w-0.5 rounded-full bg-ink" />
      <span className={classes("absolute top-[52px] text-small font-600 whitespace-nowrap", number !== null && today < 6 ? "top-[72px]" : undefined, today > 7 ? "right-0" : "-translate-x-1/2")}>
        {t("today")}
      </span>
    </span>
  );
}

const hatched = "bg-[repeating-linear-gradient(135deg,var(--sunken)_0_6px,transparent_6px_12px)]";
const looks: Record<Word, string> = { applies: "bg-env-tint", future: "bg-surface", past: "bg-surface", superseded: "bg-surface", withdrawn: hatched, corrected: hatched };
const widths = ["grow basis-0", "grow-2 basis-0", "grow-3 basis-0", "grow-4 basis-0", "grow-5 basis-0", "grow-6 basis-0"];
const tenths = ["left-0.5", "left-1/10", "left-2/10", "left-3/10", "left-4/10", "left-5/10", "left-6/10", "left-7/10", "left-8/10", "left-9/10"];
