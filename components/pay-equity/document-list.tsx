import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/button";
import { Paging } from "@/components/ui/paging";
import { Views } from "@/components/ui/views";
import { type ShownFilter, type ShownList, type Standing, standings } from "@/lib/pay-equity/schema";
import { DocumentSearch } from "./document-search";
import { DocumentTable } from "./document-table";
import { addressOf } from "./list-address";

type Props = { list: ShownList; filter: ShownFilter; company: string; path: string };

/** The list of a company with its views, search and paging; all of it stands in the address. */
export function DocumentList({ list, filter, company, path }: Props) {
  const t = useTranslations("documents");
  const isAsked = filter.search !== "" || filter.standing !== undefined;
  if (list.counts.all === 0 && !isAsked) {
    return (
      <Card>
        <EmptyState title={t("empty", { company })}>{t("emptyText")}</EmptyState>
      </Card>
    );
  }

  return (
    <>
      <Views label={t("views")} views={viewsOf()} />
      <DocumentSearch path={path} search={filter.search} standing={filter.standing} mayClear={list.items.length > 0} />
      <Card as="div">{list.items.length > 0 ? <DocumentTable documents={list.items} path={path} /> : <NothingFound filter={filter} path={path} />}</Card>
      {(list.previous || list.next) && (
        <Paging
          from={list.from}
          to={list.from + list.items.length - 1}
          total={list.total}
          previousHref={list.previous ? addressOf(path, { ...filter, ...list.previous }) : undefined}
          nextHref={list.next ? addressOf(path, { ...filter, ...list.next }) : undefined}
        />
      )}
    </>
  );

  /** All, and every standing that occurs; the one that is open stays when it empties. */
  function viewsOf() {
    const shown = standings.filter((standing) => list.counts[standing] > 0 || filter.standing === standing);
    const view = (standing: Standing | undefined) => ({
      href: addressOf(path, { search: filter.search, standing }),
      label: t(standing ? `standings.${standing}` : "all"),
      count: list.counts[standing ?? "all"],
      current: filter.standing === standing,
    });
    return [view(undefined), ...shown.map(view)];
  }
}

function NothingFound({ filter: { search, standing }, path }: { filter: ShownFilter; path: string }) {
  const t = useTranslations("documents");
  const clear = (
    <ButtonLink href={path} size="s">
      {t("clear")}
    </ButtonLink>
  );

  return search ? (
    <EmptyState title={t("nothingFound", { search })} action={clear}>
      {t("nothingFoundText")}
    </EmptyState>
  ) : (
    <EmptyState title={t("nothingInView")} action={clear}>
      {t("nothingInViewText", { view: t(standing ? `standings.${standing}` : "all") })}
    </EmptyState>
  );
}
