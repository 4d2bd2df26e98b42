import { useTranslations } from "next-intl";
import { ReportGroup } from "@/components/pay-equity/report-group";
import { TextLink } from "@/components/ui/link";
import { StatusShape } from "@/components/ui/status";
import type { FindingSeverity, Report } from "@/lib/pay-equity/report.schema";

type Props = { report: Report; /** Where the whole check stands. */ href: string };

/** What the check says of a draft: first what keeps it from being published, then what deserves another look. */
export function FindingList({ report, href }: Props) {
  const t = useTranslations("regulations.document");
  const { error, warning } = report.counts;

  return (
    <div className="grid gap-5">
      {error === 0 && (
        <p className="flex gap-2.5 text-table">
          <StatusShape kind="ok" className="mt-[3px]" />
          {t("noFindings")}
        </p>
      )}
      {error > 0 && <Groups title={t("blocking", { count: error })} severity="error" report={report} />}
      {warning > 0 && <Groups title={t("warnings", { count: warning })} severity="warning" report={report} />}
      <p>
        <TextLink href={href} className="text-field">
          {t("wholeCheck")}
        </TextLink>
      </p>
    </div>
  );
}

function Groups({ title, severity, report }: { title: string; severity: FindingSeverity; report: Report }) {
  const groups = report.blocks.flatMap((block) => block.groups.filter((group) => group.severity === severity));

  return (
    <div>
      <h3 className="text-label font-600">{title}</h3>
      <ul className="mt-2 grid gap-3">
        {groups.map((group) => (
          <li key={`${group.sentence} ${group.findings[0]?.path}`}>
            <ReportGroup group={group} />
          </li>
        ))}
      </ul>
    </div>
  );
}
