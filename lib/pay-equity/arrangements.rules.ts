import { amountDetails, amountInWords } from "./amounts.rules";
import type { Row, Section } from "./blocks.schema";
import type { Amount, ArrangementLineLeave, EffectivePeriod, LabourAgreementReference } from "./setu/amounts.schema";
import type { AllowanceArrangement, AllowanceReferenceExtended, LeaveArrangement, WaitingDays } from "./setu/arrangements.schema";
import type { AllowanceCode } from "./setu/codes.schema";
import type { Condition, Occurrence } from "./setu/conditions.schema";
import { capital, conditionInWords, hoursInWords, momentInWords, periodInWords, sentence, type Voice } from "./wording.rules";

/** Everything an arrangement of any kind may hold; each kind holds some of it. */
export type Arrangement = {
  name: string;
  origin: LabourAgreementReference;
  effectivePeriod?: EffectivePeriod;
  waitingDays?: WaitingDays;
  line?: ArrangementLineLeave[];
  payDate?: Occurrence;
  option?: { description: string }[];
  franchise?: { description?: string };
  coverage?: Amount;
  description?: string;
};

/**
 * Codes whose use a public source shows (SETU documentation and examples, the free web form). The official labels are not
 * public, so other codes are shown bare: a label would be an invention. HT601 has two contradicting sources and has none.
 */
const knownUses: readonly AllowanceCode[] = [
  ...(["HT100", "HT101", "HT200", "HT300", "HT320", "HT340", "HT400", "HT500", "HT600", "HT602"] as const),
  ...(["EA100", "EA103", "EA300", "EA301", "EA600", "EA604", "EA605", "EA607", "EA608", "EA801", "EA903"] as const),
];

/** One arrangement as a section: who pays how much and when. `kind` says what sort it is, where there is more than the block's name. */
export function arrangementSection(arrangement: Arrangement, voice: Voice, kind?: string): Section {
  return {
    title: arrangement.name,
    note: noteOf(arrangement, voice, kind),
    table: null,
    rows: [
      ...waitingRows(arrangement.waitingDays, voice),
      ...(arrangement.line ?? []).map((line) => lineRow(line, voice)),
      ...closingRows(arrangement, voice),
    ],
  };
}

/** An allowance, expense or payment, with its code, its hours and how it stacks with others. */
export function allowanceSection(allowance: AllowanceArrangement, names: ReadonlyMap<string, string>, voice: Voice): Section {
  const { translate } = voice;
  const section = arrangementSection(allowance, voice, allowanceKind(allowance.typeCode, voice));
  const hours = (allowance.period ?? []).map((period) => ({ label: translate("payEquity.labels.when"), value: capital(hoursInWords(period, voice)) }));
  const stacking = (allowance.reference ?? []).map((reference) => stackingRow(reference, names, voice));
  const phaseOut = allowance.phaseOutScheme ? [{ label: translate("payEquity.labels.phaseOut"), value: allowance.phaseOutScheme }] : [];

  const lineCount = allowance.line?.length ?? 0;
  const [lines, closing] = [section.rows.slice(0, lineCount), section.rows.slice(lineCount)];
  return { ...section, rows: [...lines, ...hours, ...stacking, ...phaseOut, ...closing] };
}

/** Leave, each kind under a label of its own. */
export function leaveSection(leave: LeaveArrangement, voice: Voice): Section {
  const { translate } = voice;
  const kinds = ["paidLeave", "workingHoursReduction", "holidays", "specialLeave", "additionalParentalLeave"] as const;
  const lines = kinds.flatMap((kind) => (leave[kind] ?? []).map((line) => leaveRow(line, translate(`payEquity.leave.${kind}`), voice)));
  const mandatory = leave.mandatoryLeaveAllocation?.description;

  return {
    title: leave.name,
    note: noteOf(leave, voice),
    table: null,
    rows: [
      ...lines,
      ...(mandatory ? [{ label: translate("payEquity.leave.mandatory"), value: mandatory }] : []),
      ...closingRows(leave, voice),
    ],
  };
}

function noteOf({ origin, effectivePeriod }: Arrangement, voice: Voice, kind?: string): string {
  const period = effectivePeriod && periodInWords(effectivePeriod, voice);
  return [...(kind ? [kind] : []), voice.translate(`payEquity.origins.${origin.type}`), ...(period ? [period] : [])].join(", ");
}

/** What sort of allowance a code stands for, as far as a public source shows it. */
export function allowanceKind(code: AllowanceCode, { translate }: Voice): string {
  return knownUses.includes(code) ? `${translate(`payEquity.allowanceCodes.${code}`)} (${code})` : code;
}

function waitingRows(waiting: WaitingDays | undefined, voice: Voice): Row[] {
  if (!waiting) return [];
  const value = voice.translate(`payEquity.waiting.${waiting.unitCode}`, { count: waiting.value });
  return [withDetail({ label: voice.translate("payEquity.labels.waiting"), value }, phrasesOf(waiting.conditions, voice))];
}

/** A phase that begins at a moment is labelled by it: "Vanaf de ziekmelding", "Vanaf 52 weken na de ziekmelding". */
function lineRow(line: ArrangementLineLeave, voice: Voice): Row {
  const phase = line.conditions?.find((condition) => condition.conditionType === "Occurrence");
  const others = line.conditions?.filter((condition) => condition !== phase);
  const party = line.contributionSource && voice.translate(`payEquity.contributors.${line.contributionSource}`);
  const label = party ?? (phase ? capital(conditionInWords(phase, voice)) : voice.translate("payEquity.labels.amount"));
  return rowOf(line, label, party ? line.conditions : others, voice);
}

function leaveRow(line: ArrangementLineLeave, kind: string, voice: Voice): Row {
  const worth = line.leaveDayValue;
  const extra = [
    ...(line.name ? [kind] : []),
    ...(worth ? [voice.translate("payEquity.leave.dayValue", { value: amountInWords(worth, undefined, voice) })] : []),
  ];
  return rowOf(line, line.name ?? kind, line.conditions, voice, extra);
}

function rowOf(line: ArrangementLineLeave, label: string, conditions: Condition[] | undefined, voice: Voice, extra: string[] = []): Row {
  const value = line.amount ? amountInWords(line.amount, line.interval, voice) : voice.translate("payEquity.labels.unsaid");
  const description = line.description ? [line.description] : [];
  return withDetail({ label, value }, [...phrasesOf(conditions, voice), ...extra, ...amountDetails(line, voice), ...description]);
}

/** How an allowance goes together with another one. */
export function stackingRow({ id, typeCode, relationType, description }: AllowanceReferenceExtended, names: ReadonlyMap<string, string>, voice: Voice): Row {
  const { translate } = voice;
  const other = (id && (names.get(id.value) ?? id.value)) ?? (typeCode && allowanceKind(typeCode, voice));
  const relation = translate(`payEquity.stacking.${relationType ?? "unsaid"}`, { other: other ?? translate("payEquity.stacking.other") });
  return withDetail({ label: translate("payEquity.labels.stacking"), value: relation }, [description]);
}

/** When it is paid, what can be chosen, and what else is said about the arrangement as a whole. */
function closingRows(arrangement: Arrangement, voice: Voice): Row[] {
  const { translate } = voice;
  const { payDate, option, franchise, coverage, description } = arrangement;
  const row = (label: string, value: string | undefined): Row[] => (value ? [{ label: translate(`payEquity.labels.${label}`), value }] : []);

  return [
    ...row("paid", payDate && capital(momentInWords(payDate, voice))),
    ...(option ?? []).flatMap((choice) => row("choice", choice.description)),
    ...row("franchise", franchise?.description),
    ...(coverage ? [withDetail({ label: translate("payEquity.labels.coverage"), value: amountInWords(coverage, undefined, voice) }, amountDetails({ amount: coverage }, voice))] : []),
    ...row("description", description),
  ];
}

function phrasesOf(conditions: Condition[] | undefined, voice: Voice): string[] {
  return (conditions ?? []).map((condition) => conditionInWords(condition, voice));
}

function withDetail(row: Row, phrases: readonly string[]): Row {
  return phrases.length > 0 ? { ...row, detail: phrases.map(sentence).join(" ") } : row;
}
