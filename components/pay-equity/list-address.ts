import { ShownFilter } from "@/lib/pay-equity/schema";

type Asked = Record<string, string | string[] | undefined>;

/** What the address of the list asks for: `zoek` words, `stand` a standing, `na` the row before. What it cannot mean is left out. */
export function filterOf({ zoek, stand, na }: Asked): ShownFilter {
  return ShownFilter.parse({ search: zoek, standing: stand, after: na });
}

/** The address of the list for a filter, in the same words. */
export function addressOf(path: string, { search, standing, after }: ShownFilter): string {
  const asked = Object.entries({ zoek: search, stand: standing, na: after }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return asked.length > 0 ? `${path}?${new URLSearchParams(asked)}` : path;
}

/** The version an address asks for by `versie`; null for none, and for what is no number. */
export function versionAsked(versie: string | string[] | undefined): number | null {
  return typeof versie === "string" && /^[1-9]\d{0,5}$/.test(versie) ? Number(versie) : null;
}
