import type { ArrangementLine, ArrangementLineLeave } from "./setu/amounts.schema";
import type { AllowanceArrangement, LeaveArrangement, SickPayArrangement } from "./setu/arrangements.schema";
import { Condition, Occurrence } from "./setu/conditions.schema";
import { InquiryPayEquity } from "./setu/message.schema";
import type { IndividualSalaryIncrease, RemunerationPackage, SalaryScale, SalaryScaleStep } from "./setu/remuneration.schema";
import { narrowAll, type Visible } from "./narrowing.rules";

/**
 * What a company may see of a version: the message without the functions that are not shared with it.
 *
 * Taken out are their profiles, the references to them, scales that only they use (with tables left without a scale), their
 * ids and those scales in conditions at any depth, lines and steps that can then hold for nobody (see narrowing.rules.ts),
 * arrangements left without a line, and what refers to those. The result is a valid message of its own: it shares no object
 * with the input and holds no keys that the standard leaves open.
 *
 * If no table remains, one stays because the standard asks for one: the working hours of the first, without scales, under a
 * condition that holds for no shared function.
 *
 * Kept: contacts; scales that no function refers to; free text (names, descriptions, text conditions). Who writes there about
 * one function writes it for everybody who sees the line.
 *
 * @param sharedPositionIds ids of the shared functions, at least one; ids that the message does not know are ignored
 * @throws RangeError when nothing is shared: such a company gets a 404 and no message
 */
export function projectForPositions(content: InquiryPayEquity, sharedPositionIds: readonly string[]): InquiryPayEquity {
  if (sharedPositionIds.length === 0) throw new RangeError("Nothing is shared, so there is nothing to project.");

  const whole = plainCopy(content) as InquiryPayEquity;
  const positionProfile = whole.positionProfile?.filter(({ positionId }) => sharedPositionIds.includes(positionId.value));
  const visible = visibleOf(whole, positionProfile?.map(({ positionId }) => positionId.value) ?? [], new Set());
  const tables = whole.remuneration.flatMap((table) => projectTable(table, visible));

  const projected: InquiryPayEquity = {
    ...whole,
    positionProfile: orNothing(positionProfile),
    remuneration: tables.length > 0 ? tables : whole.remuneration.slice(0, 1).map((table) => hoursOnly(table, sharedPositionIds)),
    allowance: withLines(whole.allowance, visible),
    holidayAllowance: withLines(whole.holidayAllowance, visible),
    sickPay: orNothing(whole.sickPay?.flatMap((arrangement) => projectSickPay(arrangement, visible))),
    leave: orNothing(whole.leave?.flatMap((arrangement) => projectLeave(arrangement, visible))),
    individualChoiceBudget: withLines(whole.individualChoiceBudget, visible),
    pension: withLines(whole.pension, visible),
    sustainableEmployability: withLines(whole.sustainableEmployability, visible),
    supplementaryArrangement: withLines(whole.supplementaryArrangement, visible),
    otherArrangement: withLines(whole.otherArrangement, visible),
  };
  return InquiryPayEquity.parse(withoutDeadReferences(projected, whole));
}

/** A function that is shared with a company, with the scale and step in which it starts; null where the message names none. */
export type SharedPosition = { id: string; title: string; code: string; scale: string | null; startStep: string | null };

/**
 * The shared functions of a message, in its order, each with the first scale that refers to it. `id` and `code` are both the
 * SETU positionId: the standard has one identity for a function.
 */
export function sharedPositions(content: InquiryPayEquity, sharedPositionIds: readonly string[]): SharedPosition[] {
  const scales = content.remuneration.flatMap((table) => table.salaryScale ?? []);
  const shared = (content.positionProfile ?? []).filter(({ positionId }) => sharedPositionIds.includes(positionId.value));

  return shared.map(({ positionId: { value: id }, positionTitle: title }) => {
    const scale = scales.find((candidate) => referencesOf(candidate).includes(id));
    const reference = scale?.positionProfileReference?.find(({ positionId }) => positionId.value === id);
    return { id, title, code: id, scale: scale?.name ?? null, startStep: reference?.startSalaryStep ?? null };
  });
}

/**
 * What is left of a message once these scales are known to be gone. A table that can hold for no shared function takes its scales
 * along, and that can make the conditions of another table impossible: hence again, until nothing more goes.
 */
function visibleOf(whole: InquiryPayEquity, positionIds: string[], gone: ReadonlySet<RemunerationPackage>): Visible {
  const isHidden = (scale: SalaryScale) => {
    const references = referencesOf(scale);
    return references.length > 0 && !references.some((id) => positionIds.includes(id));
  };
  const scalesOf = (tables: RemunerationPackage[]) => tables.flatMap((table) => table.salaryScale ?? []);
  const remaining = new Set(scalesOf(whole.remuneration.filter((table) => !gone.has(table))).filter((scale) => !isHidden(scale)).map(({ name }) => name));
  const visible: Visible = {
    positionIds,
    hiddenScales: new Set(scalesOf(whole.remuneration).map(({ name }) => name).filter((name) => !remaining.has(name))),
    tables: whole.remuneration.map((table) => (table.salaryScale ?? []).map(({ name }) => name)),
  };

  const impossible = new Set(whole.remuneration.filter((table) => projectTable(table, visible).length === 0));
  return impossible.size > gone.size ? visibleOf(whole, positionIds, impossible) : visible;
}

function referencesOf(scale: SalaryScale): string[] {
  return (scale.positionProfileReference ?? []).map(({ positionId }) => positionId.value);
}

function projectTable(table: RemunerationPackage, visible: Visible): RemunerationPackage[] {
  const salaryScale = table.salaryScale?.flatMap((scale) => projectScale(scale, visible));
  if (table.salaryScale?.length && !salaryScale?.length) return [];

  const increases = table.individualSalaryIncrease?.flatMap((increase) => projectIncrease(increase, visible));
  return holding({ ...table, salaryScale, individualSalaryIncrease: orNothing(increases) }, visible);
}

function projectScale(scale: SalaryScale, visible: Visible): SalaryScale[] {
  const references = scale.positionProfileReference?.filter(({ positionId }) => visible.positionIds.includes(positionId.value));
  if (scale.positionProfileReference?.length && !references?.length) return [];

  const steps = scale.salaryStep?.flatMap((step: SalaryScaleStep) => holding(step, visible));
  return [{ ...scale, salaryStep: orNothing(steps), positionProfileReference: references }];
}

function projectIncrease(increase: IndividualSalaryIncrease, visible: Visible): IndividualSalaryIncrease[] {
  if (!increase.line) return [increase];
  return holding(increase.line, visible).map((line) => ({ ...increase, line }));
}

/** The least that the standard asks of a table, for nobody. */
function hoursOnly({ origin, effectivePeriod, workDuration, interval }: RemunerationPackage, positionIds: readonly string[]): RemunerationPackage {
  const shared: Condition = { conditionType: "PositionProfile", operator: "in", positionProfileIds: [...positionIds] };
  return { origin, effectivePeriod, workDuration, interval, conditions: [{ conditionType: "Not", condition: shared }] };
}

function withLines<Arrangement extends { line?: ArrangementLine[] }>(
  arrangements: Arrangement[] | undefined,
  visible: Visible,
): Arrangement[] | undefined {
  const projected = arrangements?.flatMap((arrangement) => {
    const line = arrangement.line?.flatMap((each) => holding(each, visible));
    return arrangement.line?.length && !line?.length ? [] : [{ ...arrangement, line }];
  });
  return orNothing(projected);
}

/** Waiting days without conditions hold for everybody, so they keep an arrangement whose lines went. */
function projectSickPay(arrangement: SickPayArrangement, visible: Visible): SickPayArrangement[] {
  const line = arrangement.line?.flatMap((each) => holding(each, visible));
  const waitingDays = arrangement.waitingDays && holding(arrangement.waitingDays, visible)[0];
  const had = Boolean(arrangement.line?.length ?? arrangement.waitingDays);
  return had && !line?.length && !waitingDays ? [] : [{ ...arrangement, line: orNothing(line), waitingDays }];
}

const leaveKinds = ["paidLeave", "workingHoursReduction", "holidays", "specialLeave", "additionalParentalLeave"] as const;

/** Mandatory leave has no conditions either. */
function projectLeave(arrangement: LeaveArrangement, visible: Visible): LeaveArrangement[] {
  const project = (lines: ArrangementLineLeave[] | undefined) => orNothing(lines?.flatMap((line) => holding(line, visible)));
  const projected = { ...arrangement, ...Object.fromEntries(leaveKinds.map((kind) => [kind, project(arrangement[kind])])) };

  const hadLines = leaveKinds.some((kind) => arrangement[kind]?.length);
  const hasLines = leaveKinds.some((kind) => projected[kind]?.length);
  return hadLines && !hasLines && !arrangement.mandatoryLeaveAllocation ? [] : [projected];
}

/** The thing with its conditions narrowed, or nothing when they can no longer hold for a shared function. */
function holding<Thing extends { conditions?: Condition[] }>(thing: Thing, visible: Visible): Thing[] {
  if (!thing.conditions) return [thing];

  const narrowed = narrowAll(thing.conditions, visible);
  return narrowed === false ? [] : [{ ...thing, conditions: narrowed }];
}

/** What refers to an arrangement, a line or a kind of allowance that was taken out goes as well. */
function withoutDeadReferences(projected: InquiryPayEquity, whole: InquiryPayEquity): unknown {
  const left = new Set(namesOf(projected));
  const gone = new Set(namesOf(whole).filter((name) => !left.has(name)));
  return gone.size > 0 ? prune(projected, gone) : projected;
}

/** Ids of arrangements and lines, and the codes of allowances: all that something else in the message can refer to. */
function namesOf(message: InquiryPayEquity): string[] {
  const blocks = Object.values(message).filter(Array.isArray).flat() as Partial<AllowanceArrangement & LeaveArrangement>[];
  return blocks.flatMap((block) => {
    const lines = [...(block.line ?? []), ...leaveKinds.flatMap((kind) => block[kind] ?? [])];
    return [block.id?.value, block.typeCode, ...lines.map((line) => line.lineId?.value)].filter((name) => name !== undefined);
  });
}

const referenceKeys = ["reference", "ikbReference", "allowances"];

function prune(value: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((part) => prune(part, gone));
  if (typeof value !== "object" || value === null) return value;

  const entries = Object.entries(value).map(([key, child]): [string, unknown] => {
    const isList = referenceKeys.includes(key) && Array.isArray(child);
    return [key, isList ? orNothing(child.filter((reference: Reference) => !isDead(reference, gone))) : prune(child, gone)];
  });
  return Object.fromEntries(entries);
}

type Reference = { id?: { value: string }; typeCode?: string };

function isDead({ id, typeCode }: Reference, gone: ReadonlySet<string>): boolean {
  return gone.has(id?.value ?? typeCode ?? "");
}

const openKinds: Record<string, readonly string[]> = Object.fromEntries(
  [...Condition.options, ...Occurrence.options].map(({ shape }) => {
    const kind = "conditionType" in shape ? shape.conditionType : shape.occurrenceType;
    return [kind.value, Object.keys(shape)];
  }),
);

/** A deep copy without the unknown keys that conditions and occurrences may hold: they could name what is not shared. */
function plainCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainCopy);
  if (typeof value !== "object" || value === null) return value;

  const kind = "conditionType" in value ? value.conditionType : "occurrenceType" in value ? value.occurrenceType : undefined;
  const known = typeof kind === "string" ? openKinds[kind] : undefined;
  const entries = Object.entries(value).filter(([key]) => known?.includes(key) ?? true);
  return Object.fromEntries(entries.map(([key, child]) => [key, plainCopy(child)]));
}

/** A list that ran empty is left out, as the standard has it for what is not there. */
function orNothing<Part>(parts: Part[] | undefined): Part[] | undefined {
  return parts?.length ? parts : undefined;
}
