import { useLocale, useTranslations } from "next-intl";
import { Drawer } from "@/components/layout/drawer";
import { CopyButton } from "@/components/ui/copy-button";
import { momentText, secondsText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import type { LogEntry, SealFault } from "@/lib/audit/schema";
import { useActorName } from "./who";

type Props = { entry: LogEntry; faults: SealFault[]; closeHref: string };

/** Everything that is known of one line. */
export function EntryDrawer({ entry, faults, closeHref }: Props) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const nameOf = useActorName();
  const at = new Date(entry.at);
  const { company, address, agent } = entry;

  return (
    <Drawer title={entry.sentence} detail={`${momentText(at, locale)} (${secondsText(at, locale)})`} closeHref={closeHref} closeLabel={t("close")}>
      {faults.length > 0 && (
        <Notice kind="failed" className="mt-5">
          {faults.map(({ kind, number }) => t(`faults.${kind}`, { number: number ?? "" })).join(". ")}.
        </Notice>
      )}
      <DescriptionList
        className="mt-5"
        items={[
          { term: t("columns.who"), description: nameOf(entry.actor) },
          { term: t("columns.outcome"), description: t(`outcomes.${entry.outcome}`) },
          ...(company ? [{ term: t("columns.company"), description: company }] : []),
          { term: t("columns.address"), description: address ?? t("addressErased") },
          ...(agent ? [{ term: t("columns.agent"), description: agent }] : []),
          ...entry.facts.map(({ label, value }) => ({ term: label, description: value })),
          { term: t("columns.seal"), description: entry.sealNumber === null ? t("unsealed") : t("sealOf", { number: entry.sealNumber }) },
          { term: t("columns.id"), description: <span className="flex items-center gap-2"><code className="code min-w-0 wrap-anywhere">{entry.id}</code><CopyButton look="icon" value={entry.id} name={t("columns.id")} /></span> },
        ]}
      />
    </Drawer>
  );
}
