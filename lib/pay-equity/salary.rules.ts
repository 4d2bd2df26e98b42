import { euro, number, row } from "@/lib/core/format";
import { amountDetails, amountInWords, conversionInWords, hourlyWage, sizeInWords } from "./amounts.rules";
import type { Cell, Row, Section, Table } from "./blocks.schema";
import type {
  GeneralSalaryIncrease,
  IndividualSalaryIncrease,
  RemunerationPackage,
  SalaryScale,
  SalaryScaleStep,
} from "./setu/remuneration.schema";
import { capital, conditionInWords, intervalInWords, momentInWords, periodInWords, sentence, type Voice } from "./wording.rules";

/** One salary table: hours, how the hourly wage follows, the scales as a table, and how they rise. */
export function salarySection(salary: RemunerationPackage, voice: Voice): Section {
  const { translate } = voice;
  const period = salary.effectivePeriod && periodInWords(salary.effectivePeriod, voice);

  return {
    title: translate("payEquity.salary.title"),
    note: [translate(`payEquity.origins.${salary.origin.type}`), ...(period ? [period] : [])].join(", "),
    table: scaleTable(salary, voice),
    rows: [
      ...workingHours(salary, voice),
      ...(salary.salaryScale ?? []).flatMap((scale) => scaleRows(scale, voice)),
      ...(salary.individualSalaryIncrease ?? []).map((increase) => individualIncrease(increase, voice)),
      ...(salary.generalSalaryIncrease ?? []).map((increase) => generalIncrease(increase, voice)),
      ...forWhom(salary, voice),
    ],
  };
}

/** Steps in the order in which the scales first name them; null when no scale has steps. */
function scaleTable(salary: RemunerationPackage, voice: Voice): Table | null {
  const scales = (salary.salaryScale ?? []).filter((scale) => scale.salaryStep?.length);
  const steps = [...new Set(scales.flatMap((scale) => (scale.salaryStep ?? []).map(({ name }) => name)))];
  if (steps.length === 0) return null;

  return {
    columns: [voice.translate("payEquity.salary.step"), ...scales.map(({ name }) => voice.translate("payEquity.salary.scale", { name }))],
    rows: steps.map((name) => ({
      label: name,
      cells: scales.map((scale) => {
        const step = scale.salaryStep?.find((candidate) => candidate.name === name);
        return step ? cellOf(step, scale, salary, voice) : null;
      }),
    })),
  };
}

function cellOf(step: SalaryScaleStep, scale: SalaryScale, salary: RemunerationPackage, { locale, translate }: Voice): Cell {
  const hourly = hourlyWage(step.value, salary.hourlyWageConversion);
  const details = [
    ...(hourly ? [translate("payEquity.salary.hourly", { amount: euro(hourly, locale) })] : []),
    ...(step.minimumWage ? [translate("payEquity.salary.minimumWage")] : []),
  ];
  const value = scale.currency === "EUR" ? euro(step.value, locale) : `${scale.currency} ${number(step.value, locale)}`;
  return { value, ...(details.length > 0 && { detail: details.join(", ") }) };
}

function workingHours(salary: RemunerationPackage, voice: Voice): Row[] {
  const { translate, locale } = voice;
  const { amount, interval, valuePerWeek } = salary.workDuration;
  const isWeekly = interval.unitCode === "Week" && interval.value === 1;
  const conversion = conversionInWords(salary.hourlyWageConversion, salary.interval, voice);

  return [
    {
      label: translate("payEquity.salary.hours"),
      value: `${sizeInWords(amount.value, amount.unitCode, voice)} ${intervalInWords(interval, voice)}`,
      ...(!isWeekly && { detail: sentence(translate("payEquity.salary.hoursPerWeek", { hours: number(valuePerWeek, locale) })) }),
    },
    ...(salary.interval
      ? [{ label: translate("payEquity.salary.amounts"), value: translate("payEquity.salary.gross", { period: intervalInWords(salary.interval, voice) }) }]
      : []),
    ...(conversion ? [{ label: translate("payEquity.salary.hourlyWage"), value: conversion }] : []),
  ];
}

/** What the table cannot hold: a scale that is only a range, the conditions of a step, how experience counts. */
function scaleRows(scale: SalaryScale, voice: Voice): Row[] {
  const { translate } = voice;
  const label = translate("payEquity.salary.scale", { name: scale.name });
  const conditional = (scale.salaryStep ?? []).filter((step) => step.conditions?.length);

  return [
    ...(scale.salaryStep?.length ? [] : rangeRows(scale, label, voice)),
    ...conditional.map((step) => ({
      label: translate("payEquity.salary.stepOf", { scale: label, step: step.name }),
      value: capital(phraseOf((step.conditions ?? []).map((condition) => conditionInWords(condition, voice)), voice)),
    })),
    ...(scale.careerLevel ? [careerRow(scale.careerLevel, scale.name, voice)] : []),
  ];
}

function rangeRows({ minValue, maxValue }: SalaryScale, label: string, { locale, translate }: Voice): Row[] {
  if (minValue === undefined && maxValue === undefined) return [];
  const [from, to] = [minValue, maxValue].map((value) => (value === undefined ? "" : euro(value, locale)));
  const kind = minValue === undefined ? "upTo" : maxValue === undefined ? "from" : "between";
  return [{ label, value: translate(`payEquity.salary.range.${kind}`, { from: from ?? "", to: to ?? "" }) }];
}

function careerRow({ indicator, description }: NonNullable<SalaryScale["careerLevel"]>, name: string, { translate }: Voice): Row {
  const counts = indicator === undefined ? "unsaid" : indicator ? "yes" : "no";
  return {
    label: translate("payEquity.salary.experience", { name }),
    value: translate(`payEquity.salary.experienceCounts.${counts}`),
    ...(description && { detail: sentence(description) }),
  };
}

function individualIncrease({ effectiveDate, line }: IndividualSalaryIncrease, voice: Voice): Row {
  const phrases = [
    ...(effectiveDate ? [momentInWords(effectiveDate, voice)] : []),
    ...(line?.conditions ?? []).map((condition) => conditionInWords(condition, voice)),
    ...amountDetails({ amount: line?.amount }, voice),
  ];
  return {
    label: voice.translate("payEquity.salary.individualIncrease"),
    value: line?.amount ? amountInWords(line.amount, line.interval, voice) : voice.translate("payEquity.labels.unsaid"),
    ...(phrases.length > 0 && { detail: phrases.map(sentence).join(" ") }),
  };
}

function generalIncrease({ effectiveDate, amount, description }: GeneralSalaryIncrease, voice: Voice): Row {
  const phrases = [...(effectiveDate ? [momentInWords(effectiveDate, voice)] : []), ...(description ? [description] : [])];
  return {
    label: voice.translate("payEquity.salary.generalIncrease"),
    value: amount ? sizeInWords(amount.value, amount.unitCode, voice) : voice.translate("payEquity.labels.unsaid"),
    ...(phrases.length > 0 && { detail: phrases.map(sentence).join(" ") }),
  };
}

function forWhom({ conditions }: RemunerationPackage, voice: Voice): Row[] {
  if (!conditions?.length) return [];
  const phrases = conditions.map((condition) => conditionInWords(condition, voice));
  return [{ label: voice.translate("payEquity.salary.forWhom"), value: capital(phraseOf(phrases, voice)) }];
}

function phraseOf(phrases: string[], { locale }: Voice): string {
  return row(phrases, locale);
}
