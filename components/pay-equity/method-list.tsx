import type { MethodLine } from "@/lib/pay-equity/calculator.schema";

/** A method line by line: what was done and where that comes from on the left, what it came to on the right. */
export function MethodList({ lines, label }: { lines: MethodLine[]; label: string }) {
  return (
    <ol aria-label={label} className="text-table">
      {lines.map((line, index) => (
        <li key={index} className="flex items-baseline gap-6 border-t border-line py-2 first:border-t-0">
          <span className="min-w-0 flex-1 wrap-anywhere">
            {line.sentence}
            <span className="block text-small text-ink-3">{line.source}</span>
          </span>
          {line.result && <span className="num whitespace-nowrap">{line.result}</span>}
        </li>
      ))}
    </ol>
  );
}
