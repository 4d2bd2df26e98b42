import { Decimal } from "decimal.js";
import { euro, longDate, number } from "@/lib/core/format";
import type { AlsoChanged, BlockState, BlockStates, Difference } from "./difference.schema";
import type { Change, Group } from "./folding.rules";
import { type Fact, type Part, phraseOf, type Size } from "./parts.rules";
import { capital, type Voice } from "./wording.rules";

/** The words of each side, which name its own functions; and how its blocks stand. */
export type Voices = { before: Voice; after: Voice };
export type States = { before: BlockStates; after: BlockStates };

type Words = Pick<Difference, "subject" | "what" | "before" | "after">;

/** A row in words, with the sentence that says it whole. @param start the day on which the later document begins; null for none */
export function toldOf({ changes, percent }: Group, voices: Voices, states: States, start: string | null): Difference {
  const [first, ...more] = changes;
  const words = wordsOf(first, voices, states);
  const others = more.map((change): AlsoChanged => {
    const { subject, before, after } = wordsOf(change, voices, states);
    return { subject, before, after };
  });
  const told = {
    ...words,
    block: first.block,
    kind: kindOf(first, states),
    note: noteOf(first, states, voices),
    delta: percent === null ? deltaOf(first, voices.after) : signed(new Decimal(percent), `${number(new Decimal(percent).abs(), voices.after.locale, 2)}%`),
    from: first.block === "general" ? null : later(first.part?.after?.from, start),
    others,
  };
  return { ...told, sentence: sentenceOf(told, formOf(first, told, states, percent !== null), reachOf(changes), voices.after) };
}

/** Nothing of a document holds before the document does. */
function later(own: string | undefined, start: string | null): string | null {
  return own !== undefined && (start === null || own > start) ? own : start;
}

/** "n.v.t." that becomes a zero is a change and not something new; so the other way round. */
function kindOf(change: Change, states: States): Difference["kind"] {
  return isZeroInstead(change, states) ? "changed" : change.kind;
}

function isZeroInstead(change: Change, states: States): boolean {
  const zero = change.part?.after ?? change.part?.before;
  return isWhole(change) && zero?.isZero === true && isSaid(otherState(change, states));
}

/** Of a part that comes or goes: how its block stands on the side where it is not. */
function otherState({ block, kind }: Change, states: States): BlockState {
  return kind === "added" ? states.before[block] : states.after[block];
}

function isSaid(state: BlockState): boolean {
  return state === "not_applicable" || state === "unknown";
}

/** A part that comes or goes as a whole. */
function isWhole({ fact, part }: Change): boolean {
  return fact === null && part !== null;
}

function wordsOf(change: Change, voices: Voices, states: States): Words {
  const { part, fact, kind } = change;
  if (!part) return stateWords(change, voices.after);

  const { held, voice } = heldOf(part, voices);
  const subject = held?.name(voice) ?? "";
  if (fact !== null) return factWords(change, fact, subject, voices);

  const value = held?.value(voice).trim() || voice.translate("payEquity.difference.present");
  const absence = absenceOf(otherState(change, states), kind === "added" ? "none" : "gone", voices.after);
  return kind === "added" ? { subject, what: null, before: absence, after: value } : { subject, what: null, before: value, after: absence };
}

/** The part as it is, else as it was, with the words that belong to it. */
function heldOf(part: Change["part"], voices: Voices): { held: Part | null; voice: Voice } {
  return part?.after ? { held: part.after, voice: voices.after } : { held: part?.before ?? null, voice: voices.before };
}

function stateWords({ block, states }: Change, { translate }: Voice): Words {
  const said = (state: BlockState | undefined) => translate(`payEquity.difference.states.${state ?? "absent"}`);
  return { subject: translate(`payEquity.blocks.${block}`), what: null, before: said(states?.before), after: said(states?.after) };
}

/** A fact of the message itself stands by its own name. */
function factWords({ part, before, after }: Change, fact: Fact, subject: string, voices: Voices): Words {
  const none = voices.after.translate("payEquity.difference.none");
  const said = (held: Fact | null, voice: Voice) => (held ? held.say(voice).trim() || JSON.stringify(held.raw) : none);
  const values = { before: said(before, voices.before), after: said(after, voices.after) };
  const label = labelOf(fact, voices.after);
  return part?.after?.keys.length === 0 && label ? { subject: label, what: null, ...values } : { subject, what: label, ...values };
}

/** What is said of something that is not there: n.v.t., not known yet, never asked, or simply none. */
function absenceOf(state: BlockState, otherwise: "none" | "gone", { translate }: Voice): string {
  if (state === "filled") return translate(`payEquity.difference.${otherwise}`);
  if (state === "absent" && otherwise === "gone") return translate("payEquity.difference.gone");
  return translate(`payEquity.difference.states.${state}`);
}

/** A field without words of its own is called by its name in SETU, where we have none for it. */
function labelOf({ label }: Fact, { translate }: Voice): string | null {
  if (label === null) return null;
  if (!label.startsWith("leaf:")) return translate(`payEquity.difference.fields.${label}`);

  const name = label.slice("leaf:".length);
  return leafNames.has(name) ? translate(`payEquity.difference.leaves.${name}`) : translate("payEquity.difference.leaf", { name });
}

/** Fields that may differ where the words are the same. */
const leafNames = new Set([
  ...["value", "unitCode", "schemeAgencyId", "type", "date", "interval", "recurringInterval", "event", "offset", "eventName", "id", "typeCode"],
  ...["relationType", "description", "address", "useCode", "formattedNumber", "formattedName", "start", "end", "weekday", "operator"],
  ...["duration", "conditionType", "conditions", "condition", "allowances", "partTimePercentage", "employmentDuration", "minimumWage"],
]);

function noteOf(change: Change, states: States, voices: Voices): string | null {
  const { translate } = voices.after;
  if (isZeroInstead(change, states)) return translate("payEquity.difference.notTheSame", { state: translate(`payEquity.difference.states.${otherState(change, states)}`) });

  const { held, voice } = heldOf(change.part, voices);
  return change.fact?.label ? null : (held?.note?.(voice) ?? null);
}

/** By how much: wages in percents of what they were, percentages in points, the rest in its own unit. */
function deltaOf({ before, after, part, fact }: Change, voice: Voice): string | null {
  if (fact === null) return part?.after ? null : lossOf(part?.before?.size, voice);
  return before?.size && after?.size ? stepOf(before.size, after.size, voice) : null;
}

function stepOf(was: Size, is: Size, voice: Voice): string | null {
  const difference = new Decimal(is.value).minus(was.value);
  return was.unit !== is.unit || difference.isZero() ? null : signed(difference, sizeInWords(difference.abs(), is.unit, voice));
}

/** What falls away, in euros: of the other units the old value says it already. */
function lossOf(size: Size | undefined, voice: Voice): string | null {
  return size?.unit === "Euro" && !size.relative && size.value > 0 ? signed(new Decimal(-1), sizeInWords(new Decimal(size.value), size.unit, voice)) : null;
}

function sizeInWords(value: Decimal, unit: Size["unit"], { locale, translate }: Voice): string {
  if (unit === "Euro") return euro(value, locale, Math.min(4, Math.max(2, value.decimalPlaces())));
  if (unit === "Percentage") return translate("payEquity.difference.points", { count: value.toNumber(), amount: number(value, locale) });
  return translate(`payEquity.units.${unit}`, { count: value.toNumber(), amount: number(value, locale) });
}

function signed(sign: Decimal, size: string): string {
  return `${sign.isNegative() ? "−" : "+"}\u00a0${size}`;
}

/** For how many functions; of several parts, the most that one of them is for, which is a fact about each. */
function reachOf(changes: readonly Change[]): number | null {
  const reaches = changes.flatMap(({ part, fact }) => (fact === null || fact.label === null ? [(part?.after ?? part?.before)?.reach ?? 0] : [0]));
  return Math.max(...reaches) || null;
}

type Told = Omit<Difference, "sentence">;
type Form = "added" | "removed" | "changed" | "wages";

/** What was "n.v.t." or not known is told as such: "n.v.t. → € 0,23 per kilometer" says more than "nieuw". */
function formOf(change: Change, { others }: Told, states: States, isWage: boolean): Form {
  if (isWage && others.length > 0) return "wages";
  return isWhole(change) && isSaid(otherState(change, states)) ? "changed" : change.kind;
}

function sentenceOf(told: Told, form: Form, reach: number | null, { locale, translate }: Voice): string {
  const { what, before, after, delta, from, others } = told;
  const when = from ? ` ${translate("payEquity.difference.from", { date: longDate(from, locale) })}` : "";
  const whom = reach && others.length === 0 ? translate("payEquity.difference.forFunctions", { count: reach }) : "";

  return translate(`payEquity.difference.sentences.${form}`, {
    subject: subjectOf(told, form, translate),
    before: form === "changed" && what === null ? shortened(before, after) : before,
    after,
    count: others.length + 1,
    delta: delta ?? "",
    tail: `${when}${whom}`,
  });
}

function subjectOf({ subject, what, others }: Told, form: Form, translate: Voice["translate"]): string {
  const whole = what === null ? subject : `${subject}, ${phraseOf(what)}`;
  if (form === "wages") return phraseOf(whole);
  return capital(others.length > 0 ? translate("payEquity.difference.andOthers", { subject: whole, count: others.length }) : whole);
}

/** "€ 0,21 per kilometer → € 0,23 per kilometer" says its unit once; what does not begin with a number stays whole. */
function shortened(before: string, after: string): string {
  if (![before, after].every((text) => /^(−?\s?[€\d])/.test(text))) return before;
  const [old, fresh] = [before.split(" "), after.split(" ")];
  let common = 0;
  while (common < Math.min(old.length, fresh.length) - 1 && old.at(-1 - common) === fresh.at(-1 - common)) common += 1;
  return old.slice(0, old.length - common).join(" ").replace(/,$/, "");
}
