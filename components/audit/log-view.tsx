import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { LogChoices, LogFilter, LogPage, SealCheck } from "@/lib/audit/schema";
import { EntryDrawer } from "./entry-drawer";
import { addressOf, isNarrowed } from "./log-address";
import { LogFilterForm } from "./log-filter";
import { LogTable } from "./log-table";
import { SealNotice } from "./seal-notice";

type Props = { page: LogPage; choices: LogChoices; check: SealCheck; filter: LogFilter; path: string; openId: string | null };

/** A log: what its seals say, the filter, the lines, and one of them opened. */
export function LogView({ page, choices, check, filter, path, openId }: Props) {
  const t = useTranslations("audit");
  const open = page.entries.find(({ id }) => id === openId);

  return (
    <>
      <SealNotice check={check} />
      <LogFilterForm path={path} filter={filter} choices={choices} />
      <Card as="div">
        {page.entries.length > 0 ? (
          <LogTable
            entries={page.entries}
            path={path}
            filter={filter}
            openId={open?.id ?? null}
            tampered={new Set(check.faults.flatMap(({ entryId }) => entryId ?? []))}
            hasCompanies={choices.companies.length > 0}
          />
        ) : (
          <Empty isNarrowed={isNarrowed(filter) || filter.after !== undefined} path={path} />
        )}
      </Card>
      {(filter.after ?? page.next) && (
        <nav className="flex justify-end gap-3 px-1 pt-3.5">
          {filter.after && (
            <ButtonLink prefetch={false} size="s" href={addressOf(path, { ...filter, after: undefined })}>
              {t("newer")}
            </ButtonLink>
          )}
          {page.next && (
            <ButtonLink prefetch={false} size="s" href={addressOf(path, { ...filter, after: page.next })}>
              {t("older")}
            </ButtonLink>
          )}
        </nav>
      )}
      {open && <EntryDrawer entry={open} faults={check.faults.filter(({ entryId }) => entryId === open.id)} closeHref={addressOf(path, filter)} />}
    </>
  );
}

function Empty({ isNarrowed: narrowed, path }: { isNarrowed: boolean; path: string }) {
  const t = useTranslations("audit");
  if (!narrowed) return <EmptyState title={t("empty.title")}>{t("empty.sentence")}</EmptyState>;

  return (
    <EmptyState title={t("filteredEmpty.title")} action={<ButtonLink href={path}>{t("filter.clear")}</ButtonLink>}>
      {t("filteredEmpty.sentence")}
    </EmptyState>
  );
}
