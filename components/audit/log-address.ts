import { LogFilter } from "@/lib/audit/schema";

type Asked = Record<string, string | string[] | undefined>;

/** What the address of a log asks for: `van`, `tot`, `wie`, `soort`, `uitkomst`, `bedrijf`, `na`. What it cannot mean is left out. */
export function filterOf({ van, tot, wie, soort, uitkomst, bedrijf, na }: Asked): LogFilter {
  const asked = { from: van, to: tot, actor: wie, kind: soort, outcome: uitkomst, company: bedrijf, after: na };
  return LogFilter.parse(Object.fromEntries(Object.entries(asked).filter(([, value]) => typeof value === "string" && value !== "")));
}

/** The address of a log for a filter, in the same words. */
export function addressOf(path: string, { from, to, actor, kind, outcome, company, after }: LogFilter, further: Record<string, string> = {}): string {
  const asked = Object.entries({ van: from, tot: to, wie: actor, soort: kind, uitkomst: outcome, bedrijf: company, na: after, ...further });
  const said = asked.filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path;
}

/** Whether a filter leaves anything out; where a page begins is no filter. */
export function isNarrowed({ after: _after, ...filter }: LogFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
