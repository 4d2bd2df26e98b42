import { Temporal } from "temporal-polyfill";
import { euro } from "@/lib/core/format";
import type { Locale } from "@/lib/core/words";
import { refusalInWords, shiftInWords, stepName, wageInWords } from "./calculation-words.rules";
import type { Calculator, CalculatorField, CalculatorQuery, Choice } from "./calculator.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import { payOfShift } from "./allowances.rules";
import { type Shift, shiftOn } from "./shifts.rules";
import { isRefusal, offeredScales, placeOf, type Refusal, type WageQuestion } from "./tables.rules";
import { hourlyWageOn } from "./wage.rules";
import type { Voice } from "./wording.rules";

/**
 * The calculator's page for a message: the form as it was filled in, with a sentence at each field that cannot be used, and the
 * hourly wage and the pay of a shift where they can be found. What is not filled in begins at the first function, where that
 * function starts, on today or the nearest day the message holds.
 *
 * @param today calendar date `YYYY-MM-DD` in the Netherlands
 */
export function calculator(content: InquiryPayEquity, query: CalculatorQuery, today: string, voice: Voice): Calculator {
  const functions = (content.positionProfile ?? []).map(({ positionId, positionTitle }) => ({ value: positionId.value, label: positionTitle }));
  const { values, errors, question, shift } = readQuery(content, query, today, functions, voice);
  const steps = question ? stepChoices(content, question, voice) : [];
  const form = { functions, steps, values: { ...values }, errors };
  if (!question) return { ...form, wage: null, shift: null };

  const wage = hourlyWageOn(content, question);
  if (isRefusal(wage)) return { ...form, errors: { ...errors, ...refusedAt(wage, voice) }, wage: null, shift: null };

  form.values.trede = choiceOf(wage.scale.name, wage.step.name);
  const shownWage = wageInWords(wage, content, question.age, voice);
  const pay = shift && payOfShift(content, question, shift, listed(query.telt));
  if (pay && isRefusal(pay)) return { ...form, errors: { ...errors, ...refusedAt({ ...pay, field: "date" }, voice) }, wage: shownWage, shift: null };
  return { ...form, wage: shownWage, shift: pay ? shiftInWords(pay, content, voice) : null };
}

/** How the functions of a message are called, for conditions that name them by id. */
export function voiceOf({ positionProfile }: InquiryPayEquity, locale: Locale, translate: Voice["translate"]): Voice {
  return { locale, translate, titles: new Map((positionProfile ?? []).map(({ positionId, positionTitle }) => [positionId.value, positionTitle])) };
}

type Read = { values: Record<CalculatorField, string>; errors: Partial<Record<CalculatorField, string>>; question: WageQuestion | null; shift: Shift | null };

function readQuery(content: InquiryPayEquity, query: CalculatorQuery, today: string, functions: Choice[], voice: Voice): Read {
  const values = valuesOf(content, query, today, functions);
  const shift = values.van && values.tot && isDay(values.datum) ? shiftOn(values.datum, values.van, values.tot) : null;
  const errors = errorsOf(values, shift, voice);
  const question = errors.datum || errors.leeftijd || values.functie === "" ? null : questionOf(values, query.voor);
  return { values, errors, question, shift: errors.van || errors.tot ? null : shift };
}

function valuesOf(content: InquiryPayEquity, query: CalculatorQuery, today: string, functions: Choice[]): Read["values"] {
  const [functie, trede, leeftijd, van, tot] = [query.functie, query.trede, query.leeftijd, query.van, query.tot].map(first) as [string, string, string, string, string];
  const datum = query.datum === undefined ? nearest(today, content) : first(query.datum);
  return { functie: functie || (functions[0]?.value ?? ""), trede, datum, leeftijd, van, tot };
}

function errorsOf(values: Read["values"], shift: Shift | null, { translate }: Voice): Read["errors"] {
  const say = (key: string) => translate(`calculation.form.${key}`);
  return {
    ...(!isDay(values.datum) && { datum: say("dateWrong") }),
    ...(!isAge(values.leeftijd) && { leeftijd: say("ageWrong") }),
    ...timeErrors(values, shift, say),
  };
}

/** @param offeredFor the function for which the form offered its steps; for another one the chosen step says nothing */
function questionOf({ functie, trede, datum, leeftijd }: Read["values"], offeredFor: CalculatorQuery["voor"]): WageQuestion {
  const chosen = offeredFor === undefined || first(offeredFor) === functie ? partsOf(trede) : {};
  return { positionId: functie, date: datum, ...(leeftijd !== "" && { age: Number(leeftijd) }), ...chosen };
}

function timeErrors({ van, tot }: Read["values"], shift: Shift | null, say: (key: string) => string): Read["errors"] {
  if (van === "" && tot === "") return {};
  if (van === "") return { van: say("timeMissing") };
  if (tot === "") return { tot: say("timeMissing") };
  if (!isTime(van)) return { van: say("timeWrong") };
  if (!isTime(tot)) return { tot: say("timeWrong") };
  return shift || van !== tot ? {} : { tot: say("timesSame") };
}

/** The field of the form that a refusal is about. */
function refusedAt(refusal: Refusal, voice: Voice): Read["errors"] {
  const fields: Record<Refusal["field"], CalculatorField> = { positionId: "functie", scale: "trede", step: "trede", date: "datum" };
  return { [fields[refusal.field]]: refusalInWords(refusal, voice) };
}

function stepChoices(content: InquiryPayEquity, { positionId, date }: WageQuestion, voice: Voice): Choice[] {
  if (isRefusal(placeOf(content, { positionId, date }))) return [];
  return offeredScales(content, positionId, date).flatMap(({ name, steps }) =>
    steps.map((step) => ({
      value: choiceOf(name, step.name),
      label: voice.translate("calculation.form.stepChoice", { scale: name, step: stepName(step, voice), amount: euro(step.value, voice.locale) }),
    })),
  );
}

function choiceOf(scale: string, step: string): string {
  return `${encodeURIComponent(scale)}/${encodeURIComponent(step)}`;
}

function partsOf(choice: string): { scale?: string; step?: string } {
  try {
    const [scale, step] = choice.split("/").map(decodeURIComponent);
    return scale && step !== undefined ? { scale, step } : {};
  } catch {
    return {};
  }
}

function nearest(today: string, { effectivePeriod: { validFrom, validTo } }: InquiryPayEquity): string {
  if (validFrom !== undefined && today < validFrom) return validFrom;
  return validTo !== undefined && today > validTo ? validTo : today;
}

function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

function isAge(text: string): boolean {
  return text === "" || /^(1[3-9]|[2-9]\d)$/.test(text);
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
}

function listed(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat();
}
