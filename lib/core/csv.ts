/** What a CSV file begins with: the mark that tells Excel it is UTF-8. */
export const CSV_BEGIN = "\uFEFF";

/** What a spreadsheet takes for a formula when a cell begins with it (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * One line of a CSV file (RFC 4180), its end included. The cells stand apart by semicolons, as Excel expects in the Netherlands.
 * What a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(";")}\r\n`;
}

function cell(value: string | number | null): string {
  if (typeof value === "number") return String(value);

  const safe = FORMULA.test(value ?? "") ? `'${value}` : (value ?? "");
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
