import type { ReactNode } from "react";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { classes } from "./classes";
import { Icon } from "./icon";

type TableProps = {
  /** What the table lists; read by screen readers, shown by the heading above it. */
  label: string;
  columns: ReactNode;
  /** Keeps the columns' heads for screen readers alone, where the cells speak for themselves. */
  headsHidden?: boolean;
  children: ReactNode;
  /** Compact, rows of 36, only for logs. */
  compact?: boolean;
  /** Six columns or more: the rows become stacks sooner. */
  wide?: boolean;
};

/**
 * A list with columns. Where its card is narrow, as on a phone, every row becomes a stack: the name with `aside` beside it,
 * then the lines. The roles are written out because a browser drops them when CSS changes how a row is laid out.
 */
export function Table({ label, columns, headsHidden = false, children, compact = false, wide = false }: TableProps) {
  return (
    <div className={classes("overflow-clip rounded-b-[11px]", wide ? "@container/wide-table" : "@container/table")}>
      <table role="table" aria-label={label} data-compact={compact || undefined} data-headless={headsHidden || undefined} className="group/table w-full border-collapse text-table stacked:block">
        <thead role="rowgroup">
          <tr role="row">{columns}</tr>
        </thead>
        <tbody role="rowgroup" className="stacked:block">
          {children}
        </tbody>
      </table>
    </div>
  );
}

type ColumnProps = { children: ReactNode; align?: "left" | "right"; sort?: "ascending" | "descending"; href?: string };

/** A column's head. The arrow stands only at the column that is sorted; `href` sorts by it. */
export function Column({ children, align = "left", sort, href }: ColumnProps) {
  const t = useTranslations("common");
  const content = (
    <>
      {children}
      {sort && <Icon of={sort === "ascending" ? ArrowUp : ArrowDown} size={14} className="ml-1.5 !inline align-[-3px]" />}
      {sort && <span className="sr-only">, {t(sort === "ascending" ? "sortedUp" : "sortedDown")}</span>}
    </>
  );

  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort}
      className={classes(edges, "group-data-headless/table:!p-0 stacked:!p-0 py-2.5 text-[0.8125rem]/[1.125rem] whitespace-nowrap", alignment[align], sort ? "font-560 text-ink" : "font-500 text-ink-3")}
    >
      {/* Hidden by its words, not by its row: a row that is clipped away takes its columns with it for screen readers. */}
      <span className="group-data-headless/table:sr-only stacked:sr-only">
        {href ? (
          <Link prefetch={false} href={href} className="rounded-[2px] hover:text-ink">
            {content}
          </Link>
        ) : (
          content
        )}
      </span>
    </th>
  );
}

type RowProps = { children: ReactNode; selected?: boolean };

export function Row({ children, selected = false }: RowProps) {
  return (
    <tr
      role="row"
      aria-current={selected || undefined}
      className={classes(
        "group/row relative border-t border-line transition-colors group-data-headless/table:first:border-t-0",
        "stacked:grid stacked:grid-cols-[minmax(0,1fr)_auto] stacked:gap-x-3 stacked:px-5 stacked:py-3.5 stacked:first:border-t-0",
        selected ? "bg-env-tint" : "has-[a[data-row-link]]:hover:bg-canvas",
      )}
    >
      {children}
    </tr>
  );
}

type NameProps = {
  children: ReactNode;
  href?: string;
  /** False for a row that opens beside the list: the page stays where it is. */
  scroll?: boolean;
  detail?: ReactNode;
  before?: ReactNode;
};

/** The first cell: what the row is, its link over the whole row, and a second line. */
export function NameCell({ children, href, scroll, detail, before }: NameProps) {
  const name = href ? (
    <Link data-row-link prefetch={false} scroll={scroll} href={href} className="rounded-[2px] no-underline after:absolute after:inset-0 hover:underline">
      {children}
    </Link>
  ) : (
    children
  );

  return (
    <th
      role="rowheader"
      scope="row"
      className={classes(
        edges,
        rows,
        "text-left align-top font-normal group-aria-[current]/row:shadow-[inset_3px_0_0_var(--env)] stacked:block stacked:group-aria-[current]/row:shadow-none",
      )}
    >
      <span className="flex items-start gap-3">
        {before && <span className="-my-0.5 flex flex-none">{before}</span>}
        <span className="min-w-0">
          <b className="font-560 wrap-anywhere stacked:text-[0.96875rem]">{name}</b>
          {detail && <Second>{detail}</Second>}
        </span>
      </span>
    </th>
  );
}

type CellProps = {
  children: ReactNode;
  align?: "left" | "right";
  detail?: ReactNode;
  mono?: boolean;
  num?: boolean;
  quiet?: boolean;
  /** In a stack: beside the name, on a line of its own (the default), or left out because another cell says it. */
  phone?: "aside" | "line" | "hidden";
  /** The column's name, set before the value where the heads are not seen. */
  label?: string;
};

export function Cell({ children, align = "left", detail, mono, num, quiet, phone = "line", label }: CellProps) {
  return (
    <td
      role="cell"
      className={classes(edges, rows, "align-top", alignment[align], (num || align === "right") && "num", quiet && "text-ink-3", phones[phone])}
    >
      {label && <span className="hidden text-ink-3 stacked:inline">{label} </span>}
      {mono ? <span className="code">{children}</span> : children}
      {detail && <Second besideOnPhone>{detail}</Second>}
    </td>
  );
}

/** What in a row must be pressed by itself (a button, a moment's exact time) stands above the row's link. */
export function AboveRowLink({ children }: { children: ReactNode }) {
  return <span className="relative z-10">{children}</span>;
}

function Second({ children, besideOnPhone = false }: { children: ReactNode; besideOnPhone?: boolean }) {
  return (
    <span className={classes("block text-[0.8125rem]/[1.1875rem] font-normal text-ink-3", besideOnPhone && "stacked:ml-1.5 stacked:inline")}>{children}</span>
  );
}

const edges = "px-4 first:pl-6 last:pr-6 stacked:px-0 stacked:first:pl-0 stacked:last:pr-0";
const rows = "py-[13px] group-data-compact/table:py-[7px] group-data-compact/table:text-field stacked:py-0 stacked:group-data-compact/table:py-0";
const alignment = { left: "text-left", right: "text-right stacked:text-left" };
const phones = {
  aside: "stacked:col-start-2 stacked:row-start-1 stacked:block stacked:text-field stacked:text-ink-3",
  line: "stacked:col-span-2 stacked:mt-1 stacked:block stacked:text-field",
  hidden: "stacked:hidden",
};
