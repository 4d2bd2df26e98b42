import { useTranslations } from "next-intl";
import { StatusShape, type StatusKind } from "@/components/ui/status";

type Finding = { severity: "error" | "warning"; path: string; sentence: string };

/** What the check says of a draft: first what keeps it from being published, then what deserves another look. */
export function FindingList({ findings }: { findings: Finding[] }) {
  const t = useTranslations("regulations.document");
  const errors = findings.filter((finding) => finding.severity === "error");
  const warnings = findings.filter((finding) => finding.severity === "warning");
  if (findings.length === 0) {
    return (
      <p className="flex gap-2.5 text-table">
        <StatusShape kind="ok" className="mt-[3px]" />
        {t("noFindings")}
      </p>
    );
  }

  return (
    <div className="grid gap-5">
      {errors.length > 0 && <Findings title={t("blocking", { count: errors.length })} kind="failed" findings={errors} />}
      {warnings.length > 0 && <Findings title={t("warnings", { count: warnings.length })} kind="attention" findings={warnings} />}
    </div>
  );
}

function Findings({ title, kind, findings }: { title: string; kind: StatusKind; findings: Finding[] }) {
  return (
    <div>
      <h3 className="text-label font-600">{title}</h3>
      <ul className="mt-2 grid gap-2">
        {findings.map(({ path, sentence }, index) => (
          <li key={index} className="flex gap-2.5 text-table">
            <StatusShape kind={kind} className="mt-[3px]" />
            <span className="min-w-0">
              {sentence} <span className="code block break-all text-ink-3">{path}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
