import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { StatusShape, type StatusKind } from "@/components/ui/status";
import type { FindingSeverity, ReportedFinding, ReportedGroup } from "@/lib/pay-equity/report.schema";

/** One kind of finding: what is wrong, from when, where, by which rule and what to do. Its places fold away when they are many. */
export function ReportGroup({ group, children }: { group: ReportedGroup; /** Facts below the sentence. */ children?: ReactNode }) {
  const t = useTranslations("payEquity.report");
  const [first, ...rest] = group.findings;
  const isOne = rest.length === 0 || !group.isSummary;

  return (
    <div className="flex gap-2.5 text-table">
      <StatusShape kind={severityShapes[group.severity]} className="mt-[3px]" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          <span className="sr-only">{t(`severity.${group.severity}`)}: </span>
          {group.sentence}
        </p>
        {isOne && first && <Where finding={first} />}
        {group.isSummary ? <Places findings={group.findings} label={t("show", { count: group.findings.length })} /> : rest.length > 0 && <Places findings={rest} label={t("more", { count: rest.length })} />}
        {children}
      </div>
    </div>
  );
}

export const severityShapes: Record<FindingSeverity, StatusKind> = { error: "failed", warning: "attention", note: "unknown" };

/** The place as people call it, and where it stands in the SETU message. */
function Where({ finding: { place, path } }: { finding: ReportedFinding }) {
  return (
    <span className="block text-small text-ink-3">
      {place} <span className="code wrap-anywhere">{path}</span>
    </span>
  );
}

function Places({ findings, label }: { findings: ReportedFinding[]; label: string }) {
  return (
    <details className="mt-1.5">
      <summary className="w-fit cursor-pointer rounded-[2px] text-field text-ink-2 hover:text-ink">{label}</summary>
      <ul className="mt-2 grid gap-2 border-l border-line pl-4">
        {findings.map((finding) => (
          <li key={`${finding.path} ${finding.sentence}`} className="text-field wrap-anywhere">
            {finding.sentence}
            <Where finding={finding} />
          </li>
        ))}
      </ul>
    </details>
  );
}
