import { useTranslations } from "next-intl";
import { type StatusKind, StatusShape } from "@/components/ui/status";

/** `label` says in a word what the shape says. */
export type Shown = { path: string; sentence: string; shape: StatusKind; label?: string };

/** Sentences about places in a message, each with where it stands there. */
export function RemarkList({ remarks }: { remarks: Shown[] }) {
  const t = useTranslations("importing");

  return (
    <ul className="grid gap-3">
      {remarks.map(({ path, sentence, shape, label }, index) => (
        <li key={`${path} ${index}`} className="flex gap-2.5 text-table">
          <StatusShape kind={shape} className="mt-[3px]" />
          <div className="min-w-0 flex-1">
            <p className="wrap-anywhere">
              {label && <span className="font-540">{label}. </span>}
              {sentence}
            </p>
            {path === "" ? <span className="block text-small text-ink-3">{t("wholeMessage")}</span> : <span className="code block text-small wrap-anywhere text-ink-3">{path}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
