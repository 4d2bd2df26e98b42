import { number, percentage, row } from "@/lib/core/format";
import { conversionInWords, sizeInWords } from "./amounts.rules";
import { canonical } from "./matching.rules";
import { conditionsFact, dayOf, fact, linePart, momentFact, moneyInWords, otherFacts, part, type Part, type PartList, periodFact, phraseOf, textFact } from "./parts.rules";
import type { GeneralSalaryIncrease, IndividualSalaryIncrease, RemunerationPackage, SalaryScale, SalaryScaleStep } from "./setu/remuneration.schema";
import { intervalInWords, momentInWords, periodInWords, type Voice } from "./wording.rules";

/** One salary table: its hours, its scales with their steps, and how they rise. */
export function salaryPart(salary: RemunerationPackage, reach: number | null): Part {
  const { origin, effectivePeriod, workDuration, interval, hourlyWageConversion, conditions, ...more } = salary;
  const { salaryScale = [], individualSalaryIncrease = [], generalSalaryIncrease = [], ...rest } = more;
  const { valuePerWeek, ...hours } = workDuration;
  const from = effectivePeriod?.validFrom;
  const scales = salaryScale.map(({ name }) => name);
  const at = { from, salary: canonical([effectivePeriod, conditions]), interval };
  const name = ({ translate }: Voice) => translate("payEquity.salary.title");

  return part({
    block: "remuneration",
    raw: salary,
    keys: [
      canonical({ from, conditions, origin }),
      canonical({ conditions, origin, scales }),
      scales.length > 0 ? canonical(scales) : null,
      from ?? null,
    ],
    name,
    value: (voice) => tableInWords(salary, voice),
    note: (voice) => (effectivePeriod ? periodInWords(effectivePeriod, voice) : null),
    get facts() {
      return [
      fact("origin", origin, ({ translate }) => translate(`payEquity.origins.${origin.type}`)),
      periodFact(effectivePeriod),
      fact("hours", hours, (voice) => `${sizeInWords(hours.amount.value, hours.amount.unitCode, voice)} ${intervalInWords(hours.interval, voice)}`, {
        value: hours.amount.value,
        unit: "Hour",
      }),
      fact("hoursPerWeek", valuePerWeek, ({ locale }) => number(valuePerWeek, locale), { value: valuePerWeek, unit: "Hour" }),
      fact("amounts", interval, (voice) => (interval ? intervalInWords(interval, voice) : "")),
      fact("hourlyWage", hourlyWageConversion, (voice) => conversionsInWords(salary, voice)),
      conditionsFact(conditions),
      ...otherFacts(rest),
      ];
    },
    get lists(): PartList[] {
      return [
      { parts: salaryScale.map((scale) => scalePart(scale, at)) },
      { parts: individualSalaryIncrease.map((increase) => individualPart(increase, reach)), manner: "lonely" },
      { parts: generalSalaryIncrease.map((increase) => generalPart(increase, reach)), manner: "lonely" },
      ];
    },
    from,
    reach: null,
    order: scales,
  });
}

type SalaryPlace = { from?: string; salary: string; interval: RemunerationPackage["interval"] };

function scalePart(scale: SalaryScale, at: SalaryPlace): Part {
  const { name, minValue, maxValue, currency, salaryStep, careerLevel, positionProfileReference, ...rest } = scale;
  const reach = positionProfileReference?.length ? new Set(positionProfileReference.map(({ positionId }) => positionId.value)).size : null;
  const called = ({ translate }: Voice) => translate("payEquity.salary.scale", { name });

  return part({
    block: "remuneration",
    raw: scale,
    keys: [name],
    name: called,
    value: (voice) => scaleInWords(scale, voice),
    get facts() {
      return [
      textFact("name", name),
      fact("range", rangeBeside(scale), (voice) => rangeInWords(minValue, maxValue, currency, voice)),
      textFact("currency", currency),
      fact("experience", careerLevel?.indicator, ({ translate }) => translate(`payEquity.salary.experienceCounts.${careerLevel?.indicator ? "yes" : "no"}`)),
      textFact("experienceNote", careerLevel?.description),
      fact(FUNCTIONS, positionProfileReference, (voice) => functionsInWords(scale, voice)),
      ...otherFacts(rest),
      ];
    },
    get lists() {
      return [{ parts: (salaryStep ?? []).map((step) => stepPart(step, { ...at, currency, scale: called, reach })) }];
    },
    from: at.from,
    reach,
    folds: `scales ${at.salary}`,
  });
}

/** The fact of a scale that the functions themselves tell as well. */
export const FUNCTIONS = "functions";

function stepPart(step: SalaryScaleStep, at: SalaryPlace & { currency: string; scale: Part["name"]; reach: number | null }): Part {
  const { name, value, minimumWage, conditions, ...rest } = step;
  const said = (voice: Voice) => moneyInWords(value, at.currency, voice);
  const size = { value, unit: "Euro", relative: true } as const;

  return part({
    block: "remuneration",
    raw: step,
    keys: [name],
    name: (voice) => voice.translate("payEquity.salary.stepOf", { scale: at.scale(voice), step: name }),
    value: said,
    note: (voice) => (at.interval ? intervalInWords(at.interval, voice) : null),
    get facts() {
      return [
      { key: "amount", label: null, raw: value, say: said, size },
      textFact("name", name),
      fact("minimumWage", minimumWage, ({ translate }) => translate(`payEquity.labels.${minimumWage ? "yes" : "no"}`)),
      conditionsFact(conditions),
      ...otherFacts(rest),
      ];
    },
    lists: [],
    from: at.from,
    reach: at.reach,
    isZero: value === 0,
    size,
    folds: `steps ${at.salary}`,
  });
}

function individualPart(increase: IndividualSalaryIncrease, reach: number | null): Part {
  const { effectiveDate, line, ...rest } = increase;
  const name = ({ translate }: Voice) => translate("payEquity.salary.individualIncrease");
  const held = line ? [linePart(line, { block: "remuneration", arrangement: name, isOnly: true, reach })] : [];

  return part({
    block: "remuneration",
    raw: increase,
    keys: [line?.lineId?.value ?? null, canonical(line?.conditions) || null, canonical(effectiveDate) || null],
    name,
    value: (voice) => held[0]?.value(voice) ?? voice.translate("payEquity.labels.unsaid"),
    note: (voice) => (effectiveDate ? momentInWords(effectiveDate, voice) : null),
    facts: [momentFact("moment", effectiveDate), ...otherFacts(rest)],
    lists: [{ parts: held, manner: "lonely" }],
    reach,
  });
}

function generalPart(increase: GeneralSalaryIncrease, reach: number | null): Part {
  const { effectiveDate, amount, description, ...rest } = increase;
  const said = (voice: Voice) => (amount ? sizeInWords(amount.value, amount.unitCode, voice) : voice.translate("payEquity.labels.unsaid"));
  const size = amount && { value: amount.value, unit: amount.unitCode };
  const from = dayOf(effectiveDate);

  return part({
    block: "remuneration",
    raw: increase,
    keys: [canonical(effectiveDate) || null, description ?? null],
    name: ({ translate }) => translate("payEquity.salary.generalIncrease"),
    value: said,
    note: () => (description === undefined ? null : phraseOf(description)),
    facts: [{ key: "amount", label: null, raw: amount, say: said, ...(size && { size }) }, momentFact("moment", effectiveDate), textFact("description", description), ...otherFacts(rest)],
    lists: [],
    ...(from && { from }),
    reach,
    isZero: amount?.value === 0,
  });
}

function tableInWords({ salaryScale, workDuration }: RemunerationPackage, voice: Voice): string {
  const { translate, locale } = voice;
  const names = (salaryScale ?? []).map(({ name }) => name);
  const hours = `${sizeInWords(workDuration.amount.value, workDuration.amount.unitCode, voice)} ${intervalInWords(workDuration.interval, voice)}`;
  return names.length > 0 ? translate("payEquity.difference.table", { hours, count: names.length, names: row(names, locale) }) : hours;
}

function scaleInWords({ salaryStep, minValue, maxValue, currency }: SalaryScale, voice: Voice): string {
  const values = (salaryStep ?? []).map(({ value }) => value).sort((a, b) => a - b);
  const range = rangeInWords(values[0] ?? minValue, values.at(-1) ?? maxValue, currency, voice);
  if (values.length === 0) return range || voice.translate("payEquity.difference.present");
  return voice.translate("payEquity.difference.steps", { count: values.length, range });
}

/** The lowest and highest wage as far as they are others than the steps show: the steps tell their own change. */
function rangeBeside({ minValue, maxValue, salaryStep }: SalaryScale): unknown {
  const values = (salaryStep ?? []).map(({ value }) => value);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  return { min: minValue === lowest ? "lowest step" : minValue, max: maxValue === highest ? "highest step" : maxValue };
}

function rangeInWords(minValue: number | undefined, maxValue: number | undefined, currency: string, voice: Voice): string {
  const [from, to] = [minValue, maxValue].map((value) => (value === undefined ? "" : moneyInWords(value, currency, voice)));
  if (!from && !to) return "";
  if (from === to) return from ?? "";
  return voice.translate(`payEquity.salary.range.${from ? (to ? "between" : "from") : "upTo"}`, { from: from ?? "", to: to ?? "" });
}

/** Both ways of coming to an hourly wage where both are said. */
function conversionsInWords({ hourlyWageConversion: conversion, interval }: RemunerationPackage, voice: Voice): string {
  const { hourlyWagePercentage: share, hourlyWageFactor: factor } = conversion ?? {};
  if (share !== undefined && factor !== undefined) {
    return voice.translate("payEquity.difference.conversions", { percentage: percentage(share, voice.locale), factor: number(factor, voice.locale) });
  }
  return conversionInWords(conversion, interval, voice) ?? "";
}

function functionsInWords({ positionProfileReference }: SalaryScale, voice: Voice): string {
  const held = (positionProfileReference ?? []).map(({ positionId, startSalaryStep: step, description }) => {
    const title = voice.titles.get(positionId.value) ?? positionId.value;
    const start = step === undefined ? title : voice.translate("payEquity.difference.fromStep", { title, step });
    return description ? `${start} (${description})` : start;
  });
  return row([...held].sort(), voice.locale);
}
