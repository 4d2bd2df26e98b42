import { Fragment } from "react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Block, Row, Section } from "@/lib/pay-equity/blocks.schema";
import { SalaryTable } from "./salary-table";

/** A version read out block by block, in the order of the form. What is not in it is named at the end, never shown as zero. */
export function Blocks({ blocks, level = 2 }: { blocks: Block[]; /** Of the blocks' headings, under what stands above them. */ level?: 2 | 3 }) {
  const t = useTranslations("documents.document");
  const Heading = level === 2 ? "h2" : "h3";
  const absent = blocks.filter((block) => block.sections.length === 0);

  return (
    <div className="grid min-w-0 gap-4">
      {blocks
        .filter((block) => block.sections.length > 0)
        .map((block) => (
          <Card key={block.id} labelledBy={block.id}>
            <Heading id={block.id} className="scroll-mt-6 px-6 pt-5 pb-3 text-section font-600 max-sm:px-5">
              {block.title}
            </Heading>
            {block.sections.map((section, index) => (
              <BlockSection key={index} section={section} named={section.title ?? block.title} level={level} />
            ))}
          </Card>
        ))}
      {absent.length > 0 && (
        <p className="text-field text-ink-3">
          {t("absent", { blocks: absent.map((block) => block.title).join(", ") })} {t("absentNote")}
        </p>
      )}
    </div>
  );
}

function BlockSection({ section, named, level }: { section: Section; named: string; level: 2 | 3 }) {
  const Heading = level === 2 ? "h3" : "h4";

  return (
    <div className="border-t border-line px-6 py-4 max-sm:px-5">
      {(section.title || section.note) && (
        <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
          {section.title && <Heading className="text-label font-600">{section.title}</Heading>}
          {section.note && <span className="text-small text-ink-3">{section.note}</span>}
        </div>
      )}
      {section.table && <SalaryTable table={section.table} name={section.note ? `${named}, ${section.note}` : named} />}
      {section.rows.length > 0 && (
        <dl className="grid gap-y-1.5 text-table sm:grid-cols-[220px_minmax(0,1fr)] sm:gap-x-6">
          {section.rows.map((row, index) => (
            <BlockRow key={index} row={row} />
          ))}
        </dl>
      )}
    </div>
  );
}

function BlockRow({ row }: { row: Row }) {
  return (
    <Fragment>
      <dt className="text-ink-3 max-sm:mt-2 max-sm:first:mt-0">{row.label}</dt>
      <dd className="min-w-0 break-words">
        {row.value}
        {row.detail && <span className="block text-small text-ink-3">{row.detail}</span>}
      </dd>
    </Fragment>
  );
}

/** The blocks that are in a version, as links within the page. */
export function BlockLinks({ label, blocks }: { label: string; blocks: Block[] }) {
  return (
    <nav aria-label={label} className="max-lg:hidden">
      <h2 className="mb-2.5 text-label font-600">{label}</h2>
      <ul className="grid gap-1 border-l border-line text-field">
        {blocks
          .filter((block) => block.sections.length > 0)
          .map((block) => (
            <li key={block.id}>
              <a href={`#${block.id}`} className="-ml-px block rounded-[2px] border-l border-transparent py-0.5 pl-4 text-ink-2 no-underline hover:border-env-edge hover:text-ink">
                {block.title}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
