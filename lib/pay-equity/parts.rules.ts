import { Decimal } from "decimal.js";
import { euro, row } from "@/lib/core/format";
import { amountDetails, amountInWords } from "./amounts.rules";
import type { BlockId } from "./blocks.schema";
import { canonical, type Matched } from "./matching.rules";
import type { Amount, ArrangementLineLeave, EffectivePeriod } from "./setu/amounts.schema";
import type { Condition } from "./setu/conditions.schema";
import { conditionInWords, momentInWords, periodInWords, sentence, type Voice } from "./wording.rules";

/*
 * A message taken apart for comparing: parts (an arrangement, a scale, a step, a line) with the facts that they hold. Every
 * field of a part is in exactly one fact or in a part below it, so that nothing changes unseen. Words are made only for what
 * turns out to differ: that is what keeps comparing fast.
 */

/** One field, or a few that are said together. `label` is null for what the part is about: its amount. */
export type Fact = { key: string; label: string | null; raw: unknown; say: (voice: Voice) => string; size?: Size };

/** A size by which a change is told. `relative` for wages, which are told in percents of what they were. */
export type Size = { value: number; unit: Amount["unitCode"]; relative?: boolean };

export type Part = Matched & {
  block: BlockId;
  /** What it is called: "Schaal B, trede 2". */
  name: (voice: Voice) => string;
  /** What it says, when it is new or gone as a whole. */
  value: (voice: Voice) => string;
  /** For whom or when it holds, if that is said. */
  note?: (voice: Voice) => string | null;
  facts: Fact[];
  lists: PartList[];
  /** The day from which it holds, where it says one of its own. */
  from?: string;
  /** How many functions it is for; null where that says nothing. */
  reach: number | null;
  /** Whether all it says is zero: that is no "n.v.t.". */
  isZero?: boolean;
  size?: Size;
  /** Parts with the same word here fold into one row when they change alike. */
  folds?: string;
  /** Names whose order has a meaning. */
  order?: string[];
};

export type PartList = { parts: Part[]; manner?: "keysOnly" | "alike" | "lonely" };

/** A part with the text by which it is compared, made when it is first asked for. */
export function part(given: Omit<Part, "text">): Part {
  const text = once(() => [canonical(given.raw), ...(given.order ?? [])].join("\n"));
  return Object.defineProperty(given, "text", { get: text }) as Part;
}

/** What is made at the first ask and kept: most of a document never differs, and is never looked into. */
export function once<Made>(make: () => Made): () => Made {
  let made: { it: Made } | undefined;
  return () => (made ??= { it: make() }).it;
}

/** A fact; the label is the key of its field unless it says otherwise. */
export function fact(key: string, raw: unknown, say: Fact["say"], size?: Size): Fact {
  return { key, label: key, raw, say, ...(size && { size }) };
}

/** A text as it stands. */
export function textFact(key: string, text: string | undefined): Fact {
  return fact(key, text, () => text ?? "");
}

/** What is left of an object after its known fields were taken out: an unknown field is told as it stands. */
export function otherFacts(rest: object): Fact[] {
  return Object.entries(rest).map(([key, raw]: [string, unknown]) => ({ key: `other.${key}`, label: `leaf:${key}`, raw, say: () => JSON.stringify(raw) }));
}

/** When something holds. */
export function periodFact(period: EffectivePeriod | undefined): Fact {
  return fact("period", period, (voice) => periodInWords(period ?? {}, voice) ?? "");
}

/** Under which conditions something holds, in sentences; a list of conditions means all of them. */
export function conditionsFact(conditions: readonly Condition[] | undefined, key = "conditions"): Fact {
  return fact(key, conditions, (voice) => row((conditions ?? []).map((condition) => conditionInWords(condition, voice)), voice.locale));
}

/** One line of an arrangement: how much, of what, and for whom. `kind` says what it is a line of, where its arrangement does not. */
export function linePart(line: ArrangementLineLeave, at: LinePlace): Part {
  const { lineId, name, conditions, contributionSource } = line;
  const size = line.amount && { value: line.amount.value, unit: line.amount.unitCode };
  const said = (voice: Voice) => (line.amount ? amountInWords(line.amount, line.interval, voice) : voice.translate("payEquity.labels.unsaid"));

  return part({
    block: at.block,
    raw: line,
    keys: [
      lineId?.value ?? null,
      name === undefined ? null : canonical({ name, conditions }),
      canonical({ conditions, contributionSource, name }),
      canonical({ contributionSource, name }),
    ],
    name: (voice) => nameOfLine(line, at, voice),
    value: said,
    note: (voice) => (at.isOnly || at.kind ? phrasesOf(conditions, voice) : null),
    get facts() {
      return [...amountFacts(line, said, size), ...lineFacts(line)];
    },
    lists: [],
    from: at.from,
    reach: functionsNamed(conditions) ?? at.reach,
    isZero: line.amount?.value === 0,
    ...(size && { size }),
  });
}

/** How much, over what, between which bounds. */
function amountFacts({ amount, interval }: ArrangementLineLeave, said: Fact["say"], size: Size | undefined): Fact[] {
  if (!amount) return [{ key: "amount", label: null, raw: { interval }, say: said }];

  const { value, unitCode, minValue, maxValue, baseAmount, proportional, ...rest } = amount;
  const { unitCode: baseUnit, ...base } = baseAmount;
  const bare: Amount = { value, unitCode, baseAmount: { unitCode: "Fixed" } };
  const details = (held: Amount) => (voice: Voice) => amountDetails({ amount: held }, voice).map(sentence).join(" ");
  return [
    { key: "amount", label: null, raw: { value, unitCode, baseUnit, interval }, say: said, ...(size && { size }) },
    fact("base", base, details({ ...bare, baseAmount: { ...base, unitCode: "Fixed" } })),
    fact("limits", { minValue, maxValue }, details({ ...bare, minValue, maxValue })),
    fact("proRata", proportional, (voice) => details({ ...bare, proportional })(voice) || voice.translate("payEquity.difference.notProRata")),
    ...otherFacts(rest),
  ];
}

/** For whom, by whom, and what else is said of a line. */
function lineFacts(line: ArrangementLineLeave): Fact[] {
  const { lineId, name, amount: _amount, interval: _interval, conditions, contributionSource, leaveDayValue, ikbReference, description, ...rest } = line;
  return [
    conditionsFact(conditions),
    fact("contributor", contributionSource, ({ translate }) => (contributionSource ? translate(`payEquity.contributors.${contributionSource}`) : "")),
    fact("dayValue", leaveDayValue, (voice) =>
      leaveDayValue ? [amountInWords(leaveDayValue, undefined, voice), ...amountDetails({ amount: leaveDayValue }, voice)].join(", ") : "",
    ),
    fact("budget", ikbReference, (voice) => amountDetails({ ikbReference }, voice).map(sentence).join(" ")),
    textFact("name", name),
    textFact("description", description),
    textFact("lineId", lineId?.value),
    ...otherFacts(rest),
  ];
}

/** Where a line stands: its arrangement, whether it is the only one of it, and the conditions that all lines there have. */
export type LinePlace = {
  block: BlockId;
  arrangement: (voice: Voice) => string;
  kind?: (voice: Voice) => string;
  isOnly: boolean;
  shared?: ReadonlySet<string>;
  from?: string;
  reach: number | null;
};

/** What several lines say, in a row; the first three and how many more. */
export function valuesInWords(parts: readonly Part[], voice: Voice): string {
  const values = [...new Set(parts.map(({ value }) => value(voice)))];
  if (values.length <= 3) return row(values, voice.locale);
  return voice.translate("payEquity.difference.andMore", { values: values.slice(0, 3).join(", "), count: values.length - 3 });
}

/** An amount of money in the currency of its scale, to the last decimal that it has. */
export function moneyInWords(value: number, currency: string, { locale }: Voice): string {
  const decimals = Math.max(2, new Decimal(value).decimalPlaces());
  const words = euro(value, locale, decimals);
  return currency === "EUR" ? words : words.replace("€", currency);
}

/** How many functions conditions name; null when they name none. */
export function functionsNamed(conditions: readonly Condition[] | undefined): number | null {
  const named = (conditions ?? []).flatMap((condition) => (condition.conditionType === "PositionProfile" ? condition.positionProfileIds : []));
  return named.length > 0 ? new Set(named).size : null;
}

/** The day of a moment that is one day; else nothing. */
export function dayOf(moment: { occurrenceType: string; date?: unknown } | undefined): string | undefined {
  return moment?.occurrenceType === "Single" && typeof moment.date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(moment.date) ? moment.date : undefined;
}

/** A moment as a fact. */
export function momentFact(key: string, moment: Parameters<typeof momentInWords>[0] | undefined): Fact {
  return fact(key, moment, (voice) => (moment ? momentInWords(moment, voice) : ""));
}

/** A line is called after its arrangement; one of several also after what tells it apart. */
function nameOfLine({ name, conditions, contributionSource }: ArrangementLineLeave, { arrangement, kind, isOnly, shared }: LinePlace, voice: Voice): string {
  if (kind) return name ?? kind(voice);
  if (isOnly) return arrangement(voice);

  const own = (conditions ?? []).filter((condition) => !shared?.has(canonical(condition)));
  const apart = contributionSource ? voice.translate(`payEquity.contributors.${contributionSource}`).toLowerCase() : phrasesOf(own, voice);
  return apart ? `${arrangement(voice)}, ${apart}` : arrangement(voice);
}

/** Conditions within a sentence: without the capitals and full stops of those that were written as sentences. */
function phrasesOf(conditions: readonly Condition[] | undefined, voice: Voice): string | null {
  return conditions?.length ? conditions.map((condition) => phraseOf(conditionInWords(condition, voice))).join(", ") : null;
}

/** A text as a part of a sentence; an abbreviation keeps its capitals. */
export function phraseOf(text: string): string {
  const bare = text.trim().replace(/\.$/, "");
  return /^\p{Lu}\p{Ll}/u.test(bare) ? bare.slice(0, 1).toLowerCase() + bare.slice(1) : bare;
}
