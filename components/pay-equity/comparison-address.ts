import type { ComparisonAsked } from "@/lib/pay-equity/difference.schema";

type Asked = Record<string, string | string[] | undefined>;

/** The two sides an address asks for by `van` and `naar`: a version (`3`), an older revision of it (`3.1`) or the draft. */
export function comparisonAsked({ van, naar }: Asked, version: number | null): ComparisonAsked {
  return { from: keyOf(van), to: keyOf(naar), version };
}

function keyOf(words: string | string[] | undefined): string | null {
  return typeof words === "string" && /^([1-9]\d{0,5}(\.[1-9]\d{0,5})?|concept)$/.test(words) ? words : null;
}
