import { CSV_BEGIN, csvLine } from "@/lib/core/csv";
import type { PersonalData } from "./schema";

/** What came from the database as JSON holds it: moments in ISO 8601, other things as they are. */
export function plain(data: Record<string, readonly object[]>): PersonalData {
  return JSON.parse(JSON.stringify(data, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value))) as PersonalData;
}

/** The files of an export by name: everything as JSON, every table that holds something as CSV, and a word on how to read them. */
export function filesOf(data: PersonalData, readme: string): Record<string, Uint8Array> {
  const text = (content: string) => new TextEncoder().encode(content);
  const tables = Object.entries(data).filter(([, rows]) => rows.length > 0);
  return {
    "LEESMIJ.txt": text(`${readme}\n`),
    "alles.json": text(`${JSON.stringify(data, null, 2)}\n`),
    ...Object.fromEntries(tables.map(([table, rows]) => [`csv/${table}.csv`, text(csvOf(rows))])),
  };
}

function csvOf(rows: Record<string, unknown>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return CSV_BEGIN + csvLine(columns) + rows.map((row) => csvLine(columns.map((column) => cellOf(row[column])))).join("");
}

/** A value in a cell: text as it is, what has parts as JSON. */
function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value);
}
