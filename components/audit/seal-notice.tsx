import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { StatusShape } from "@/components/ui/status";
import type { SealCheck } from "@/lib/audit/schema";

/** How many faults are said one by one. */
const SAID = 5;

/** What checking the seals found: one quiet line when all holds, a message when it does not. */
export function SealNotice({ check }: { check: SealCheck }) {
  const t = useTranslations("audit.seals");
  const when = (
    <>
      {t("checked")} <Moment at={check.checkedAt} />.
    </>
  );
  if (check.faultCount > 0) return <Broken check={check} />;

  return (
    <p className="mb-5 flex items-start gap-2.5 text-field text-ink-2">
      <StatusShape kind="ok" className="mt-[calc((1lh-16px)/2)]" />
      <span>
        <b className="font-560 text-ink">{t("holds")}</b> {t("counts", { sealed: check.sealed, waiting: check.waiting })} {when}
      </span>
    </p>
  );
}

function Broken({ check }: { check: SealCheck }) {
  const t = useTranslations("audit");
  const isUnknown = check.faults.every(({ kind }) => kind === "key_unknown");
  if (isUnknown) {
    return (
      <Notice kind="attention" title={t("seals.unknownKey")} className="mb-6">
        {t("seals.unknownKeyWhy")}
      </Notice>
    );
  }

  const said = check.faults.slice(0, SAID);
  return (
    <Notice kind="failed" title={t("seals.broken")} className="mb-6">
      {t("seals.brokenCount", { count: check.faultCount })}
      <ul className="mt-2 list-disc pl-5">
        {said.map(({ kind, number, entryId }, index) => (
          <li key={index} className="num">
            {t(`faults.${kind}`, { number: number ?? "" })}
            {entryId && kind === "entry_removed" && <code className="code ml-2 wrap-anywhere">{entryId}</code>}
          </li>
        ))}
        {check.faultCount > said.length && <li>{t("seals.more", { count: check.faultCount - said.length })}</li>}
      </ul>
    </Notice>
  );
}
