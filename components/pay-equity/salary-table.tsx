import { useTranslations } from "next-intl";
import type { Table } from "@/lib/pay-equity/blocks.schema";

/** Scales across, steps down; the amount large, the hourly wage small under it. A step a scale does not have is tinted. */
export function SalaryTable({ table, name }: { table: Table; name: string }) {
  const t = useTranslations("documents.document");
  const label = t("tableNamed", { name });

  return (
    <div role="region" aria-label={label} tabIndex={0} className="mb-4 overflow-x-auto rounded-control border border-line">
      <table className="w-full border-collapse text-table">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={index} scope="col" className="px-4 py-2 text-right text-small font-500 whitespace-nowrap text-ink-3 first:text-left">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index} className="border-t border-line">
              <th scope="row" className="num px-4 py-2 text-left font-560">
                {row.label}
              </th>
              {row.cells.map((cell, column) =>
                cell ? (
                  <td key={column} className="num px-4 py-2 text-right whitespace-nowrap">
                    {cell.value}
                    {cell.detail && <span className="block text-small text-ink-3">{cell.detail}</span>}
                  </td>
                ) : (
                  <td key={column} className="bg-sunken px-4 py-2 text-right">
                    <span className="sr-only">{t("noStep")}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
