import { useLocale, useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { TextLink } from "@/components/ui/link";
import { Notice, type NoticeKind } from "@/components/ui/notice";
import type { MinimumWages, Report, ReportedBlock, ReportedGroup, SeverityCounts } from "@/lib/pay-equity/report.schema";
import { MinimumWageTable } from "./minimum-wage-table";
import { ReportGroup } from "./report-group";

type Props = {
  report: Report;
  minimumWages: MinimumWages;
  /** The version that was checked; null for a draft. */
  number: number | null;
  /** Whether the reader publishes it, and so is told whether that is possible. */
  publishes: boolean;
  /** Where a block is read; null for one that is not in the message. */
  blockHref: (block: ReportedBlock["id"]) => string | null;
};

/** The check of a version or a draft: what was found by block, what was checked, and the minimum wage it was compared with. */
export function ReportView({ report, minimumWages, number, publishes, blockHref }: Props) {
  return (
    <div className="grid min-w-0 gap-4">
      <Summary counts={report.counts} number={number} publishes={publishes} />
      {report.blocks.map((block) => (
        <BlockCard key={block.id} block={block} href={blockHref(block.id)} />
      ))}
      <CheckedCard />
      <MinimumWageTable {...minimumWages} />
    </div>
  );
}

function Summary({ counts, number, publishes }: { counts: SeverityCounts } & Pick<Props, "number" | "publishes">) {
  const t = useTranslations("payEquity.report");
  const parts = useCounts(counts);
  const which = number === null ? "Draft" : "";
  const sentence = t(parts ? `summary.some${which}` : `summary.none${which}`, { number: number ?? 0, parts });

  return (
    <Notice kind={kindOf(counts)} title={sentence}>
      {publishes && t(counts.error > 0 ? "summary.blocked" : "summary.publishable")}
    </Notice>
  );
}

function kindOf({ error, warning }: SeverityCounts): NoticeKind {
  if (error > 0) return "failed";
  return warning > 0 ? "attention" : "ok";
}

/** "2 fouten en 1 waarschuwing"; empty for none. */
function useCounts({ error, warning, note }: SeverityCounts): string {
  const t = useTranslations("payEquity.report");
  const locale = useLocale();
  const said = [
    ...(error > 0 ? [t("errors", { count: error })] : []),
    ...(warning > 0 ? [t("warnings", { count: warning })] : []),
    ...(note > 0 ? [t("notes", { count: note })] : []),
  ];
  return new Intl.ListFormat(locale).format(said);
}

function BlockCard({ block, href }: { block: ReportedBlock; href: string | null }) {
  const t = useTranslations("payEquity.report");
  const counts = useCounts(block.counts);
  const id = `check-${block.id}`;

  return (
    <Card labelledBy={id}>
      <CardHead
        id={id}
        title={block.title}
        note={counts}
        actions={
          href && (
            <TextLink href={href} className="text-field">
              {t("read", { block: block.title })}
            </TextLink>
          )
        }
      />
      <ul>
        {block.groups.map((group) => (
          <li key={`${group.sentence} ${group.findings[0]?.path}`} className="border-t border-line px-6 py-4 max-sm:px-5">
            <ReportGroup group={group}>
              <Facts group={group} />
            </ReportGroup>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Facts({ group: { from, source, advice } }: { group: ReportedGroup }) {
  const t = useTranslations("payEquity.report");

  return (
    <dl className="mt-2.5 grid gap-x-4 gap-y-1 text-field max-sm:gap-y-2 sm:grid-cols-[104px_minmax(0,1fr)]">
      {from && <Fact term={t("since")}>{from}</Fact>}
      <Fact term={t("rule")}>{source}</Fact>
      <Fact term={t("todo")}>{advice}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

const checks = ["references", "periods", "salary", "minimumWage", "law", "sections"] as const;

function CheckedCard() {
  const t = useTranslations("payEquity.report.checked");

  return (
    <Card labelledBy="checked">
      <CardHead id="checked" title={t("title")} />
      <CardBody>
        <ul className="grid list-disc gap-1 pl-5 text-table">
          {checks.map((check) => (
            <li key={check}>{t(check)}</li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
