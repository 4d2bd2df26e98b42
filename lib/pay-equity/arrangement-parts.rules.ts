import { amountDetails, amountInWords } from "./amounts.rules";
import { allowanceKind, type Arrangement, stackingRow } from "./arrangements.rules";
import { arrangementNames, homeOf } from "./blocks.rules";
import type { BlockId } from "./blocks.schema";
import { canonical } from "./matching.rules";
import { type Fact, fact, linePart, type LinePlace, momentFact, once, otherFacts, part, type Part, type PartList, periodFact, phraseOf, conditionsFact, textFact, valuesInWords } from "./parts.rules";
import type { ArrangementLineLeave, Identifier } from "./setu/amounts.schema";
import type { AllowanceReferenceExtended, LeaveArrangement, MandatoryLeave, Period } from "./setu/arrangements.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import { capital, hoursInWords, sentence, type Voice } from "./wording.rules";

/** The arrangements of a message, by the list in which SETU holds them. @param reach how many functions the message has */
export function arrangementLists(content: InquiryPayEquity, reach: number | null): PartList[] {
  const names = arrangementNames(content);
  const held: { block: BlockId; arrangements: readonly Held[] | undefined }[] = [
    { block: "allowances", arrangements: content.allowance },
    { block: "holidayAllowance", arrangements: content.holidayAllowance },
    { block: "sickPay", arrangements: content.sickPay },
    { block: "leave", arrangements: content.leave },
    { block: "individualChoiceBudget", arrangements: content.individualChoiceBudget },
    { block: "pension", arrangements: content.pension },
    { block: "sustainableEmployability", arrangements: content.sustainableEmployability },
    { block: "supplementary", arrangements: content.supplementaryArrangement },
    { block: "other", arrangements: content.otherArrangement },
  ];

  return held.map(({ block, arrangements = [] }) => {
    const often = namedTwice(arrangements);
    return { parts: arrangements.map((arrangement) => arrangementPart(arrangement, { block, names, reach, isNamedTwice: often.has(arrangement.name) })) };
  });
}

const leaveKinds = ["paidLeave", "workingHoursReduction", "holidays", "specialLeave", "additionalParentalLeave"] as const;

/** Everything an arrangement of any kind may hold, with its identity. */
type Held = Arrangement &
  Partial<Pick<LeaveArrangement, (typeof leaveKinds)[number]>> & {
    id?: Identifier;
    typeCode?: string;
    period?: Period[];
    reference?: AllowanceReferenceExtended[];
    phaseOutScheme?: string;
    mandatoryLeaveAllocation?: MandatoryLeave;
  };
type Place = { block: BlockId; names: ReadonlyMap<string, string>; reach: number | null; isNamedTwice: boolean };

function arrangementPart(arrangement: Held, place: Place): Part {
  const { id, name, origin, typeCode = "", effectivePeriod } = arrangement;
  const block = place.block === "allowances" ? homeOf(typeCode as Parameters<typeof homeOf>[0]) : place.block;
  const called = (voice: Voice) => nameOf(arrangement, place, voice);
  const lists = once(() => listsOf(arrangement, { block, arrangement: called, from: effectivePeriod?.validFrom, reach: place.reach }));
  const lines = once(() => lists().flatMap(({ parts }) => parts));
  const only = () => (lines().length === 1 ? lines()[0] : undefined);

  return part({
    block,
    raw: arrangement,
    keys: [id?.value ?? null, canonical({ origin, typeCode, name }), canonical({ typeCode, name }), name],
    name: called,
    value: (voice) => valueOf(arrangement, lines(), voice),
    note: (voice) => only()?.note?.(voice) ?? (typeCode === "" ? null : phraseOf(kindOf(typeCode, place.block, voice))),
    get facts() {
      return factsOf(arrangement, place);
    },
    get lists() {
      return lists();
    },
    from: effectivePeriod?.validFrom,
    get reach() {
      return only()?.reach ?? place.reach;
    },
    get isZero() {
      return lines().length > 0 && lines().every((line) => line.isZero);
    },
    get size() {
      return only()?.size;
    },
  });
}

function listsOf(arrangement: Held, at: Omit<LinePlace, "isOnly">): PartList[] {
  const lines = (held: ArrangementLineLeave[] = [], kind?: LinePlace["kind"]): PartList => {
    const shared = sharedConditions(held);
    return { parts: held.map((line) => linePart(line, { ...at, shared, isOnly: held.length === 1, ...(kind && { kind }) })), manner: "lonely" };
  };
  return [lines(arrangement.line), ...leaveKinds.map((kind) => lines(arrangement[kind], ({ translate }) => translate(`payEquity.leave.${kind}`)))];
}

/** The conditions that every line has: they tell none of them apart. */
function sharedConditions(lines: readonly ArrangementLineLeave[]): Set<string> {
  const [first = [], ...rest] = lines.map(({ conditions }) => (conditions ?? []).map(canonical));
  return new Set(first.filter((condition) => rest.every((others) => others.includes(condition))));
}

function factsOf(arrangement: Held, place: Place): Fact[] {
  const { id, name, origin, typeCode, effectivePeriod, waitingDays, period, payDate, option, franchise, coverage, description, reference, ...more } = arrangement;
  const { phaseOutScheme, mandatoryLeaveAllocation, line: _line, ...others } = more;
  const rest = Object.fromEntries(Object.entries(others).filter(([key]) => !leaveKinds.some((kind) => kind === key)));
  const { conditions: waitingConditions, ...waiting } = waitingDays ?? {};

  return [
    textFact("name", name),
    fact("kind", typeCode, (voice) => (typeCode ? kindOf(typeCode, place.block, voice) : "")),
    fact("origin", origin, ({ translate }) => translate(`payEquity.origins.${origin.type}`)),
    periodFact(effectivePeriod),
    fact(
      "waiting",
      waiting,
      ({ translate }) => (waitingDays ? translate(`payEquity.waiting.${waitingDays.unitCode}`, { count: waitingDays.value }) : ""),
      waitingDays && { value: waitingDays.value, unit: waitingDays.unitCode },
    ),
    conditionsFact(waitingConditions, "waitingConditions"),
    fact("when", period, (voice) => (period ?? []).map((hours) => hoursInWords(hours, voice)).join("; ")),
    momentFact("paid", payDate),
    fact("stacking", reference, (voice) => (reference ?? []).map((other) => stackingInWords(other, place.names, voice)).join(" ")),
    textFact("phaseOut", phaseOutScheme),
    fact("choice", option, () => (option ?? []).map((choice) => choice.description).join("; ")),
    textFact("franchise", franchise?.description),
    fact("coverage", coverage, (voice) =>
      coverage ? [amountInWords(coverage, undefined, voice), ...amountDetails({ amount: coverage }, voice)].join(", ") : "",
    ),
    textFact("mandatory", mandatoryLeaveAllocation?.description),
    textFact("description", description),
    fact("reference", id, () => id?.value ?? ""),
    ...otherFacts(rest),
  ];
}

/** Two arrangements of one name are told apart by their hours, else by their sort. */
function nameOf({ name, period, typeCode }: Held, { block, isNamedTwice }: Place, voice: Voice): string {
  if (!isNamedTwice) return name;
  const [first] = period ?? [];
  const apart = first ? hoursInWords(first, voice) : typeCode ? kindOf(typeCode, block, voice) : null;
  return apart ? `${name}, ${apart}` : name;
}

function valueOf({ waitingDays, coverage, description }: Held, lines: readonly Part[], voice: Voice): string {
  if (lines.length > 0) return valuesInWords(lines, voice);
  if (waitingDays) return voice.translate("payEquity.difference.waiting", { days: voice.translate(`payEquity.waiting.${waitingDays.unitCode}`, { count: waitingDays.value }) });
  if (coverage) return amountInWords(coverage, undefined, voice);
  return description ?? voice.translate("payEquity.difference.present");
}

function kindOf(typeCode: string, block: BlockId, voice: Voice): string {
  const { translate } = voice;
  if (block === "sustainableEmployability") return translate(`payEquity.sustainability.${typeCode}`);
  if (block === "supplementary") return translate(`payEquity.supplementary.${typeCode}`);
  return allowanceKind(typeCode as Parameters<typeof allowanceKind>[0], voice);
}

function stackingInWords(reference: AllowanceReferenceExtended, names: ReadonlyMap<string, string>, voice: Voice): string {
  const { value, detail } = stackingRow(reference, names, voice);
  return [sentence(capital(value)), ...(detail ? [detail] : [])].join(" ");
}

function namedTwice(arrangements: readonly Held[]): Set<string> {
  const seen = new Set<string>();
  return new Set(arrangements.flatMap(({ name }) => (seen.has(name) ? [name] : (seen.add(name), []))));
}
