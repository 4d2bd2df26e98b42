import type { Decimal } from "decimal.js";
import { euro, longDate, number, percentage } from "@/lib/core/format";
import type { CalculatedRow, CalculatedShift, CalculatedWage, MethodLine } from "./calculator.schema";
import type { Condition } from "./setu/conditions.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { PaidHours, ShiftPay } from "./allowances.rules";
import type { Holiday } from "./holidays.rules";
import type { MethodStep, Note, Quantity, Source } from "./method.rules";
import { placeAt } from "./places.rules";
import type { Refusal } from "./tables.rules";
import type { Wage } from "./wage.rules";
import { conditionInWords, intervalInWords, sentence, type Voice } from "./wording.rules";

/** An hourly wage with its method in words. Hourly amounts in four decimals; nothing was rounded before. */
export function wageInWords(wage: Wage, content: InquiryPayEquity, age: number | undefined, voice: Voice): CalculatedWage {
  const { translate, locale } = voice;
  const { floor, isBelow } = wage.minimum;
  const facts = { date: longDate(wage.date, locale), age: Math.min(age ?? 21, 21), minimum: floor ? euro(floor, locale) : "" };

  return {
    hourly: euro(wage.hourly, locale, 4),
    about: translate("calculation.about", { scale: wage.scale.name, step: stepName(wage.step, voice), date: facts.date }),
    method: wage.method.map((step) => methodLine(step, content, voice)),
    below: isBelow ? translate("calculation.below", facts) : null,
    notes: [...wage.notes.map((note) => noteInWords(note, voice)), ...(floor ? [] : [translate("calculation.minimumUnknown", facts)])],
    depends: once(wage.open.map((condition) => conditionInWords(condition, voice))),
  };
}

/** The pay of a shift in words. Amounts of money in cents, rounded half up at the very end; hourly amounts in four decimals. */
export function shiftInWords(pay: ShiftPay, content: InquiryPayEquity, voice: Voice): CalculatedShift {
  const { translate, locale } = voice;
  const combinations = new Map(pay.rows.filter(({ added }) => added.length > 0).map((row) => [titleOf(row, voice), row]));

  return {
    hours: translate("calculation.hours", { hours: hoursInWords(pay.hours, voice) }),
    total: euro(pay.total, locale),
    rows: pay.rows.map((row, index) => rowInWords(row, index, voice)),
    once: pay.once.map(({ name, amount }) => ({ name, amount: euro(amount, locale) })),
    method: [...otherWages(pay, content, voice), ...[...combinations].map(([title, row]) => ({ title, lines: [baseLine(row, voice), ...row.method.map((step) => methodLine(step, content, voice)), sumLine(row, voice)] }))],
    notes: pay.notes.map((note) => noteInWords(note, voice)),
    choices: pay.possible.map(({ key, name, open, isChosen }) => ({ key, name, depends: once(open.map((condition) => dependence(condition, voice))).join(" "), isChosen })),
  };
}

/** Why there is no answer, as a sentence for the field it is about. */
export function refusalInWords({ reason, inputs }: Refusal, voice: Voice): string {
  return voice.translate(`calculation.refusals.${reason}`, valuesOf(inputs, voice));
}

/** The name of a step; the ends of a scale that is only a range have a word instead. */
export function stepName({ name, bound }: { name: string; bound?: "minimum" | "maximum" }, { translate }: Voice): string {
  return bound ? translate(`calculation.bounds.${bound}`) : name;
}

/** The wage of the shift's first day is told above; another one, after midnight, with its own steps. */
function otherWages({ rows }: ShiftPay, content: InquiryPayEquity, voice: Voice): CalculatedShift["method"] {
  const changed = rows.filter(({ wage }, index) => index > 0 && !wage.hourly.equals(rows[index - 1]?.wage.hourly ?? wage.hourly));
  return changed.map(({ wage }) => ({
    title: voice.translate("calculation.wageOn", { date: longDate(wage.date, voice.locale) }),
    lines: wage.method.map((step) => methodLine(step, content, voice)),
  }));
}

function methodLine({ step, inputs, value, source }: MethodStep, content: InquiryPayEquity, voice: Voice): MethodLine {
  return {
    sentence: voice.translate(`calculation.steps.${step}`, valuesOf(inputs, voice)),
    result: value && euroExact(value, voice),
    source: sourceInWords(source, content, voice),
  };
}

function sourceInWords(source: Source, content: InquiryPayEquity, voice: Voice): string {
  if (source.kind !== "document") return voice.translate(`calculation.sources.${source.kind}`);
  return voice.translate("calculation.sources.document", { place: placeAt(source.path, content, voice) });
}

function baseLine({ wage }: PaidHours, voice: Voice): MethodLine {
  return { sentence: voice.translate("calculation.steps.hourlyWage"), result: euroExact(wage.hourly, voice), source: voice.translate("calculation.sources.above") };
}

function sumLine({ perHour }: PaidHours, voice: Voice): MethodLine {
  return { sentence: voice.translate("calculation.steps.perHourTogether"), result: euroExact(perHour, voice), source: voice.translate("calculation.sources.portal") };
}

function rowInWords(row: PaidHours, index: number, voice: Voice): CalculatedRow {
  const { locale, translate } = voice;
  return {
    key: `${row.start} ${index}`,
    when: translate("calculation.fromTo", { from: row.start.slice(11, 16), to: row.end.slice(11, 16) }),
    day: [longDate(row.start.slice(0, 10), locale), ...(row.holiday ? [holidayName(row.holiday, voice)] : [])].join(", "),
    hours: hoursInWords(row.hours, voice),
    what: row.added.map(({ name }) => name).join(", ") || translate("calculation.noAllowance"),
    perHour: euro(row.perHour, locale, 4),
    total: euro(row.total, locale),
  };
}

function holidayName({ name, called }: Holiday, { translate }: Voice): string {
  return name ? translate(`calculation.holidays.${name}`) : (called ?? translate("calculation.holidays.other"));
}

function titleOf({ added, wage }: PaidHours, { translate, locale }: Voice): string {
  return translate("calculation.methodOf", { names: added.map(({ name }) => name).join(" + "), hourly: euro(wage.hourly, locale, 4) });
}

function noteInWords({ note, inputs }: Note, voice: Voice): string {
  return voice.translate(`calculation.notes.${note}`, valuesOf(inputs, voice));
}

function dependence(condition: Condition, voice: Voice): string {
  return sentence(conditionInWords(condition, voice));
}

function valuesOf(inputs: Record<string, Quantity>, voice: Voice): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, quantity]) => [name, quantityInWords(quantity, voice)]));
}

function quantityInWords(quantity: Quantity, voice: Voice): string {
  const { locale } = voice;
  switch (quantity.kind) {
    case "euro":
      return euroExact(quantity.amount, voice);
    case "percentage":
      return percentage(quantity.amount, locale);
    case "number":
      return number(quantity.amount, locale);
    case "hours":
      return hoursInWords(quantity.amount, voice);
    case "day":
      return longDate(quantity.text, locale);
    case "interval":
      return quantity.interval ? intervalInWords(quantity.interval, voice) : "";
    case "text":
      return quantity.text;
  }
}

/** Cents where the amount has no more than cents, else four decimals. */
function euroExact(amount: Decimal, { locale }: Voice): string {
  return euro(amount, locale, amount.decimalPlaces() <= 2 ? 2 : 4);
}

function hoursInWords(hours: Decimal, { locale }: Voice): string {
  return number(hours.toDecimalPlaces(2), locale);
}

function once(words: string[]): string[] {
  return [...new Set(words)];
}
