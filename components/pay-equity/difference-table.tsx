import type { ReactNode } from "react";
import { Minus, Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import type { AlsoChanged, Comparison, Difference, DifferenceKind } from "@/lib/pay-equity/difference.schema";

type Props = { comparison: Comparison; /** What the two sides are called: "Versie 3". */ names: { before: string; after: string } };

/** What changed, by block: the part, how it was, how it is, and by how much. A shape and a word tell the kind. */
export function DifferenceTable({ comparison: { blocks, differences }, names }: Props) {
  const t = useTranslations("documents.difference");
  const changed = blocks.filter(({ id }) => differences.some(({ block }) => block === id));

  return (
    <div className="@container/table">
      <table role="table" aria-label={t("table")} className="num w-full table-fixed border-collapse text-table stacked:block">
        <thead role="rowgroup">
          <tr role="row" className="stacked:absolute">
            <Head className="w-[41%]">{t("columns.part")}</Head>
            <Head className="w-[21%]">{names.before}</Head>
            <Head className="w-[23%]">{names.after}</Head>
            <Head className="text-right">{t("columns.difference")}</Head>
          </tr>
        </thead>
        {changed.map(({ id, title }) => (
          <tbody key={id} id={id} role="rowgroup" className="scroll-mt-6 border-t border-control stacked:block">
            <tr role="row" className="stacked:block">
              <th role="rowheader" scope="rowgroup" colSpan={4} className="pt-3 pb-1 text-left text-label font-600 stacked:block">
                {title}
              </th>
            </tr>
            {differences
              .filter(({ block }) => block === id)
              .map((difference, index) => (
                <DifferenceRow key={index} difference={difference} names={names} isFirst={index === 0} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function DifferenceRow({ difference, names, isFirst }: { difference: Difference; names: Props["names"]; isFirst: boolean }) {
  const { kind, subject, what, note, before, after, delta, others } = difference;
  const t = useTranslations("documents.difference");
  const said = [t(`kinds.${kind}`), ...(what ? [what.toLowerCase()] : []), ...(note ? [note] : [])].join(", ");

  return (
    <tr role="row" className={classes("align-top stacked:grid stacked:grid-cols-2 stacked:gap-x-4 stacked:py-2", !isFirst && "border-t border-line")}>
      <th role="rowheader" scope="row" className={classes(cells, "text-left font-normal stacked:col-span-2")}>
        <span className="flex gap-3">
          <KindMark kind={kind} />
          <span className="min-w-0">
            <b className="font-560 wrap-anywhere">{subject}</b>
            <span className="block text-small wrap-anywhere text-ink-3">{said}</span>
            {others.length > 0 && <Others others={others} />}
          </span>
        </span>
      </th>
      <Side name={names.before} quiet={kind === "added"} indented>
        {before}
      </Side>
      <Side name={names.after} quiet={kind === "removed"} strong={kind !== "removed"}>
        {after}
      </Side>
      <td role="cell" className={classes(cells, "text-right text-ink-2 stacked:col-span-2 stacked:pl-[34px] stacked:text-left", !delta && "stacked:hidden")}>
        {delta}
      </td>
    </tr>
  );
}

/** How it was or is. Where the columns' heads are not seen, the version's name stands above it. */
function Side({ name, quiet = false, strong = false, indented = false, children }: { name: string; quiet?: boolean; strong?: boolean; indented?: boolean; children: string }) {
  return (
    <td role="cell" className={classes(cells, "wrap-anywhere", quiet ? "text-ink-3" : strong && "font-580", indented && "stacked:pl-[34px]")}>
      <span className="hidden text-small font-normal text-ink-3 stacked:block">{name}</span>
      {children}
    </td>
  );
}

/** The same change elsewhere, opened without a script. */
function Others({ others }: { others: AlsoChanged[] }) {
  const t = useTranslations("documents.difference");

  return (
    <details className="mt-0.5 text-small">
      <summary className="w-fit cursor-pointer font-560 text-env-ink underline decoration-env-line underline-offset-2 max-sm:py-1.5">{t("others", { count: others.length })}</summary>
      <ul className="mt-1.5 grid gap-1 text-ink-2">
        {others.map(({ subject, before, after }, index) => (
          <li key={index}>
            {subject}: {before} → {after}
          </li>
        ))}
      </ul>
    </details>
  );
}

function KindMark({ kind }: { kind: DifferenceKind }) {
  return (
    <span className={classes("mt-px grid size-[22px] flex-none place-items-center rounded-tag", tints[kind])}>
      <Icon of={icons[kind]} size={14} />
    </span>
  );
}

function Head({ children, className }: { children: ReactNode; className: string }) {
  return (
    <th role="columnheader" scope="col" className={classes("pr-4 pb-2.5 text-left text-[0.8125rem]/[1.125rem] font-500 text-ink-3 last:pr-0 stacked:p-0", className)}>
      <span className="stacked:sr-only">{children}</span>
    </th>
  );
}

const cells = "py-2 pr-4 last:pr-0 stacked:py-0.5 stacked:pr-0";
const icons = { added: Plus, removed: Minus, changed: Pencil };
const tints: Record<DifferenceKind, string> = { added: "bg-ok-tint text-ok", removed: "bg-failed-tint text-failed", changed: "bg-busy-tint text-busy" };
