import { longDate, number, row } from "@/lib/core/format";
import type { Values } from "@/lib/core/errors";
import { blockIds } from "./blocks.schema";
import { type Finding, groupedBy } from "./finding.rules";
import { minimumWageAges, minimumWages, minimumWageUnknownFrom } from "./minimum-wage.rules";
import { blockAt, placeAt } from "./places.rules";
import { findingSeverities, type FindingSeverity, type MinimumWages, type Report, type ReportedGroup, type SeverityCounts } from "./report.schema";
import { BaseDefinitionCode } from "./setu/codes.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { Voice } from "./wording.rules";

/** Who reads a report: the hirer can mend a message, a company asks for another one. */
export type Reader = "hirer" | "company";

/**
 * Findings as a person reads them: by block in the order of the form, errors first, and what says the same said once.
 *
 * "60 scales under the minimum wage" is one sentence with its places beneath: findings are the same when their sentence, their
 * day and the floor they are held to are.
 */
export function reportOf(findings: readonly Finding[], content: InquiryPayEquity, reader: Reader, voice: Voice): Report {
  const byBlock = groupedBy(findings, ({ path }) => blockAt(path, content));
  const blocks = blockIds.flatMap((id) => {
    const own = byBlock.get(id) ?? [];
    const groups = [...groupedBy(own, sameness).values()].map((group) => asGroup(group, content, reader, voice));
    const ordered = findingSeverities.flatMap((severity) => groups.filter((group) => group.severity === severity));
    return own.length > 0 ? [{ id, title: voice.translate(`payEquity.blocks.${id}`), counts: countsOf(own), groups: ordered }] : [];
  });
  return { counts: countsOf(findings), blocks };
}

/** The minimum wage that messages are compared with, newest first, and the first day that is not known. */
export function minimumWagesKnown(voice: Pick<Voice, "locale">): MinimumWages {
  const amount = (text: string) => ({ amount: new Intl.NumberFormat(voice.locale === "nl" ? "nl-NL" : "en-GB", { minimumFractionDigits: 2 }).format(text as Intl.StringNumericLiteral) });
  const rows = minimumWages.toReversed().map(({ from, byAge, bbl }) => ({
    from: longDate(from, voice.locale),
    byAge: minimumWageAges.toReversed().map((age) => ({ age, ...amount(byAge[age]) })),
    bbl: ([20, 19, 18] as const).map((age) => ({ age, ...amount(bbl[age]) })),
    bblComputed: bbl.computed,
  }));
  return { rows, unknownFrom: longDate(minimumWageUnknownFrom, voice.locale) };
}

function countsOf(findings: readonly Finding[]): SeverityCounts {
  const counts: SeverityCounts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Amounts under the minimum wage are the same by their days and floor; all else by its kind. */
function sameness({ severity, key, from, values }: Finding): string {
  return JSON.stringify([severity, key, from, values.until, values.floor, values.age]);
}

function asGroup(group: readonly Finding[], content: InquiryPayEquity, reader: Reader, voice: Voice): ReportedGroup {
  const [first] = group as [Finding, ...Finding[]];
  const { severity, from, source } = first;
  const findings = group.map(({ path, key, values }) => ({ place: placeAt(path, content, voice), path, sentence: voice.translate(key, inWords(values, voice)) }));

  return {
    severity,
    sentence: group.length > 1 && isAboutMinimumWage(first) ? together(group, content, voice) : (findings[0]?.sentence ?? ""),
    isSummary: group.length > 1 && isAboutMinimumWage(first),
    from: from === undefined ? null : longDate(from, voice.locale),
    source: voice.translate(`payEquity.report.sources.${source}`),
    advice: voice.translate(`payEquity.report.advice.${reader}.${adviceOf(first, severity)}`),
    findings,
  };
}

function isAboutMinimumWage({ key }: Finding): boolean {
  return key.endsWith("elowMinimumWage");
}

function adviceOf(finding: Finding, severity: FindingSeverity): string {
  if (isAboutMinimumWage(finding)) return "minimumWage";
  return finding.key.endsWith(".minimumWageUnknown") ? "unknown" : severity;
}

/** "12 treden van schaal A t/m C liggen vanaf 1 juli 2026 onder het minimumloon van € 14,99 per uur." */
function together(group: readonly Finding[], content: InquiryPayEquity, voice: Voice): string {
  const [{ key, values }] = group as [Finding];
  const said = {
    count: group.length,
    scales: scalesInWords(new Set(group.map((each) => String(each.values.scale))), content, voice),
    from: longDate(String(values.from), voice.locale),
    until: values.until ? longDate(String(values.until), voice.locale) : "none",
    floor: number(values.floor ?? 0, voice.locale),
    age: values.age ?? "",
  };
  return voice.translate(key.replace("payEquity.findings.", "payEquity.report.groups."), said);
}

/** Scales that follow each other in the table as a range; others by name, or counted when they are many. */
function scalesInWords(names: ReadonlySet<string>, { remuneration }: InquiryPayEquity, { locale, translate }: Voice): string {
  const inTable = [...new Set(remuneration.flatMap(({ salaryScale }) => (salaryScale ?? []).map(({ name }) => name)))];
  const own = inTable.filter((name) => names.has(name));
  const [first = "", last = ""] = [own[0], own.at(-1)];
  const isRange = inTable.indexOf(last) - inTable.indexOf(first) + 1 === own.length;

  const say = (key: string, values: Values) => translate(`payEquity.report.scales.${key}`, values);
  if (own.length === 1) return say("one", { first });
  if (isRange && own.length > 2) return say("range", { first, last });
  return own.length <= 4 ? say("list", { names: row(own, locale) }) : say("many", { count: own.length });
}

/** Dates written out, and the bases of a loop called by their names. */
function inWords(values: Values, { locale, translate }: Voice): Values {
  const said: Values = {};
  for (const [name, value] of Object.entries(values)) {
    said[name] = typeof value === "number" ? value : name === "loop" ? loopInWords(value, translate) : longDate(value, locale);
  }
  return said;
}

function loopInWords(loop: string, translate: Voice["translate"]): string {
  return loop
    .split(" → ")
    .map((name) => {
      const base = BaseDefinitionCode.safeParse(name);
      if (base.success) return translate("payEquity.report.loop.base", { base: translate(`payEquity.bases.${base.data}`) });
      return name === "holidayAllowance" ? translate("payEquity.report.loop.holidayAllowance") : name;
    })
    .join(" → ");
}
