import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { dateText } from "@/components/ui/dates";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { Comparable, Comparison } from "@/lib/pay-equity/difference.schema";
import { DifferenceTable } from "./difference-table";

type Props = {
  /** The address of the page, which the choice is sent to. */
  path: string;
  /** Null when there is only one version. */
  comparison: Comparison | null;
  /** Who reads: a company is told about what is shared with it, a hirer about the whole. */
  reader: "company" | "hirer";
};

/** What changes between two versions: by block in a table, and as sentences to pass on. */
export function DifferenceView({ path, comparison, reader }: Props) {
  const t = useTranslations("documents.difference");
  const nameOf = useNames();
  if (!comparison) return <EmptyState title={t("onlyOne")}>{t("onlyOneText")}</EmptyState>;

  const { before, after, blocks, differences, summary, isSameVersion } = comparison;
  const withdrawn = [before, after].find(({ isWithdrawn }) => isWithdrawn);

  return (
    <div className="grid items-start gap-8 lg:grid-cols-[200px_minmax(0,1fr)]">
      <BlockCounts blocks={blocks} differences={differences} />
      <div className="grid min-w-0 gap-6">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <h2 className="text-section font-600">{summary.title}</h2>
          <Choice path={path} comparison={comparison} />
        </div>
        {withdrawn && <Notice kind="attention">{t("withdrawn", { name: nameOf(withdrawn) })}</Notice>}
        {isSameVersion && before.key !== after.key && <Notice kind="info">{t("sameVersion", { number: after.number })}</Notice>}
        {differences.length === 0 ? (
          <EmptyState title={t("none")}>{t(before.key === after.key ? "noneItself" : `noneText.${reader}`, { before: nameOf(before), after: nameOf(after) })}</EmptyState>
        ) : (
          <>
            <DifferenceTable comparison={comparison} names={{ before: nameOf(before), after: nameOf(after) }} />
            <Sentences comparison={comparison} />
          </>
        )}
      </div>
    </div>
  );
}

/** The two versions to compare: a form that a browser without a script sends too. */
function Choice({ path, comparison: { options, before, after } }: { path: string; comparison: Comparison }) {
  const t = useTranslations("documents.difference");
  const locale = useLocale();
  const nameOf = useNames();
  const choices = [...options].reverse().map((option) => ({
    value: option.key,
    label: option.validFrom ? t("option", { name: nameOf(option), date: dateText(option.validFrom, locale) }) : nameOf(option),
  }));

  return (
    <form method="get" action={path} className="flex flex-wrap items-end gap-2.5 max-sm:w-full">
      <Select name="van" label={t("compare")} options={choices} defaultValue={before.key} className="w-[17rem] max-sm:w-full" />
      <Select name="naar" label={t("with")} options={choices} defaultValue={after.key} className="w-[17rem] max-sm:w-full" />
      <Button type="submit" variant="secondary" className="max-sm:w-full">
        {t("show")}
      </Button>
    </form>
  );
}

/** The blocks with how many changes each holds; a block that is "n.v.t." says so. */
function BlockCounts({ blocks, differences }: Pick<Comparison, "blocks" | "differences">) {
  const t = useTranslations("documents.difference");

  return (
    <nav aria-label={t("blocks")} className="num max-lg:hidden lg:sticky lg:top-6">
      <ul className="text-[0.90625rem]">
        {blocks.map(({ id, title, state }) => {
          const count = differences.filter(({ block }) => block === id).length;
          return (
            <li key={id} className="flex min-h-[33px] items-center gap-2.5">
              {count > 0 ? (
                <a href={`#${id}`} className="flex min-w-0 flex-1 items-center gap-2.5 rounded-[2px] font-560 text-ink no-underline hover:underline">
                  {title}
                  <span className="ml-auto min-w-5 rounded-full bg-env px-1 text-center text-[0.75rem]/5 font-600 text-env-on">
                    {count}
                    <span className="sr-only"> {t("changes", { count })}</span>
                  </span>
                </a>
              ) : (
                <>
                  <span className="text-ink-3">{title}</span>
                  {(state === "not_applicable" || state === "unknown") && <span className="ml-auto text-small text-ink-3">{t(`states.${state}`)}</span>}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The same in sentences, to be put in a message. */
function Sentences({ comparison: { differences } }: { comparison: Comparison }) {
  const t = useTranslations("documents.difference");
  const sentences = differences.map(({ sentence }) => sentence);

  return (
    <Card labelledBy="in-sentences">
      <CardHead id="in-sentences" title={t("inSentences")} actions={<CopyButton value={sentences.map((sentence) => `- ${sentence}`).join("\n")} name={t("inSentences")} />} />
      <CardBody>
        <ul className="num grid list-disc gap-1.5 pl-5 text-table">
          {sentences.map((sentence, index) => (
            <li key={index} className="wrap-anywhere">
              {sentence}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

/** What a side is called. */
function useNames() {
  const t = useTranslations("documents.difference");
  return ({ number, revision, isDraft }: Comparable) => {
    if (isDraft) return t("names.draft", { number });
    return revision === null ? t("names.version", { number }) : t("names.revision", { number, revision });
  };
}
